/// Mail to people: one letter at a time, by the SMTP server that the operator names, or not at all.
///
/// Invariants: what a letter holds besides its address and subject reaches no log, as it may carry a link that is a key;
/// whoever asks for a letter does not wait until it is taken.
@NullMarked
@ApplicationModule(displayName = "mail", allowedDependencies = {"settings"})
package social.linnet.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
