/// The site as an app: its manifest, the service worker with the page for when there is no connection, and what the
/// browser itself tells people (web push).
@NullMarked
package social.linnet.web.app;

import org.jspecify.annotations.NullMarked;
