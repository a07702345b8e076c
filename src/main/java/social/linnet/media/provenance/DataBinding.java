package social.linnet.media.provenance;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

import social.linnet.media.provenance.Carrier.Found;
import social.linnet.media.provenance.Carrier.Placed;
import social.linnet.media.provenance.Carrier.Range;

/// `c2pa.hash.data`: the hash of all bytes but some ranges.
///
/// The specification lets a manifest leave out other ranges too, and calls that worth a note. Here they make it invalid:
/// whoever looks at a picture cannot see which of its bytes nobody vouches for.
final class DataBinding implements Binding {

    static final String LABEL = "c2pa.hash.data";

    private static final String MISMATCH = "assertion.dataHash.mismatch";
    private static final String BROKEN = "assertion.dataHash.malformed";
    /// Enough for both numbers of a range to grow to four bytes each.
    private static final int PADDING = 8;

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public Map<String, Object> assertion(Placed placed, int padding) {
        Range range = placed.range();
        int spare = PADDING - Cbor.width(range.start()) - Cbor.width(range.length());
        return Map.of(
                "exclusions", List.of(Map.of("start", range.start(), "length", range.length())),
                "name", "jumbf manifest",
                "alg", Hashes.OURS,
                "hash", hash(placed.file(), List.of(range), Hashes.OURS),
                "pad", new byte[spare + padding]);
    }

    @Override
    public void check(byte[] file, Found found, Map<?, ?> assertion, String algorithm) {
        List<Range> ranges = assertion.get("exclusions") instanceof List<?> some ? some.stream().map(DataBinding::range).toList()
                : List.of();
        int at = found.range().start();
        for (Range range : ranges) {
            if (range.start() < at || range.length() > found.range().end() - range.start()) {
                throw new Malformed(BROKEN);
            }
            at = range.end();
        }
        if (!(assertion.get("hash") instanceof byte[] wanted)) {
            throw new Malformed(BROKEN);
        }
        if (!MessageDigest.isEqual(wanted, hash(file, ranges, algorithm))) {
            throw new Malformed(MISMATCH);
        }
    }

    private static Range range(Object exclusion) {
        if (exclusion instanceof Map<?, ?> map && map.get("start") instanceof Long start && map.get("length") instanceof Long length
                && start <= Integer.MAX_VALUE && length <= Integer.MAX_VALUE) {
            return new Range(start.intValue(), length.intValue());
        }
        throw new Malformed(BROKEN);
    }

    private static byte[] hash(byte[] file, List<Range> without, String algorithm) {
        MessageDigest digest = Hashes.of(algorithm);
        int at = 0;
        for (Range range : without) {
            digest.update(file, at, range.start() - at);
            at = range.end();
        }
        digest.update(file, at, file.length - at);
        return digest.digest();
    }
}
