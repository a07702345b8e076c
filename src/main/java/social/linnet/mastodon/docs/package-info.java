/// What this door has, told to people and programs: the table of its routes, and the OpenAPI document made of it.
@NullMarked
package social.linnet.mastodon.docs;

import org.jspecify.annotations.NullMarked;
