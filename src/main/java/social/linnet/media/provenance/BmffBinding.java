package social.linnet.media.provenance;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import social.linnet.media.provenance.Carrier.Found;
import social.linnet.media.provenance.Carrier.Placed;
import social.linnet.media.provenance.Mp4Boxes.Box;

/// `c2pa.hash.bmff.v3`: the hash of all boxes but some, each with the place where it lies before it.
///
/// What may be left out is what the specification wants left out: the manifest, the file's type, the index of fragments
/// and messages.
final class BmffBinding implements Binding {

    static final String LABEL = "c2pa.hash.bmff.v3";

    private static final String MISMATCH = "assertion.bmffHash.mismatch";
    private static final String STORE = "/uuid";
    private static final List<String> OURS = List.of("/ftyp", "/mfra");
    private static final Set<String> ALLOWED = Set.of("/ftyp", "/mfra", "/emsg");
    /// Of the UUID in its box.
    private static final int AT = 8;

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public Map<String, Object> assertion(Placed placed, int padding) {
        return Map.of(
                "exclusions", List.of(
                        Map.of("xpath", STORE, "data", List.of(Map.of("offset", AT, "value", Mp4Carrier.STORE))),
                        Map.of("xpath", OURS.get(0)), Map.of("xpath", OURS.get(1))),
                "name", "jumbf manifest" + " ".repeat(padding),
                "alg", Hashes.OURS,
                "hash", hash(placed.file(), Set.copyOf(OURS), Hashes.OURS));
    }

    @Override
    public void check(byte[] file, Found found, Map<?, ?> assertion, String algorithm) {
        if (!(assertion.get("exclusions") instanceof List<?> exclusions) || !(assertion.get("hash") instanceof byte[] wanted)
                || assertion.get("merkle") != null) {
            throw Mp4Boxes.broken();
        }
        Set<String> without = new TreeSet<>();
        for (Object exclusion : exclusions) {
            String path = exclusion instanceof Map<?, ?> map && map.get("subset") == null && map.get("xpath") instanceof String text
                    ? text : "";
            if (!ALLOWED.contains(path) && !path.equals(STORE)) {
                throw Mp4Boxes.broken();
            }
            without.add(path);
        }
        if (!without.contains(STORE) || !MessageDigest.isEqual(wanted, hash(file, without, algorithm))) {
            throw new Malformed(MISMATCH);
        }
    }

    private static byte[] hash(byte[] file, Set<String> without, String algorithm) {
        MessageDigest digest = Hashes.of(algorithm);
        for (Box box : Mp4Boxes.boxes(file, 0, file.length)) {
            boolean left = box.type().equals("uuid") ? Mp4Carrier.is(file, box, Mp4Carrier.STORE)
                    : without.contains("/" + box.type());
            if (!left) {
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(box.start()).array());
                digest.update(file, box.start(), box.to() - box.start());
            }
        }
        return digest.digest();
    }
}
