/// What people meet on a post and do with it: its page with what it answers and what answers it, its history, who liked and
/// passed it on, and the buttons and choices below it.
@NullMarked
package social.linnet.web.post;

import org.jspecify.annotations.NullMarked;
