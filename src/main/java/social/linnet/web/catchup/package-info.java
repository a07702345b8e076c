/// What has gathered since somebody was here last.
@NullMarked
package social.linnet.web.catchup;

import org.jspecify.annotations.NullMarked;
