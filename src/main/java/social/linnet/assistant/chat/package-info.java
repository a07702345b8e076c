/// What people ask the assistant in private: about a post, or in a chat. Nothing of it is published, and nobody but its
/// owner reads it; ids are 128 random bits, and asked for with the owner all the same.
@NullMarked
@NamedInterface("chat")
package social.linnet.assistant.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
