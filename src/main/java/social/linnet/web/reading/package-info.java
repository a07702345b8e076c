/// Where people read and look for something to read: lists, tags, search, and what many speak of.
@NullMarked
package social.linnet.web.reading;

import org.jspecify.annotations.NullMarked;
