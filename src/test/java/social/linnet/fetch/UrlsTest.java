package social.linnet.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {

    @ParameterizedTest
    @CsvSource({
        "https://Example.COM, https://example.com/",
        "HTTPS://example.com./a, https://example.com/a",
        "http://example.com:80/a?b=c#d, http://example.com/a?b=c",
        "http://example.com:/, http://example.com/",
        "http://example.com:443/, http://example.com:443/",
        "https://bücher.example/ä?ö, https://xn--bcher-kva.example/%C3%A4?%C3%B6",
        "https://example.com?q, https://example.com/?q",
        "https://example.com/a%20b|c^d%zz, https://example.com/a%20b%7Cc%5Ed%25zz",
        "http://１.１.１.１/, http://1.1.1.1/",
        "'http://[2606:4700:4700::1111]/x', 'http://[2606:4700:4700:0:0:0:0:1111]/x'"})
    void hasOneForm(String text, String canonical) {
        assertThat(Urls.parse(text)).contains(URI.create(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        // schemes
        "ftp://example.com/", "file:///etc/passwd", "gopher://example.com/", "javascript:alert(1)", "//example.com/",
        "example.com", "http:/example.com", "https:example.com", "",
        // users, ports, what two parsers read in two ways
        "http://user@example.com/", "http://a:b@example.com/", "http://example.com@127.0.0.1/",
        "http://example.com:8080/", "http://example.com:22/", "http://example.com:0/", "http://example.com:65536/",
        "http://example.com:80a/", "http://example.com:80:80/", "http://127.0.0.1\\@good.example/",
        "http://good.example\\.evil.example/", "http://good.example /", "http://good.example\n/", "http://a b.example/",
        // names
        "http://localhost/", "http://intranet/", "http:///path", "http://./", "http://.example.com/",
        "http://example..com/", "http://good_example.com/", "http://-bad.example/", "http://%31%32%37.0.0.1/",
        "http://exa%00mple.com/",
        // numbers: decimal, octal, hex, short, with zeros, too many, too large, full-width
        "http://2130706433/", "http://0/", "http://127.1/", "http://127.0.1/", "http://0177.0.0.1/",
        "http://0x7f.0.0.1/", "http://0x7f000001/", "http://127.0.0.01/", "http://127.0.0.0x1/", "http://1.2.3.4.5/",
        "http://256.1.1.1/", "http://1.2.3.999/", "http://127.0.0.1.0/", "http://example.0x/", "http://foo.1/",
        "http://１２７.１/",
        // IPv6
        "http://[::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[::1/", "http://[example.com]/", "http://::1/",
        "http://[::1]extra/"})
    void isNotFetched(String text) {
        assertThat(Urls.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[::ffff:127.0.0.1]/", "http://127.0.0.1/"})
    void aWellFormedLiteralIsLeftToTheTable(String text) {
        assertThat(Urls.parse(text)).contains(URI.create("http://127.0.0.1/"));
    }
}
