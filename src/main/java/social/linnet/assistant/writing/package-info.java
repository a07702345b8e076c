/// Help with writing: the assistant proposes, for somebody's own words, other words; whether they take their place is their
/// author's to say. Nothing is published here.
@NullMarked
@NamedInterface("writing")
package social.linnet.assistant.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
