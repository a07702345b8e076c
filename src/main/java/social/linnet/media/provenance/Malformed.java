package social.linnet.media.provenance;

/// What was read is not what it should be. The code is one of the specification's status codes (15.2), or one of ours
/// where it has none.
final class Malformed extends RuntimeException {

    Malformed(String code) {
        // thrown for a stranger's bytes, often: nobody reads where
        super(code, null, false, false);
    }

    String code() {
        return String.valueOf(getMessage());
    }
}
