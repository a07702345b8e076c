package social.linnet.media.provenance;

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
}
