/// Whole stories, told to the program and to a model of it.
@NullMarked
package social.linnet.story;

import org.jspecify.annotations.NullMarked;
