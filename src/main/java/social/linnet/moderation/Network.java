package social.linnet.moderation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// What somebody who is not signed in is counted as: their IPv4 address, or the /64 of their IPv6 address, of which one
/// household has 2^64.
public final class Network {

    private static final int PREFIX_BYTES = 8;

    private Network() {
    }

    /// The network of an address as the server knows it. What is not an address is counted as it stands.
    public static String of(String address) {
        int zone = address.indexOf('%');
        String bare = zone < 0 ? address : address.substring(0, zone);
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        InetAddress parsed;
        try {
            // never asks a name server; an IPv4 address written as IPv6 becomes an IPv4 address
            parsed = InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException e) {
            return address;
        }
        return parsed instanceof Inet6Address v6
                ? HexFormat.of().formatHex(v6.getAddress(), 0, PREFIX_BYTES) + "/64" : parsed.getHostAddress();
    }
}
