package social.linnet.assistant;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/// A small picture whose file holds words that nobody sees, each in a way of its own.
final class SmallJpeg {

    /// Where in the file.
    enum Where {
        /// The description and the author of the picture, as cameras write them.
        EXIF(0xE1) {
            @Override
            byte[] body(byte[] words) {
                ByteBuffer body = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + words.length);
                body.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8)
                        .putShort((short) 2);
                for (int tag : new int[] {0x010E, 0x013B}) {
                    body.putShort((short) tag).putShort((short) 2).putInt(words.length).putInt(8 + 2 + 2 * 12 + 4);
                }
                return body.putInt(0).put(words).array();
            }
        },
        XMP(0xE1) {
            @Override
            byte[] body(byte[] words) {
                return joined("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                        + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description><![CDATA[", words,
                        "]]></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>");
            }
        },
        /// The caption, as agencies write it.
        IPTC(0xED) {
            @Override
            byte[] body(byte[] words) {
                ByteBuffer caption = ByteBuffer.allocate(5 + words.length + words.length % 2 + 1);
                caption.put(new byte[] {0x1C, 2, 120}).putShort((short) words.length).put(words);
                return ByteBuffer.allocate(14 + 12 + caption.capacity()).put("Photoshop 3.0\0".getBytes(StandardCharsets.US_ASCII))
                        .put("8BIM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0x0404).putShort((short) 0).putInt(5 + words.length)
                        .put(caption.array()).array();
            }
        },
        /// Content credentials: a box that says who made it.
        C2PA(0xEB) {
            @Override
            byte[] body(byte[] words) {
                byte[] label = joined("c2pa.assertions\0", words, "");
                return ByteBuffer.allocate(8 + 8 + 8 + label.length).put("JP".getBytes(StandardCharsets.US_ASCII)).putShort((short) 1).putInt(1)
                        .putInt(16 + label.length).put("jumb".getBytes(StandardCharsets.US_ASCII)).putInt(8 + label.length)
                        .put("jumd".getBytes(StandardCharsets.US_ASCII)).put(label, 0, label.length).array();
            }
        };

        private final int marker;

        Where(int marker) {
            this.marker = marker;
        }

        abstract byte[] body(byte[] words);

        private static byte[] joined(String before, byte[] words, String after) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(words);
            out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
            return out.toByteArray();
        }
    }

    private SmallJpeg() {
    }

    /// With these words there.
    static byte[] saying(Where where, String words) {
        byte[] plain = plain();
        byte[] body = where.body(words.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(ByteBuffer.allocate(4).put((byte) 0xFF).put((byte) where.marker).putShort((short) (body.length + 2)).array());
        out.writeBytes(body);
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    private static byte[] plain() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB), "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
