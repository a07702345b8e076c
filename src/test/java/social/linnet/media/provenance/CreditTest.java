package social.linnet.media.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreditTest {

    private static final Credit CAROL = new Credit(List.of("Carol <C>", "Dave & Co"), "Lake press", "© Carol", "Ask first",
            "https://lake.example/terms?a=1&b=2", SourceType.DIGITAL_CREATION.uri());

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAgain(Format format) {
        byte[] file = Writer.describe(Samples.file(format), format, new Xmp(null, null, null, null, CAROL));
        assertThat(Credit.of(file, format)).isEqualTo(CAROL);
        assertThat(Credit.of(Samples.file(format), format)).isEqualTo(Credit.NONE);
    }

    @Test
    void plainValuesMayStandAsAttributes() {
        assertThat(credit("""
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
                    xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
                    photoshop:Credit="Lake press" exif:GPSLatitude="48,51N" aux:SerialNumber="4711"
                    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
                    Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture">
                </rdf:Description></rdf:RDF></x:xmpmeta>"""))
                .isEqualTo(new Credit(List.of(), "Lake press", null, null, null,
                        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"));
    }

    @Test
    void nothingIsResolvedAndNothingGrows() {
        assertThat(credit("""
                <!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
                <r xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"><photoshop:Credit>&b;&f;</photoshop:Credit></r>""").line())
                .isNull();
        for (String broken : List.of("", "<", "<a><b></a>", "\0", "<r xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>")) {
            assertThat(credit(broken)).isEqualTo(Credit.NONE);
        }
        String items = "<rdf:li>Mallory</rdf:li>".repeat(5_000);
        Credit many = credit("<r xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                + "><dc:creator>" + items + "</dc:creator><dc:rights>" + "x".repeat(100_000) + "</dc:rights></r>");
        assertThat(many.creators()).hasSize(Credit.MAX_CREATORS);
        assertThat(many.copyright()).hasSizeLessThanOrEqualTo(Credit.MAX_LENGTH);
    }

    private static Credit credit(String xmp) {
        return XmpReader.credit(xmp.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatAgenciesWriteInIptcIsKept() {
        byte[] datasets = Samples.join(dataset(80, "Carol"), dataset(80, "Dave"), dataset(110, "Lake press"), dataset(116, "(c) Carol"),
                dataset(90, "Paris"), dataset(101, "France"));
        byte[] resources = Samples.join(resource(0x03ED, new byte[16]), resource(0x0404, datasets));
        byte[] body = Samples.join("Photoshop 3.0\0".getBytes(StandardCharsets.US_ASCII), resources);
        byte[] jpeg = Samples.file(Format.JPEG);
        byte[] segment = ByteBuffer.allocate(4 + body.length).put((byte) 0xFF).put((byte) 0xED).putShort((short) (2 + body.length))
                .put(body).array();
        assertThat(Credit.of(Carrier.insert(jpeg, 2, segment), Format.JPEG)).isEqualTo(new Credit(List.of("Carol", "Dave"),
                "Lake press", "(c) Carol", null, null, null));
    }

    private static byte[] dataset(int number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(5 + bytes.length).put((byte) 0x1C).put((byte) 2).put((byte) number).putShort((short) bytes.length)
                .put(bytes).array();
    }

    private static byte[] resource(int number, byte[] body) {
        return ByteBuffer.allocate(12 + body.length + (body.length & 1)).put("8BIM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) number).putShort((short) 0).putInt(body.length).put(body).array();
    }

    @Test
    void whatCannotBeSeenIsNotKept() {
        assertThat(Texts.line(" a\u0000b\u202Ec\ud83d\n", 10)).isEqualTo("a bc");
        assertThat(Texts.line("🟥🟥🟥", 2)).isEqualTo("🟥🟥");
        assertThat(Texts.line(" \u200B ", 10)).isNull();
    }
}
