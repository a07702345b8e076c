package social.linnet.media.provenance;

import java.util.Optional;

/// The formats that can carry credentials.
public enum Format {
    JPEG("image/jpeg"), PNG("image/png"), WEBP("image/webp"), GIF("image/gif"), MP4("video/mp4");

    private final String mime;

    Format(String mime) {
        this.mime = mime;
    }

    public String mime() {
        return mime;
    }

    /// By its first bytes.
    public static Optional<Format> of(byte[] file) {
        if (Carrier.has(file, 0, "\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        }
        if (Carrier.has(file, 0, "\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PNG);
        }
        if (Carrier.has(file, 0, "RIFF") && Carrier.has(file, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (Carrier.has(file, 0, "GIF8")) {
            return Optional.of(GIF);
        }
        return Carrier.has(file, 4, "ftyp") ? Optional.of(MP4) : Optional.empty();
    }
}
