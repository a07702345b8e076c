package social.linnet.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// To which addresses one may connect: global unicast, by a table of our own.
///
/// The JDK's predicates are no use here: of 36 special addresses they let 21 pass (unique local, shared, mapped,
/// benchmarking, reserved and others). The table holds IANA's registries of special-purpose addresses (IPv4, RFC 6890 and
/// its successors, and IPv6), multicast, and everything that is not handed out. All of IPv6 outside `2000::/3` is
/// refused, and inside it all that carries an IPv4 address through somebody's relay (6to4, Teredo); the two forms by
/// which a host really speaks to IPv4 (mapped addresses, and NAT64's well-known prefix) are judged by what they carry.
final class Reach {

    private static final List<Block> SPECIAL_4 = blocks(
            "0.0.0.0/8",          // this network
            "10.0.0.0/8",         // private
            "100.64.0.0/10",      // shared, behind a carrier's NAT
            "127.0.0.0/8",        // loopback
            "169.254.0.0/16",     // link-local, and where clouds keep their secrets
            "172.16.0.0/12",      // private
            "192.0.0.0/24",       // protocol assignments
            "192.0.2.0/24",       // documentation
            "192.31.196.0/24",    // AS112
            "192.52.193.0/24",    // multicast relays
            "192.88.99.0/24",     // 6to4 relays, given up
            "192.168.0.0/16",     // private
            "192.175.48.0/24",    // AS112
            "198.18.0.0/15",      // benchmarking
            "198.51.100.0/24",    // documentation
            "203.0.113.0/24",     // documentation
            "224.0.0.0/4",        // multicast
            "240.0.0.0/4");       // reserved, and broadcast

    private static final List<Block> UNICAST_6 = blocks("2000::/3");

    private static final List<Block> SPECIAL_6 = blocks(
            "2001::/23",          // protocol assignments: Teredo, ORCHID, benchmarking and others
            "2001:db8::/32",      // documentation
            "2002::/16",          // 6to4
            "2620:4f:8000::/48",  // AS112
            "3fff::/20");         // documentation

    private static final List<Block> MAPPED = blocks("::ffff:0:0/96");
    private static final List<Block> NAT64 = blocks("64:ff9b::/96");
    private static final int CARRIED = 12;
    private static final byte[] ISATAP = {0, 0, 0x5e, (byte) 0xfe};

    private Reach() {
    }

    /// Whether it is an address of the public internet that one machine has.
    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    /// The same, of an address's 4 or 16 bytes.
    static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return !within(SPECIAL_4, address);
        }
        if (within(MAPPED, address) || within(NAT64, address)) {
            return isPublic(Arrays.copyOfRange(address, CARRIED, address.length));
        }
        return within(UNICAST_6, address) && !within(SPECIAL_6, address)
                && (!isIsatap(address) || isPublic(Arrays.copyOfRange(address, CARRIED, address.length)));
    }

    /// RFC 5214: the lower half is `0000:5efe` or `0200:5efe`, then an IPv4 address to which a host may tunnel.
    private static boolean isIsatap(byte[] address) {
        return (address[8] & ~2) == ISATAP[0] && address[9] == ISATAP[1] && address[10] == ISATAP[2]
                && address[11] == ISATAP[3];
    }

    private static boolean within(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }

    private static List<Block> blocks(String... texts) {
        return Arrays.stream(texts).map(Block::of).toList();
    }

    /// A range of addresses: what they begin with, and how many bits of that count.
    private record Block(byte[] start, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            byte[] start = literal(text.substring(0, slash)).getAddress();
            if (start.length == 4 && text.indexOf(':') >= 0) {
                // the JDK makes an IPv4 address of a mapped one
                byte[] whole = new byte[16];
                whole[10] = whole[11] = (byte) 0xff;
                System.arraycopy(start, 0, whole, CARRIED, start.length);
                start = whole;
            }
            return new Block(start, Integer.parseInt(text.substring(slash + 1)));
        }

        private static InetAddress literal(String text) {
            return text.indexOf(':') < 0 ? Inet4Address.ofLiteral(text) : InetAddress.ofLiteral(text);
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << 8 - (bits - bit) & 0xff;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The address in these bytes.
    static InetAddress of(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }
}
