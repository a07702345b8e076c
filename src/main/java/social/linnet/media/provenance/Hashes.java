package social.linnet.media.provenance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash algorithms of the specification (13.1): new ones are made with the first.
final class Hashes {

    static final String OURS = "sha256";

    private Hashes() {
    }

    static MessageDigest of(String algorithm) {
        String name = switch (algorithm) {
            case "sha256" -> "SHA-256";
            case "sha384" -> "SHA-384";
            case "sha512" -> "SHA-512";
            default -> throw new Malformed("algorithm.unsupported");
        };
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(name, cannotBe);
        }
    }

    /// Of a box without its header, as hashed URIs have it (8.4.2.3).
    static byte[] ofBox(String algorithm, Jumbf.Box box) {
        MessageDigest digest = of(algorithm);
        digest.update(box.bytes(), box.from(), box.to() - box.from());
        return digest.digest();
    }
}
