/// The right to write to the log.
@NullMarked
@NamedInterface("append")
package social.linnet.log.append;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
