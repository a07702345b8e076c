/// What may enter a prompt: who the assistant is, what authors keep from it, who will read an answer, and what is evidence
/// for them. Decided here, in code, and nowhere else.
@NullMarked
@NamedInterface("context")
package social.linnet.assistant.context;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
