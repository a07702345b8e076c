/// Everything that this server asks of other servers because a stranger named them: pages behind links, pictures of those
/// pages, addresses to which a browser's push service listens. [Fetcher] is the one way out.
///
/// `Urls` says what an address is, `Reach` to which machines one may connect, `Exchange` makes one request in bounds,
/// `Fetcher` follows redirects, does the same thing once, and remembers what failed.
///
/// Invariants: the address that was judged is the address that is connected to; nothing but global unicast addresses on
/// ports 80 and 443 is ever connected to, also after a redirect; no call takes longer than [Fetcher#DEADLINE] or holds
/// more bytes than its caller allowed, packed or unpacked.
@NullMarked
@ApplicationModule(displayName = "fetch", allowedDependencies = {"event", "settings"})
package social.linnet.fetch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
