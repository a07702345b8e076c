package social.linnet.moderation;

import java.net.InetAddress;

/// Network addresses that begin alike: `192.0.2.7`, `10.0.0.0/8`, `fd00::/8`.
record AddressRange(byte[] start, int bits) {

    /// The range that this text names.
    ///
    /// @throws IllegalArgumentException when it names none
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int bits = slash < 0 ? start.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > start.length * 8) {
            throw new IllegalArgumentException("no such prefix length: " + text);
        }
        return new AddressRange(start, bits);
    }

    static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((address[bit >> 3] & mask) != (start[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
