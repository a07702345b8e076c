package social.linnet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.linnet.media.Corpus.ascii;
import static social.linnet.media.Corpus.join;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.event.Refused;
import social.linnet.media.Picture.Type;
import social.linnet.media.Renderer.Rendered;
import social.linnet.media.Renderer.Rendition;
import social.linnet.testing.Beside;

@Beside
class RendererTest {

    private final Renderer renderer = new Renderer(TestSettings.of(Map.of()));

    @Test
    void alicesPhotoIsStoredInTwoSizesAndNeverEnlarged() throws IOException {
        Rendered photo = renderer.picture(Corpus.jpeg(3000, 2000));
        assertSize(photo.large(), 2048, 1365);
        assertSize(photo.small(), 960, 640);
        assertThat(photo.type()).isEqualTo(Type.JPEG);
        assertThat(photo.smallType()).isEqualTo(Type.WEBP);
        assertThat(Header.read(photo.small().bytes(), 1_000_000).type()).isEqualTo(Type.WEBP);

        Rendered dot = renderer.picture(Corpus.jpeg(1, 1));
        assertSize(dot.large(), 1, 1);
        assertSize(dot.small(), 1, 1);
    }

    @Test
    void aStripStaysAtLeastOnePixelWide() throws IOException {
        assertSize(renderer.picture(Corpus.jpeg(16_000, 2)).small(), 960, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><script>alert(1)</script></html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "",
            "GIF90a whatever", "\u00FF\u00D8", "RIFF\0\0\0\0WAVE", "%PDF-1.7", "BM\0\0\0\0"})
    void whatMalloryCallsAPictureIsNone(String content) {
        assertRefused(ascii(content), "picture-type");
    }

    @Test
    void malloryCannotMakeUsAllocate() {
        assertRefused(join(Corpus.pngHeader(20_000, 20_000, 8, 6)), "picture-too-many-pixels");
        assertRefused(Corpus.pngHeader(16_385, 1, 8, 6), "picture-too-many-pixels");
        assertRefused(Corpus.pngHeader(8000, 8000, 8, 6), "picture-too-many-pixels");
        assertRefused(Corpus.pngHeader(-1, 5, 8, 6), "picture-broken");
        assertRefused(Corpus.gif(65_535, 65_535, 1, 1, 1), "picture-too-many-pixels");
        assertRefused(Corpus.gif(10, 10, 10_000, 1, 1), "picture-too-many-pixels");
        assertRefused(Corpus.gif(2000, 2000, 11, 1, 1), "picture-too-many-pixels");
        assertRefused(Corpus.gif(10, 10, 2, 60_000, 60_000), "picture-broken");
        byte[] webp = Corpus.webp(Corpus.quarters(20, 20, BufferedImage.TYPE_INT_RGB), "Lossy");
        assertRefused(Corpus.animatedWebp(webp, 16_000, 16_000, 1), "picture-too-many-pixels");
    }

    @Test
    void theOperatorSaysHowManyPixelsAreTooMany() {
        Renderer small = new Renderer(TestSettings.of(Map.of("linnet.media.max-pixels", "1000000")));
        assertThat(small.picture(Corpus.flatPng(1000, 1000, 16, 6, 8)).large().width()).isEqualTo(1000);
        assertThatThrownBy(() -> small.picture(Corpus.flatPng(1001, 1000, 1, 0, 1)))
                .isInstanceOf(Refused.class).hasMessage("picture-too-many-pixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "webp"})
    void halfAPictureIsBrokenWhereverItEnds(String format) {
        BufferedImage image = Corpus.quarters(90, 60, BufferedImage.TYPE_INT_RGB);
        byte[] whole = format.equals("webp") ? Corpus.webp(image, "Lossy") : Corpus.write(image, format);
        int start = format.equals("webp") ? 12 : 8;
        for (int length = start; length < whole.length - 3; length += 1 + whole.length / 60) {
            assertRefused(Arrays.copyOf(whole, length), "picture-broken");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "webp"})
    void noiseInAPictureNeverBecomesAFault(String format) {
        BufferedImage image = Corpus.quarters(60, 40, BufferedImage.TYPE_INT_RGB);
        byte[] plain = format.equals("webp") ? Corpus.webp(image, "Lossless") : Corpus.write(image, format);
        byte[] whole = switch (format) {
            case "jpeg" -> Corpus.withSegment(Corpus.withSegment(plain, 0xE1, Corpus.exif(5)), 0xE2,
                    Corpus.linearProfileSegment());
            case "png" -> Corpus.withChunk(Corpus.withChunk(plain, "eXIf", Corpus.tiff(8)), "iCCP",
                    join(ascii("a\0\0"), Corpus.deflated(Corpus.linearProfileSegment())));
            case "gif" -> Corpus.animatedGif();
            default -> plain;
        };
        Random random = new Random(11);
        for (int i = 0; i < 150; i++) {
            byte[] bent = whole.clone();
            for (int j = 0; j < 1 + i % 5; j++) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(renderer.picture(bent).large().bytes()).isNotEmpty();
            } catch (Refused refused) {
                assertThat(refused.key()).startsWith("picture-");
            }
        }
    }

    @Test
    void aliceHeldHerPhoneUprightAndNobodyLearnsWhere() throws IOException {
        byte[] photo = Corpus.withSegment(Corpus.jpeg(120, 80), 0xE1, Corpus.exif(6));
        Rendered rendered = renderer.picture(photo);
        assertSize(rendered.large(), 80, 120);
        // a quarter turn clockwise brings the lower left corner to the upper left
        assertCorners(rendered.large(), Color.BLUE, Color.RED, Color.YELLOW, Color.GREEN);
        assertThat(text(photo)).contains("SpyCam");
        for (Rendition rendition : List.of(rendered.large(), rendered.small())) {
            assertThat(text(rendition.bytes())).doesNotContain("SpyCam", "Exif");
            assertThat(directories(rendition.bytes())).noneMatch(name -> name.contains("GPS") || name.contains("Exif"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationIsApplied(int orientation) throws IOException {
        Color[][] corners = {
                {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW}, {Color.GREEN, Color.RED, Color.YELLOW, Color.BLUE},
                {Color.YELLOW, Color.BLUE, Color.GREEN, Color.RED}, {Color.BLUE, Color.YELLOW, Color.RED, Color.GREEN},
                {Color.RED, Color.BLUE, Color.GREEN, Color.YELLOW}, {Color.BLUE, Color.RED, Color.YELLOW, Color.GREEN},
                {Color.YELLOW, Color.GREEN, Color.BLUE, Color.RED}, {Color.GREEN, Color.YELLOW, Color.RED, Color.BLUE}};
        byte[] png = Corpus.withChunk(Corpus.write(Corpus.quarters(120, 80, BufferedImage.TYPE_INT_RGB), "png"),
                "eXIf", Corpus.tiff(orientation));
        Rendition large = renderer.picture(png).large();
        assertSize(large, orientation < 5 ? 120 : 80, orientation < 5 ? 80 : 120);
        assertCorners(large, corners[orientation - 1]);
    }

    @Test
    void thePromptInAPngIsGone() {
        byte[] png = Corpus.withChunk(Corpus.write(half(BufferedImage.TYPE_INT_ARGB), "png"), "tEXt",
                ascii("prompt\0a secret of alice"));
        Rendered rendered = renderer.picture(png);
        assertThat(rendered.type()).isEqualTo(Type.PNG);
        assertThat(text(png)).contains("secret");
        assertThat(text(rendered.large().bytes())).doesNotContain("secret", "tEXt");
        assertThat(text(rendered.small().bytes())).doesNotContain("secret", "tEXt");
    }

    @Test
    void textThatInflatesToGigabytesIsNeverInflated() {
        BufferedImage palette = Corpus.quarters(20, 20, BufferedImage.TYPE_BYTE_INDEXED);
        byte[] bomb = join(ascii("a\0\0"), Corpus.deflated(new byte[200_000_000]));
        byte[] png = Corpus.withChunk(Corpus.write(palette, "png"), "zTXt", bomb);
        assertThat(Header.read(png, 1_000_000).clean()).hasSizeLessThan(2000);
        assertThat(renderer.picture(png).large().width()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void whatIsAppendedIsGone(String format) {
        byte[] polyglot = join(Corpus.write(Corpus.quarters(30, 30, BufferedImage.TYPE_INT_RGB), format),
                ascii("PK\u0003\u0004 <script>alert('bob')</script>"));
        Rendered rendered = renderer.picture(polyglot);
        assertThat(text(rendered.large().bytes())).doesNotContain("PK\u0003\u0004", "<script>");
        assertThat(text(rendered.small().bytes())).doesNotContain("PK\u0003\u0004", "<script>");
    }

    @Test
    void greyStaysAsDarkAsItWas() throws IOException {
        for (int type : new int[]{BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage grey = new BufferedImage(30, 30, type);
            int sample = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
            for (int i = 0; i < 900; i++) {
                grey.getRaster().setSample(i % 30, i / 30, 0, sample);
            }
            assertColour(renderer.picture(Corpus.write(grey, "png")).large(), 15, 15, new Color(100, 100, 100));
        }
        assertColour(renderer.picture(Corpus.flatPng(8, 8, 8, 4, 2)).large(), 4, 4, new Color(0, 0, 0, 0));
    }

    @Test
    void palettesKeepTheirHoles() throws IOException {
        IndexColorModel colours = new IndexColorModel(2, 3, new byte[]{0, (byte) 255, 0}, new byte[]{0, 0, (byte) 200},
                new byte[]{0, 0, 0}, 0);
        BufferedImage image = new BufferedImage(30, 30, BufferedImage.TYPE_BYTE_BINARY, colours);
        for (int i = 0; i < 900; i++) {
            image.getRaster().setSample(i % 30, i / 30, 0, i / 300);
        }
        Rendered rendered = renderer.picture(Corpus.write(image, "png"));
        assertThat(rendered.type()).isEqualTo(Type.PNG);
        assertThat(read(rendered.large().bytes()).getRGB(5, 5) >>> 24).isZero();
        assertColour(rendered.large(), 5, 15, Color.RED);
        assertColour(rendered.large(), 5, 25, new Color(0, 200, 0));
    }

    @Test
    void webpIsReadInBothItsKindsAndInMotion() throws IOException {
        BufferedImage image = Corpus.quarters(90, 60, BufferedImage.TYPE_INT_RGB);
        byte[] lossy = Corpus.webp(image, "Lossy");
        byte[] lossless = Corpus.webp(image, "Lossless");
        for (byte[] webp : List.of(lossy, lossless, Corpus.animatedWebp(lossy, 90, 60, 3),
                Corpus.animatedWebp(lossless, 90, 60, 3))) {
            Rendered rendered = renderer.picture(webp);
            assertThat(rendered.type()).isEqualTo(Type.JPEG);
            assertSize(rendered.large(), 90, 60);
            assertCorners(rendered.large(), Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW);
        }
        for (String kind : List.of("Lossy", "Lossless")) {
            Rendered rendered = renderer.picture(Corpus.webp(half(BufferedImage.TYPE_INT_ARGB), kind));
            assertThat(rendered.type()).isEqualTo(Type.PNG);
            assertThat(read(rendered.large().bytes()).getRGB(2, 2) >>> 24).isZero();
        }
    }

    @Test
    void progressiveJpegsAndProfilesAreRead() throws IOException {
        BufferedImage image = Corpus.quarters(300, 200, BufferedImage.TYPE_3BYTE_BGR);
        assertCorners(renderer.picture(Corpus.progressiveJpeg(image)).large(), Color.RED, Color.GREEN, Color.BLUE,
                Color.YELLOW);

        BufferedImage dark = new BufferedImage(30, 30, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = dark.createGraphics();
        graphics.setColor(new Color(55, 55, 55));
        graphics.fillRect(0, 0, 30, 30);
        graphics.dispose();
        // linear 55 of 255 is 128 of 255 in sRGB
        byte[] linear = Corpus.withSegment(Corpus.write(dark, "jpeg"), 0xE2, Corpus.linearProfileSegment());
        assertColour(renderer.picture(linear).large(), 15, 15, new Color(128, 128, 128));
        byte[] nonsense = Corpus.withSegment(Corpus.write(dark, "jpeg"), 0xE2,
                join(ascii("ICC_PROFILE\0"), new byte[]{1, 1}, new byte[500]));
        assertColour(renderer.picture(nonsense).large(), 15, 15, new Color(55, 55, 55));
    }

    @Test
    void cmykBecomesRgb() throws IOException {
        BufferedImage inks = new BufferedImage(40, 40, BufferedImage.TYPE_4BYTE_ABGR);
        for (int i = 0; i < 1600; i++) {
            // Adobe writes inks inverted: no cyan, full magenta and yellow, no black
            inks.getRaster().setPixel(i % 40, i / 40, new int[]{255, 0, 0, 255});
        }
        byte[] jpeg = CmykJpeg.write(inks.getRaster());
        assertThat(Header.read(jpeg, 1_000_000)).isInstanceOfSatisfying(JpegHeader.class,
                header -> assertThat(header.components()).isEqualTo(4));
        int rgb = read(renderer.picture(jpeg).large().bytes()).getRGB(20, 20);
        assertThat(rgb >> 16 & 0xFF).isGreaterThan(180);
        assertThat(rgb >> 8 & 0xFF).isLessThan(90);
        assertThat(rgb & 0xFF).isLessThan(90);
    }

    @Test
    void anAnimationMovesAndItsSmallPictureStands() throws IOException {
        Rendered rendered = renderer.picture(Corpus.animatedGif());
        assertThat(rendered.type()).isEqualTo(Type.GIF);
        assertSize(rendered.large(), 40, 30);
        assertThat(text(rendered.large().bytes())).doesNotContain("secret").contains("NETSCAPE2.0");
        GifHeader before = (GifHeader) Header.read(Corpus.animatedGif(), 1_000_000);
        GifHeader after = (GifHeader) Header.read(rendered.large().bytes(), 1_000_000);
        assertThat(after.frames()).isEqualTo(before.frames());
        assertThat(after.loops()).isEqualTo(5);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(rendered.large().bytes())));
        assertThat(new Color(reader.read(0).getRGB(0, 0))).isEqualTo(Color.RED);
        assertThat(new Color(reader.read(1).getRGB(5, 5))).isEqualTo(Color.GREEN);
        assertThat(new Color(reader.read(2).getRGB(0, 0))).isEqualTo(Color.BLUE);
        assertThat(reader.read(2).getRGB(1, 0) >>> 24).isZero();
        IIOMetadataNode tree = (IIOMetadataNode) reader.getImageMetadata(1).getAsTree("javax_imageio_gif_image_1.0");
        assertThat(((IIOMetadataNode) tree.getElementsByTagName("GraphicControlExtension").item(0))
                .getAttribute("delayTime")).isEqualTo("20");

        assertThat(Header.read(rendered.small().bytes(), 1_000_000).type()).isEqualTo(Type.WEBP);
        assertThat(Motion.read(Header.read(rendered.small().bytes(), 1_000_000), rendered.small().bytes(), 1_000_000)).isNull();
        assertColour(rendered.small(), 20, 15, Color.RED);
    }

    @Test
    void whatCanBeSeenThroughStaysSoInEachSize() throws IOException {
        BufferedImage glass = new BufferedImage(80, 40, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 40; y++) {
                glass.setRGB(x, y, 0xFF0000FF);
            }
        }
        Rendered rendered = renderer.picture(Corpus.write(glass, "png"));
        assertThat(rendered.type()).isEqualTo(Type.PNG);
        assertThat(rendered.smallType()).isEqualTo(Type.WEBP);
        for (Rendition size : List.of(rendered.large(), rendered.small())) {
            assertColour(size, 10, 20, Color.BLUE);
            assertThat(read(size.bytes()).getRGB(70, 20) >>> 24).isZero();
        }
    }

    @Test
    void framesKeepEveryOneOfTheirColours() throws IOException {
        BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_INDEXED);
        Random random = new Random(3);
        for (int i = 0; i < 64 * 64; i++) {
            noise.getRaster().setSample(i % 64, i / 64, 0, random.nextInt(256));
        }
        byte[] still = Corpus.write(noise, "gif");
        // a second frame: everything between the header with its palette and the trailer once more
        int header = 13 + 3 * 256;
        byte[] moving = join(Arrays.copyOf(still, still.length - 1), Arrays.copyOfRange(still, header, still.length));
        Rendered rendered = renderer.picture(moving);
        assertThat(rendered.type()).isEqualTo(Type.GIF);
        ImageReader before = ImageIO.getImageReadersByFormatName("gif").next();
        before.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(moving)));
        ImageReader after = ImageIO.getImageReadersByFormatName("gif").next();
        after.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(rendered.large().bytes())));
        for (int frame = 0; frame < 2; frame++) {
            assertThat(after.read(frame).getRGB(0, 0, 64, 64, null, 0, 64))
                    .isEqualTo(before.read(frame).getRGB(0, 0, 64, 64, null, 0, 64));
        }
    }

    @Test
    void aStillGifIsAStill() {
        assertThat(renderer.picture(Corpus.gif(1, 1, 1, 1, 1)).type()).isEqualTo(Type.JPEG);
        assertThat(renderer.picture(Corpus.gif(8, 8, 1, 1, 1)).type()).isEqualTo(Type.PNG);
    }

    @Test
    void anAvatarIsTheSquareInTheMiddle() throws IOException {
        BufferedImage wide = Corpus.quarters(1200, 600, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = wide.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 290, 600);
        graphics.dispose();
        Rendered avatar = renderer.avatar(Corpus.write(wide, "jpeg"));
        assertSize(avatar.large(), 400, 400);
        assertSize(avatar.small(), 120, 120);
        assertCorners(avatar.large(), Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW);
        assertSize(renderer.avatar(Corpus.jpeg(50, 70)).large(), 50, 50);
    }

    @Test
    void aPreviewIsASmallJpegOnWhite() throws IOException {
        byte[] preview = renderer.preview(Corpus.write(half(BufferedImage.TYPE_INT_ARGB), "png"), 20);
        BufferedImage image = read(preview);
        assertThat(Header.read(preview, 1000).type()).isEqualTo(Type.JPEG);
        assertThat(image.getWidth()).isEqualTo(20);
        assertThat(image.getRGB(1, 1) & 0xFF).isGreaterThan(250);
    }

    /// The upper half is transparent, the lower one is orange.
    private static BufferedImage half(int type) {
        BufferedImage image = new BufferedImage(40, 40, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(0, 20, 40, 20);
        graphics.dispose();
        return image;
    }

    private void assertRefused(byte[] bytes, String key) {
        assertThatThrownBy(() -> renderer.picture(bytes)).isInstanceOf(Refused.class).hasMessage(key);
    }

    private static void assertSize(Rendition rendition, int width, int height) throws IOException {
        BufferedImage image = read(rendition.bytes());
        assertThat(List.of(image.getWidth(), image.getHeight(), rendition.width(), rendition.height()))
                .containsExactly(width, height, width, height);
    }

    private static void assertCorners(Rendition rendition, Color... corners) throws IOException {
        int right = rendition.width() - 4;
        int bottom = rendition.height() - 4;
        assertColour(rendition, 3, 3, corners[0]);
        assertColour(rendition, right, 3, corners[1]);
        assertColour(rendition, 3, bottom, corners[2]);
        assertColour(rendition, right, bottom, corners[3]);
    }

    private static void assertColour(Rendition rendition, int x, int y, Color expected) throws IOException {
        Color actual = new Color(read(rendition.bytes()).getRGB(x, y), true);
        int off = Math.abs(actual.getRed() - expected.getRed()) + Math.abs(actual.getGreen() - expected.getGreen())
                + Math.abs(actual.getBlue() - expected.getBlue()) + Math.abs(actual.getAlpha() - expected.getAlpha());
        assertThat(off).as("%s is not %s", actual, expected).isLessThan(16);
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<String> directories(byte[] bytes) throws IOException {
        try {
            List<String> names = new ArrayList<>();
            for (Directory directory : ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                    .getDirectories()) {
                names.add(directory.getName());
            }
            return names;
        } catch (ImageProcessingException e) {
            throw new IOException(e);
        }
    }
}
