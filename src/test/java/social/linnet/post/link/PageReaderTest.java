package social.linnet.post.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import social.linnet.fetch.Fetched;
import social.linnet.testing.Beside;

@Beside
class PageReaderTest {

    private static final String URL = "https://example.com/";

    private static Optional<Card> read(String type, byte[] bytes) {
        return PageReader.read(URL, new Fetched(200, type, bytes, false, URI.create(URL)));
    }

    private static Optional<Card> read(String html) {
        return read("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPageSaysWhatItIsInOneOfThreeWays() {
        assertThat(read("<title>Plain</title><meta name=description content=words>").orElseThrow())
                .isEqualTo(new Card(URL, "Plain", "words", "", "", "", null, null));
        assertThat(read("<title>Plain</title><meta name=twitter:title content=T>").orElseThrow().title()).isEqualTo("T");
        assertThat(read("<title>Plain</title><meta name=twitter:title content=T><meta property=og:title content=O>"
                + "<meta property=og:title content=second>").orElseThrow().title()).isEqualTo("O");
        assertThat(read("<meta property=og:title content=' \u00a0 '><title>Plain</title>").orElseThrow().title())
                .isEqualTo("Plain");
    }

    @Test
    void whatItSaysIsOneLineOfTextThatCanBeKept() {
        Card card = read("<title>a\u0000b\u202e\u200bc\ud83d\ude00\n\n d&lt;script&gt;</title>"
                + "<meta name=author content='" + "x".repeat(1000) + "'>"
                + "<meta property=article:author content='javascript:alert(1)'>").orElseThrow();
        assertThat(card.title()).doesNotContain("\u0000", "\u202e", "\u200b", "\n").endsWith("c\ud83d\ude00 d<script>");
        assertThat(card.authorName()).hasSize(100).endsWith("…");
        assertThat(card.authorUrl()).isEmpty();
        assertThat(read("<title>" + "\ud83d\ude00".repeat(5000) + "</title>").orElseThrow().title()
                .codePoints().count()).isEqualTo(PageReader.MAX_TITLE);
    }

    @Test
    void itsAuthorMayBeAnAddress() {
        Card card = read("<title>t</title><meta property=article:author content='https://Example.COM/robin'>").orElseThrow();
        assertThat(card.authorUrl()).isEqualTo("https://example.com/robin");
        assertThat(card.authorName()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text/html; charset=iso-8859-1, ISO-8859-1", "text/html, UTF-8", "text/html; charset=nonsense, UTF-8",
        "TEXT/HTML;charset=\"windows-1252\", windows-1252", "application/xhtml+xml; charset=utf-8, UTF-8"})
    void itsEncodingIsHeard(String type, String charset) {
        assertThat(read(type, "<html><title>é</title></html>".getBytes(Charset.forName(charset))).orElseThrow().title())
                .isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource({"application/pdf", "text/plain", "image/svg+xml", "''"})
    void whatIsNoPageSaysNothing(String type) {
        assertThat(read(type, "<title>t</title>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aTimeOrLanguageThatCannotBeMeantIsNone() {
        for (String time : new String[] {"yesterday", "+999999999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"}) {
            assertThat(read("<html lang='x y z'><title>t</title><meta property=article:published_time content='" + time
                    + "'>").orElseThrow()).satisfies(card -> {
                        assertThat(card.publishedAt()).isNull();
                        assertThat(card.language()).isNull();
                    });
        }
    }

    @Test
    void deepAndBrokenPagesAreRead() {
        assertThat(read("<div>".repeat(100_000) + "<title>late</title>")).isNotNull();
        assertThat(read("<title>open")).map(Card::title).contains("open");
    }

    @Test
    void itsPictureIsWhereItSaysWithinWhatIsFetched() {
        assertThat(read("<title>t</title><meta property=og:image content='/a b.png'><meta name=twitter:image:alt content=' A  wren '>")
                .orElseThrow()).satisfies(card -> {
                    assertThat(card.imageUrl()).isEqualTo(URI.create(URL).resolve("/a%20b.png").toString());
                    assertThat(card.imageAlt()).isEqualTo("A wren");
                });
        assertThat(read("<base href='https://cdn.example/x/'><title>t</title><link rel=image_src href=y.png>")
                .orElseThrow().imageUrl()).isEqualTo("https://cdn.example/x/y.png");
        for (String unusable : List.of("", "data:image/png;base64,AAAA", "file:///etc/passwd", "http://localhost/x",
                "https://example.com:8080/x", "https://a.example/" + "x".repeat(3000))) {
            assertThat(read("<title>t</title><meta property=og:image content='" + unusable
                    + "'><meta property=og:image:alt content=words>").orElseThrow()).satisfies(card -> {
                        assertThat(card.imageUrl()).as(unusable).isNull();
                        assertThat(card.imageAlt()).isEmpty();
                    });
        }
    }
}
