package social.linnet.media.provenance;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import social.linnet.media.provenance.Statement.Action;
import social.linnet.media.provenance.Statement.Agent;

/// Files without credentials, and somebody to sign them.
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-29T09:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Authority AUTHORITY = Authority.make("Lin's lake", "lake.example", NOW);
    static final Signer SIGNER = AUTHORITY.signer("Lin's lake", "lake.example", NOW);
    static final Writer WRITER = new Writer(SIGNER);
    static final Verifier VERIFIER = new Verifier(new Trust(List.of(AUTHORITY.root())), CLOCK);

    private Samples() {
    }

    static byte[] file(Format format) {
        return switch (format) {
            case JPEG -> write("jpeg", BufferedImage.TYPE_3BYTE_BGR);
            case PNG -> write("png", BufferedImage.TYPE_INT_ARGB);
            case WEBP -> webp("Lossy", BufferedImage.TYPE_INT_RGB);
            case GIF -> write("gif", BufferedImage.TYPE_INT_RGB);
            case MP4 -> mp4();
        };
    }

    static BufferedImage picture(int type) {
        BufferedImage image = new BufferedImage(48, 32, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.BLUE, 48, 32, new Color(255, 200, 0, 200)));
        graphics.fillRect(0, 0, 48, 32);
        graphics.dispose();
        return image;
    }

    private static byte[] write(String format, int type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture(type), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] webp(String compression, int type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture(type), null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Boxes as a player finds them, with samples that are no pictures: `moov` first, then what it points into.
    static byte[] mp4() {
        byte[] type = box("ftyp", "isom\0\0\2\0isomavc1".getBytes(StandardCharsets.ISO_8859_1));
        byte[] samples = new byte[300];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * 7);
        }
        int at = type.length + movie(0).length + 8;
        return join(type, movie(at), box("mdat", samples));
    }

    private static byte[] movie(int samples) {
        byte[] small = box("stco", ByteBuffer.allocate(16).putInt(0).putInt(2).putInt(samples).putInt(samples + 100).array());
        byte[] large = box("co64", ByteBuffer.allocate(16).putInt(0).putInt(1).putLong(samples + 200).array());
        return box("moov", join(box("mvhd", new byte[100]), track(small), track(large)));
    }

    private static byte[] track(byte[] table) {
        return box("trak", box("mdia", box("minf", box("stbl", table))));
    }

    static byte[] box(String type, byte[] body) {
        return ByteBuffer.allocate(8 + body.length).putInt(8 + body.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(body)
                .array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static Statement created() {
        return new Statement("xmp:iid:" + UUID.randomUUID(), new Agent("Linnet", "1"), List.of(new Action(Action.CREATED,
                SourceType.TRAINED.uri(), new Agent("api.example/paint-1", null), NOW, List.of())), List.of());
    }

    static byte[] described(Format format) {
        return Writer.describe(file(format), format, new Xmp("xmp:iid:1", SourceType.TRAINED.uri(), "api.example/paint-1", null,
                Credit.NONE));
    }

    static Writer.Signed signed(Format format) {
        return WRITER.sign(described(format), format, created());
    }
}
