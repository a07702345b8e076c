package social.linnet.media.provenance;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.media.provenance.Jumbf.Box;
import social.linnet.media.provenance.Jumbf.Superbox;
import social.linnet.media.provenance.Store.Manifest;

/// One look at a store: are its manifests signed, and are the boxes that they refer to those that they mean?
///
/// Each manifest is looked at once and each box hashed once, whatever refers to it how often.
final class Examination {

    /// What an ingredient is called, by versions of the assertion.
    private static final List<String> INGREDIENTS = List.of("c2pa.ingredient", "c2pa.ingredient.v2", "c2pa.ingredient.v3");

    /// What must stay (6.8).
    private static final List<String> NEVER_REDACTED = List.of("/c2pa.actions", "/c2pa.hash.");

    private final Store store;
    private final Set<String> redacted;
    private final Set<String> checked = new HashSet<>();
    private final Map<String, byte[]> hashes = new HashMap<>();

    Examination(Store store) {
        this.store = store;
        this.redacted = redacted(store);
    }

    /// Checks a manifest and all that it says to come from.
    ///
    /// @return its signature
    /// @throws Malformed when something does not fit
    Cose check(Manifest manifest) {
        checked.add(manifest.label());
        if (!own(manifest, text(manifest.claim().get("signature"))).equals(Store.SIGNATURE_LABEL)) {
            throw new Malformed("claimSignature.missing");
        }
        Set<String> referred = new HashSet<>();
        for (Map<?, ?> reference : manifest.references()) {
            String label = own(manifest, text(reference.get("url")));
            if (!label.startsWith(Store.ASSERTIONS_LABEL + "/") || !referred.add(label)) {
                throw new Malformed("assertion.outsideManifest");
            }
            check(manifest, reference, label);
        }
        for (String label : manifest.assertions().keySet()) {
            if (!referred.contains(Store.ASSERTIONS_LABEL + "/" + label)) {
                throw new Malformed("assertion.undeclared");
            }
        }
        INGREDIENTS.stream().flatMap(kind -> manifest.say(kind).stream()).forEach(ingredient -> follow(manifest, ingredient));
        Cose signature = Cose.read(manifest.signature().content(Store.CBOR));
        signature.check(manifest.claimBytes());
        return signature;
    }

    private void check(Manifest manifest, Map<?, ?> reference, String label) {
        if (redacted.contains(Store.HERE + "/c2pa/" + manifest.label() + "/" + label)) {
            return;
        }
        Superbox assertion = manifest.assertions().get(label.substring(Store.ASSERTIONS_LABEL.length() + 1));
        if (assertion == null) {
            throw new Malformed("assertion.missing");
        }
        if (!matches(reference, assertion.box(), manifest)) {
            throw new Malformed("assertion.hashedURI.mismatch");
        }
    }

    private void follow(Manifest manifest, Map<?, ?> ingredient) {
        Object named = ingredient.containsKey("activeManifest") ? ingredient.get("activeManifest")
                : ingredient.get("c2pa_manifest");
        if (!(named instanceof Map<?, ?> reference)) {
            return;
        }
        Manifest parent = parent(store, reference);
        boolean whole = matches(reference, parent.box(), manifest);
        boolean signed = ingredient.get("claimSignature") instanceof Map<?, ?> signature
                && matches(signature, parent.signature().box(), manifest);
        // what was taken out of a manifest changes its hash, and not that of its signature
        if (!whole && !(signed && redacted.stream().anyMatch(uri -> uri.contains(parent.label())))) {
            throw new Malformed("ingredient.manifest.mismatch");
        }
        if (!checked.contains(parent.label())) {
            check(parent);
        }
    }

    private boolean matches(Map<?, ?> reference, Box box, Manifest manifest) {
        String algorithm = algorithm(reference, manifest);
        return reference.get("hash") instanceof byte[] hash && MessageDigest.isEqual(hash,
                hashes.computeIfAbsent(algorithm + box.start(), first -> Hashes.ofBox(algorithm, box)));
    }

    /// @throws Malformed when the store has none such
    static Manifest parent(Store store, Map<?, ?> reference) {
        String uri = text(reference.get("url"));
        String label = uri.substring(uri.lastIndexOf('/') + 1);
        return store.find(label).filter(found -> uri.equals(Store.HERE + "/c2pa/" + label))
                .orElseThrow(() -> new Malformed("ingredient.manifest.missing"));
    }

    /// The algorithm of a hash: its own, or its claim's.
    static String algorithm(Map<?, ?> said, Manifest manifest) {
        Object algorithm = said.get("alg");
        return text(algorithm == null ? manifest.claim().get("alg") : algorithm);
    }

    /// What was taken out of ancestors, as their descendants say; nobody takes out what is their own.
    private static Set<String> redacted(Store store) {
        Set<String> redacted = new HashSet<>();
        for (Manifest manifest : store.manifests()) {
            if (manifest.claim().get("redacted_assertions") instanceof List<?> uris) {
                for (Object uri : uris) {
                    if (text(uri).contains(manifest.label())) {
                        throw new Malformed("assertion.selfRedacted");
                    }
                    if (NEVER_REDACTED.stream().anyMatch(text(uri)::contains)) {
                        throw new Malformed("assertion.notRedactable");
                    }
                    redacted.add(text(uri));
                }
            }
        }
        return redacted;
    }

    /// What a reference names within its own manifest.
    private static String own(Manifest manifest, String uri) {
        String absolute = Store.HERE + "/c2pa/" + manifest.label() + "/";
        if (uri.startsWith(absolute)) {
            return uri.substring(absolute.length());
        }
        if (uri.startsWith(Store.HERE) && !uri.startsWith(Store.HERE + "/")) {
            return uri.substring(Store.HERE.length());
        }
        throw new Malformed("assertion.outsideManifest");
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new Malformed("claim.malformed");
    }
}
