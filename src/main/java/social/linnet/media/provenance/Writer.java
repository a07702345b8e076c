package social.linnet.media.provenance;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import social.linnet.media.provenance.Carrier.Placed;
import social.linnet.media.provenance.Carrier.Range;
import social.linnet.media.provenance.Cbor.Tagged;
import social.linnet.media.provenance.Statement.Action;
import social.linnet.media.provenance.Statement.Agent;
import social.linnet.media.provenance.Statement.Ingredient;
import social.linnet.media.provenance.Store.Manifest;

/// Writes a manifest for a file and puts it there: claims of version 2 with the actions, the ingredients and a hard
/// binding, signed with ES256.
///
/// The store is made twice. The first, with nothing in the places of hash, range and signature, tells how much room to
/// make; the second is of the same length to the byte.
public final class Writer {

    private static final int DATE = 0;
    private static final String ACTIONS = "c2pa.actions.v2";
    private static final String INGREDIENT = "c2pa.ingredient.v3";
    private static final Placed NOTHING = new Placed(new byte[0], Range.NONE);

    private final Signer signer;

    public Writer(Signer signer) {
        this.signer = signer;
    }

    /// A file with its credentials.
    ///
    /// @param store what it carries, for the manifests of what is made from it
    public record Signed(byte[] file, byte[] store) {
    }

    /// @param file with its XMP and without a manifest
    public Signed sign(byte[] file, Format format, Statement statement) {
        Carrier carrier = Carrier.of(format);
        Draft draft = new Draft(statement, carrier.binding(), signer.chain());
        int length = draft.store(NOTHING, 0, null).length;
        // RIFF pads chunks of odd length with a byte that belongs to nobody
        int padding = length & 1;
        Placed room = carrier.place(file, new byte[length + padding]);
        byte[] store = draft.store(room, padding, signer);
        if (store.length != length + padding) {
            throw new IllegalStateException("a manifest of " + store.length + " bytes in room for " + (length + padding));
        }
        return new Signed(carrier.place(file, store).file(), store);
    }

    /// The file with this XMP, which must come before any signature.
    public static byte[] describe(byte[] file, Format format, Xmp xmp) {
        return Carrier.of(format).withXmp(file, xmp.packet());
    }

    /// A manifest of which everything is settled but its binding.
    private static final class Draft {

        private final Statement statement;
        private final Binding binding;
        private final List<X509Certificate> chain;
        private final String label = "urn:c2pa:" + UUID.randomUUID();
        private final Map<String, byte[]> ancestors = new LinkedHashMap<>();
        private final Map<String, byte[]> assertions = new LinkedHashMap<>();

        Draft(Statement statement, Binding binding, List<X509Certificate> chain) {
            this.statement = statement;
            this.binding = binding;
            this.chain = chain;
            List<Map<String, Object>> references = new ArrayList<>();
            for (Ingredient ingredient : statement.ingredients()) {
                String name = references.isEmpty() ? INGREDIENT : INGREDIENT + "__" + references.size();
                byte[] box = assertion(name, ingredient(ingredient));
                assertions.put(name, box);
                references.add(reference(name, box));
            }
            List<Map<String, Object>> actions = statement.actions().stream().map(action -> action(action, references)).toList();
            assertions.put(ACTIONS, assertion(ACTIONS, Map.of("actions", actions)));
        }

        private static Map<String, Object> action(Action action, List<Map<String, Object>> references) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("action", action.name());
            map.put("when", new Tagged(DATE, action.when().toString()));
            if (action.sourceType() != null) {
                map.put("digitalSourceType", action.sourceType());
            }
            if (action.agent() != null) {
                map.put("softwareAgent", agent(action.agent()));
            }
            if (!action.ingredients().isEmpty()) {
                map.put("parameters", Map.of("ingredients", action.ingredients().stream().map(references::get).toList()));
            }
            return map;
        }

        private static Map<String, Object> agent(Agent agent) {
            return agent.version() == null ? Map.of("name", agent.name())
                    : Map.of("name", agent.name(), "version", agent.version());
        }

        private Map<String, Object> ingredient(Ingredient ingredient) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("relationship", ingredient.relation().word());
            map.put("dc:format", ingredient.format().mime());
            if (ingredient.store() != null) {
                Store store = Store.read(ingredient.store());
                store.manifests().forEach(each -> ancestors.putIfAbsent(each.label(), each.box().whole()));
                Manifest active = store.active();
                String manifest = Store.HERE + "/c2pa/" + active.label();
                String signature = manifest + "/" + Store.SIGNATURE_LABEL;
                map.put("activeManifest", Map.of("url", manifest, "hash", Hashes.ofBox(Hashes.OURS, active.box())));
                map.put("claimSignature", Map.of("url", signature,
                        "hash", Hashes.ofBox(Hashes.OURS, active.signature().box())));
                map.put("validationResults", results(signature, ingredient.known()));
            }
            return map;
        }

        /// What was found when the ingredient was taken in. That its signer is nobody's whom others know is said too, so
        /// that it is no news to whoever validates this.
        private static Map<String, Object> results(String signature, boolean known) {
            Map<String, Object> credential = Map.of("url", signature,
                    "code", known ? "signingCredential.trusted" : "signingCredential.untrusted");
            List<Object> success = new ArrayList<>(List.of(
                    Map.of("url", signature, "code", "claimSignature.validated"),
                    Map.of("url", signature, "code", "claimSignature.insideValidity")));
            if (known) {
                success.add(credential);
            }
            return Map.of("activeManifest", Map.of("success", success, "informational", List.of(),
                    "failure", known ? List.of() : List.of(credential)));
        }

        /// @param signer null for a store that is only to be measured
        byte[] store(Placed placed, int padding, @Nullable Signer signer) {
            Map<String, byte[]> all = new LinkedHashMap<>();
            all.put(binding.label(), assertion(binding.label(), binding.assertion(placed, padding)));
            all.putAll(assertions);
            byte[] claim = claim(all);
            byte[] manifest = Jumbf.superbox(Store.MANIFEST, label,
                    Jumbf.superbox(Store.ASSERTIONS, Store.ASSERTIONS_LABEL, all.values().toArray(byte[][]::new)),
                    Jumbf.superbox(Store.CLAIM, Store.CLAIM_LABEL, Jumbf.box(Store.CBOR, claim)),
                    Jumbf.superbox(Store.SIGNATURE, Store.SIGNATURE_LABEL,
                            Jumbf.box(Store.CBOR, Cose.sign(claim, chain, signer))));
            byte[][] manifests = Arrays.copyOf(ancestors.values().toArray(byte[][]::new), ancestors.size() + 1);
            manifests[ancestors.size()] = manifest;
            return Jumbf.superbox(Store.STORE, Store.STORE, manifests);
        }

        private byte[] claim(Map<String, byte[]> all) {
            return Cbor.write(Map.of(
                    "instanceID", statement.instance(),
                    "claim_generator_info", agent(statement.generator()),
                    "signature", Store.HERE + "/c2pa/" + label + "/" + Store.SIGNATURE_LABEL,
                    "created_assertions", all.entrySet().stream()
                            .map(entry -> reference(entry.getKey(), entry.getValue())).toList(),
                    "alg", Hashes.OURS));
        }

        private static byte[] assertion(String label, Map<String, Object> content) {
            return Jumbf.superbox(Store.CBOR, label, Jumbf.box(Store.CBOR, Cbor.write(content)));
        }

        private static Map<String, Object> reference(String label, byte[] box) {
            return Map.of("url", Store.HERE + Store.ASSERTIONS_LABEL + "/" + label,
                    "hash", Hashes.ofBox(Hashes.OURS, Jumbf.boxes(box, 0, box.length).getFirst()));
        }
    }
}
