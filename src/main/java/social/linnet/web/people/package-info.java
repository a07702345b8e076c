/// People: the page of an account, what one does about somebody, and who follows whom.
@NullMarked
package social.linnet.web.people;

import org.jspecify.annotations.NullMarked;
