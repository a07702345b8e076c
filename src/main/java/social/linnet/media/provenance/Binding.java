package social.linnet.media.provenance;

import java.util.Map;

import social.linnet.media.provenance.Carrier.Found;
import social.linnet.media.provenance.Carrier.Placed;

/// A hard binding (9.2): an assertion with the hash of the file without what carries the manifest.
sealed interface Binding permits DataBinding, BmffBinding {

    /// Of its assertion.
    String label();

    /// The assertion for a file in which room for the store has been made. Of one length, whatever the file is.
    ///
    /// @param padding bytes that it is to be longer, at most 8
    Map<String, Object> assertion(Placed placed, int padding);

    /// @param algorithm of its hash
    /// @throws Malformed when it does not hold
    void check(byte[] file, Found found, Map<?, ?> assertion, String algorithm);
}
