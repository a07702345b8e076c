package social.linnet.consent;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The words that somebody had before them when they chose.
///
/// @param language as a BCP 47 tag
public record Wording(String language, String words) {

    /// Their SHA-256 in hexadecimal, by which a form says under which words it stood.
    public String mark() {
        return HexFormat.of().formatHex(hash());
    }

    byte[] hash() {
        return Chain.sha256(words.getBytes(StandardCharsets.UTF_8));
    }
}
