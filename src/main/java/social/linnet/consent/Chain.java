package social.linnet.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/// How entries hang together: each has a SHA-256 over what it says and over the hash of the one before it, the first over 32
/// zeros.
///
/// What is hashed is text in UTF-8, one line each, ended by a line feed: `linnet consent 1`, the position, the pseudonym in
/// hexadecimal, purpose, choice, the wording's hash in hexadecimal or nothing, the language, microseconds since 1970, and the
/// hash before in hexadecimal. An entry of another form would begin with another number.
final class Chain {

    private static final HexFormat HEX = HexFormat.of();

    private Chain() {
    }

    /// The last entry, or what stands before the first.
    record Head(long position, byte[] hash) {
    }

    /// An entry as the ledger has it.
    ///
    /// @param purpose as text: the name of a purpose that is gone is still part of what was said
    record Link(long position, byte[] who, String purpose, String choice, byte @Nullable [] wording, String language, Instant at) {

        Head after(byte[] previous) {
            String said = String.join("\n", "linnet consent 1", Long.toString(position), HEX.formatHex(who), purpose, choice,
                    wording == null ? "" : HEX.formatHex(wording), language,
                    Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)), HEX.formatHex(previous), "");
            return new Head(position, sha256(said.getBytes(StandardCharsets.UTF_8)));
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
