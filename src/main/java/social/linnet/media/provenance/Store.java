package social.linnet.media.provenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import social.linnet.media.provenance.Jumbf.Box;
import social.linnet.media.provenance.Jumbf.Superbox;

/// The manifests that a file carries (11.1), the active one last.
record Store(List<Manifest> manifests) {

    static final String STORE = "c2pa";
    static final String MANIFEST = "c2ma";
    static final String UPDATE = "c2um";
    static final String ASSERTIONS = "c2as";
    static final String CLAIM = "c2cl";
    static final String SIGNATURE = "c2cs";
    static final String CBOR = "cbor";

    static final String ASSERTIONS_LABEL = "c2pa.assertions";
    static final String CLAIM_LABEL = "c2pa.claim.v2";
    static final String OLD_CLAIM_LABEL = "c2pa.claim";
    static final String SIGNATURE_LABEL = "c2pa.signature";

    /// Before what a reference names within the same store.
    static final String HERE = "self#jumbf=";

    private static final int MAX_MANIFESTS = 200;

    /// One manifest.
    ///
    /// @param type       of its box: standard or update
    /// @param claimBytes what is signed
    record Manifest(String label, String type, Box box, byte[] claimBytes, Map<?, ?> claim, Superbox signature,
                    Map<String, Superbox> assertions) {

        /// References to the assertions that the claim makes, old claims' and new ones'.
        List<Map<?, ?>> references() {
            List<Map<?, ?>> references = new ArrayList<>();
            for (String list : List.of("created_assertions", "gathered_assertions", "assertions")) {
                if (claim.get(list) instanceof List<?> some) {
                    for (Object reference : some) {
                        if (!(reference instanceof Map<?, ?> map)) {
                            throw new Malformed("claim.malformed");
                        }
                        references.add(map);
                    }
                }
            }
            return references;
        }

        /// What its assertions with this label say, also those with a number after it; not those that are no CBOR.
        List<Map<?, ?>> say(String labelOf) {
            return assertions.entrySet().stream().filter(entry -> is(entry.getKey(), labelOf)).map(Map.Entry::getValue)
                    .filter(assertion -> assertion.type().equals(CBOR))
                    .<Map<?, ?>>map(assertion -> map(assertion.content(CBOR))).toList();
        }

        /// Whether an assertion is of this kind: `c2pa.ingredient.v3` and `c2pa.ingredient.v3__1` are of one.
        static boolean is(String label, String kind) {
            return label.equals(kind) || label.startsWith(kind + "__");
        }
    }

    Manifest active() {
        return manifests.getLast();
    }

    Optional<Manifest> find(String label) {
        return manifests.stream().filter(manifest -> manifest.label().equals(label)).findFirst();
    }

    static Map<?, ?> map(byte[] cbor) {
        if (Cbor.read(cbor) instanceof Map<?, ?> map) {
            return map;
        }
        throw new Malformed("assertion.cbor.invalid");
    }

    /// @throws Malformed when it is none
    static Store read(byte[] bytes) {
        List<Box> boxes = Jumbf.boxes(bytes, 0, bytes.length);
        if (boxes.size() != 1) {
            throw Jumbf.broken();
        }
        Superbox store = Jumbf.superbox(boxes.getFirst());
        if (!store.type().equals(STORE) || !store.label().equals(STORE) || store.contents().isEmpty()
                || store.contents().size() > MAX_MANIFESTS) {
            throw Jumbf.broken();
        }
        List<Manifest> manifests = store.contents().stream().map(Store::manifest).toList();
        if (manifests.stream().map(Manifest::label).distinct().count() < manifests.size()) {
            throw Jumbf.broken();
        }
        return new Store(manifests);
    }

    private static Manifest manifest(Box box) {
        Superbox manifest = Jumbf.superbox(box);
        if (!manifest.type().equals(MANIFEST) && !manifest.type().equals(UPDATE)) {
            // compressed ones among them
            throw new Malformed("manifest.unsupported");
        }
        Superbox assertions = null;
        Superbox claim = null;
        Superbox signature = null;
        for (Box content : manifest.contents()) {
            Superbox part = Jumbf.superbox(content);
            switch (part.type()) {
                case ASSERTIONS -> assertions = only(assertions, part, List.of(ASSERTIONS_LABEL));
                case CLAIM -> claim = only(claim, part, List.of(CLAIM_LABEL, OLD_CLAIM_LABEL));
                case SIGNATURE -> signature = only(signature, part, List.of(SIGNATURE_LABEL));
                default -> {
                    // other stores, which no claim of ours names
                }
            }
        }
        if (claim == null) {
            throw new Malformed("claim.missing");
        }
        if (signature == null) {
            throw new Malformed("claimSignature.missing");
        }
        byte[] claimBytes = claim.content(CBOR);
        return new Manifest(manifest.label(), manifest.type(), box, claimBytes, claim(claimBytes), signature,
                byLabel(assertions));
    }

    private static Superbox only(@Nullable Superbox before, Superbox part, List<String> labels) {
        if (before != null || !labels.contains(part.label())) {
            throw new Malformed(part.type().equals(CLAIM) ? "claim.multiple" : "general.error");
        }
        return part;
    }

    private static Map<?, ?> claim(byte[] bytes) {
        try {
            return map(bytes);
        } catch (Malformed broken) {
            throw new Malformed("claim.cbor.invalid");
        }
    }

    private static Map<String, Superbox> byLabel(@Nullable Superbox assertions) {
        Map<String, Superbox> byLabel = new LinkedHashMap<>();
        for (Box box : Objects.requireNonNullElseGet(assertions, () -> {
            throw new Malformed("assertion.missing");
        }).contents()) {
            Superbox assertion = Jumbf.superbox(box);
            if (byLabel.put(assertion.label(), assertion) != null) {
                throw Jumbf.broken();
            }
        }
        return byLabel;
    }
}
