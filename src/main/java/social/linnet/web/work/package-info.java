/// Works: the page of one, what others may make of it and whom they ask, editing, styles.
@NullMarked
package social.linnet.web.work;

import org.jspecify.annotations.NullMarked;
