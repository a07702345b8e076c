/// What a model says, made fit to be read: a stranger's text, cited, bounded and inert.
@NullMarked
package social.linnet.assistant.output;

import org.jspecify.annotations.NullMarked;
