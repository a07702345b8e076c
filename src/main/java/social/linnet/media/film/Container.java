package social.linnet.media.film;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What kind of file it is, told by its first bytes alone, and so by which demuxer it is read. Everything else that
/// FFmpeg could read (playlists, scripts that name other files, picture sequences) is none of these.
public enum Container {

    /// ISO base media and QuickTime: video or sound.
    MP4("mov", "video/mp4", "video/quicktime", "audio/mp4", "audio/x-m4a"),
    /// WebM and Matroska.
    MATROSKA("matroska", "video/webm", "video/x-matroska", "audio/webm"),
    MP3("mp3", "audio/mpeg", "audio/mp3"),
    /// Opus, Vorbis or FLAC in Ogg.
    OGG("ogg", "audio/ogg", "audio/opus"),
    WAV("wav", "audio/wav", "audio/x-wav"),
    FLAC("flac", "audio/flac", "audio/x-flac");

    /// How many bytes are looked at.
    public static final int LOOK = 64;

    /// Major brands of what is video or sound; pictures (`heic`, `avif`, `mif1`) are ISO base media too.
    private static final Set<String> BRANDS = Set.of("isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8",
            "iso9", "mp41", "mp42", "mp71", "avc1", "MSNV", "dash", "M4V ", "M4VH", "M4VP", "M4A ", "M4B ", "qt  ",
            "3gp4", "3gp5", "3gp6", "3gp7", "3gr6", "3gs6", "3ge6", "3g2a", "3g2b", "3g2c", "f4v ", "XAVC", "hvc1");

    private final String demuxer;
    private final List<String> types;

    Container(String demuxer, String... types) {
        this.demuxer = demuxer;
        this.types = List.of(types);
    }

    /// Media types by which programs call what is accepted. They are for choosing a file; the bytes alone decide.
    public static List<String> mediaTypes() {
        return Arrays.stream(values()).flatMap(container -> container.types.stream()).toList();
    }

    String demuxer() {
        return demuxer;
    }

    /// @param start the first [#LOOK] bytes, or all when there are fewer
    public static Optional<Container> of(byte[] start) {
        String text = new String(start, 0, Math.min(LOOK, start.length), StandardCharsets.ISO_8859_1);
        if (text.startsWith("ftyp", 4)) {
            return text.length() >= 12 && BRANDS.contains(text.substring(8, 12)) ? Optional.of(MP4) : Optional.empty();
        }
        if (text.startsWith("\u001A\u0045\u00DF\u00A3")) {
            // EBML's document type stands in its header
            return text.contains("\u0042\u0082") && (text.contains("webm") || text.contains("matroska"))
                    ? Optional.of(MATROSKA) : Optional.empty();
        }
        if (text.startsWith("RIFF")) {
            return text.startsWith("WAVE", 8) ? Optional.of(WAV) : Optional.empty();
        }
        if (text.startsWith("OggS\0")) {
            return Optional.of(OGG);
        }
        if (text.startsWith("fLaC")) {
            return Optional.of(FLAC);
        }
        return text.startsWith("ID3") || isMp3Frame(text) ? Optional.of(MP3) : Optional.empty();
    }

    /// Eleven bits of sync, a version, layer III, a bit rate and a sampling rate that exist.
    private static boolean isMp3Frame(String text) {
        if (text.length() < 4 || text.charAt(0) != 0xFF) {
            return false;
        }
        int second = text.charAt(1);
        int third = text.charAt(2);
        return (second & 0xE6) == 0xE2 && (second & 0x18) != 0x08 && third >> 4 != 0 && third >> 4 != 0xF
                && (third & 0x0C) != 0x0C;
    }
}
