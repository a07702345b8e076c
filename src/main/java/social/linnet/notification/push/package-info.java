/// Carries what people are told to the push services of their browsers and phones (RFC 8030), encrypted for the device
/// (RFC 8291) and signed with the server's key (RFC 8292).
///
/// What arrived is turned into deliveries by a cursor over the committed notifications, in one transaction with that
/// cursor; deliveries are leased rows. So nothing is lost by a restart, the view never waits for anybody's server, and a
/// server that does not answer is tried again later, at growing intervals, without holding up the others.
@NullMarked
@NamedInterface("push")
package social.linnet.notification.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
