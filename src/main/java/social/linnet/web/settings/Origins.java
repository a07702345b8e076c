package social.linnet.web.settings;

import java.net.Inet4Address;
import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/// From where a device signed in: the network rather than the machine, so that its owner knows it again and nobody else
/// learns much.
final class Origins {

    private Origins() {
    }

    /// `203.0.113.*` of an IPv4 address, the first 48 bits of an IPv6 address; null of anything else.
    static @Nullable String of(String address) {
        int zone = address.indexOf('%');
        InetAddress parsed;
        try {
            parsed = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
        } catch (IllegalArgumentException e) {
            return null;
        }
        byte[] bytes = parsed.getAddress();
        if (parsed instanceof Inet4Address) {
            return (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + ".*";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i += 2) {
            text.append(Integer.toHexString((bytes[i] & 255) << 8 | bytes[i + 1] & 255)).append(':');
        }
        return text.append(":*").toString();
    }
}
