/// How apps and people get in: registration of apps, tokens, sign-up.
@NullMarked
package social.linnet.mastodon.oauth;

import org.jspecify.annotations.NullMarked;
