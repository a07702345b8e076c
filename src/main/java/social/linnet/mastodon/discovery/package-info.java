/// Search and trends, as Mastodon's apps ask for them.
@NullMarked
package social.linnet.mastodon.discovery;

import org.jspecify.annotations.NullMarked;
