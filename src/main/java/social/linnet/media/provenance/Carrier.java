package social.linnet.media.provenance;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/// Where a format keeps a manifest store and XMP (annex A of the specification), found and put there without touching
/// anything else.
///
/// What is put there goes into files of ours, which have none yet.
sealed interface Carrier permits JpegCarrier, PngCarrier, WebpCarrier, GifCarrier, Mp4Carrier {

    /// A file with something put into it.
    ///
    /// @param range what was put there, with all that carries it
    record Placed(byte[] file, Range range) {
    }

    /// Bytes of a file.
    record Range(int start, int length) {
        static final Range NONE = new Range(0, 0);

        int end() {
            return start + length;
        }
    }

    /// What a file was found to carry.
    ///
    /// @param store the manifest store, when there is one
    /// @param range where it is carried
    /// @param xmp   the XMP packet
    /// @param exif  the TIFF structure of the EXIF
    /// @param iptc  the datasets of the IPTC-IIM
    record Found(byte @Nullable [] store, Range range, byte @Nullable [] xmp, byte @Nullable [] exif, byte @Nullable [] iptc) {
    }

    /// @throws Malformed when what carries the manifest is not as it should be
    Found find(byte[] file);

    Placed place(byte[] file, byte[] store);

    byte[] withXmp(byte[] file, byte[] packet);

    static Carrier of(Format format) {
        return switch (format) {
            case JPEG -> new JpegCarrier();
            case PNG -> new PngCarrier();
            case WEBP -> new WebpCarrier();
            case GIF -> new GifCarrier();
            case MP4 -> new Mp4Carrier();
        };
    }

    /// How the format binds a manifest to itself.
    default Binding binding() {
        return new DataBinding();
    }

    /// The file with these bytes between what was before and after this place.
    static byte[] insert(byte[] file, int at, byte[] bytes) {
        byte[] out = new byte[file.length + bytes.length];
        System.arraycopy(file, 0, out, 0, at);
        System.arraycopy(bytes, 0, out, at, bytes.length);
        System.arraycopy(file, at, out, at + bytes.length, file.length - at);
        return out;
    }

    /// Whether these characters, one byte each, stand there.
    static boolean has(byte[] bytes, int at, String characters) {
        byte[] wanted = characters.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || bytes.length - at < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
