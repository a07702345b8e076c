package social.linnet.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The registries of IANA: IPv4 and IPv6 special-purpose addresses, multicast, and forms that carry one in the other.
class ReachTest {

    @ParameterizedTest
    @ValueSource(strings = {
        // this network, private, shared, loopback, link-local
        "0.0.0.0", "0.1.2.3", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
        "127.0.0.0", "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.169.254", "169.254.255.255",
        "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255",
        // assignments, documentation, AS112, relays, benchmarking
        "192.0.0.0", "192.0.0.8", "192.0.0.170", "192.0.0.192", "192.0.0.255", "192.0.2.1", "192.31.196.1",
        "192.52.193.1", "192.88.99.1", "192.88.99.2", "192.175.48.1", "198.18.0.0", "198.19.255.255", "198.51.100.1",
        "203.0.113.1",
        // multicast, reserved, broadcast
        "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.254", "255.255.255.255",
        // loopback, unspecified, and IPv4 inside IPv6: compatible, mapped, translated
        "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1", "64:ff9b:1:ffff:ffff:ffff:808:808",
        // discard, dummy, protocol assignments, Teredo, benchmarking, documentation, ORCHID, drones
        "100::1", "100:0:0:1::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:1::1", "2001:2::1",
        "2001:3::1", "2001:4:112::1", "2001:10::1", "2001:20::1", "2001:30::1", "2001:1ff:ffff::1", "2001:db8::1",
        "3fff::1", "3fff:fff::1",
        // 6to4 of any kind, AS112, segment routing
        "2002:7f00:1::", "2002:a00:1::1", "2002:808:808::1", "2620:4f:8000::1", "5f00::1",
        // unique local, link-local, site-local, multicast, not handed out
        "fc00::1", "fd12:3456:789a::1", "fe80::1", "febf::1", "fec0::1", "ff00::1", "ff02::1", "ff0e::1", "4000::1",
        "8000::1", "e000::1", "1fff:ffff::1",
        // ISATAP inside a public prefix
        "2a00:1450::5efe:10.0.0.1", "2a00:1450::200:5efe:127.0.0.1"})
    void isNotPublic(String literal) {
        assertThat(Reach.isPublic(InetAddress.ofLiteral(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
        "192.0.1.0", "192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "203.0.112.255",
        "203.0.114.0", "223.255.255.255", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2001:200::1", "2001:4860:4860::8888",
        "2003::1", "2606:4700:4700::1111", "2a00:1450:4001:831::200e", "3ffe:ffff::1",
        "2a00:1450::5efe:8.8.8.8"})
    void isPublic(String literal) {
        assertThat(Reach.isPublic(InetAddress.ofLiteral(literal))).isTrue();
    }

    /// The JDK makes an IPv4 address of a mapped one wherever it can: what comes as 16 bytes all the same is unwrapped.
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "8.8.8.8"})
    void aMappedAddressIsWhatItCarries(String literal) {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        System.arraycopy(InetAddress.ofLiteral(literal).getAddress(), 0, mapped, 12, 4);
        assertThat(Reach.isPublic(mapped)).isEqualTo(literal.equals("8.8.8.8"));
    }
}
