/// What posts of a home say, in few words, for whoever has not read them: for one person, from what the assistant may read of
/// it for them.
@NullMarked
@NamedInterface("catchup")
package social.linnet.assistant.catchup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
