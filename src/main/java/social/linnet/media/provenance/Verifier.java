package social.linnet.media.provenance;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import social.linnet.media.provenance.Carrier.Found;
import social.linnet.media.provenance.Store.Manifest;

/// Reads credentials and says what they are worth (chapter 15): every manifest's signature and the hashes of what it
/// refers to, and the active one's hard binding to the file. Claims of both versions.
///
/// Time stamps and revocation are not looked at: a certificate that has run out is forgiven when a time stamp is there,
/// and its signer is then nobody whom we know. Nothing is fetched: manifests that lie elsewhere are absent.
public final class Verifier {

    /// Largest store that is read, in bytes; cameras write some hundred thousand.
    public static final int MAX_STORE = 4 * 1024 * 1024;

    /// The reason of a finding about a file whose parts do not follow each other as its format says.
    public static final String UNREAD = Mp4Boxes.broken().code();

    private static final List<Binding> BINDINGS = List.of(new DataBinding(), new BmffBinding());
    private static final Set<String> OTHER_BINDINGS = Set.of("c2pa.hash.boxes", "c2pa.hash.collection.data", "c2pa.hash.bmff",
            "c2pa.hash.bmff.v2", "c2pa.hash.multi-asset");

    private static final List<String> TRAVELLING = List.of("c2pa.actions", "c2pa.hash.", "c2pa.ingredient", "c2pa.soft-binding",
            "c2pa.training-mining", "cawg.training-mining");

    private final Credential credential;

    /// @param trust whose certificates vouch for names
    public Verifier(Trust trust, Clock clock) {
        this.credential = new Credential(trust, clock);
    }

    /// Never throws because of the bytes.
    public Finding verify(byte[] file, Format format) {
        byte[] store = null;
        try {
            Found found = Carrier.of(format).find(file);
            if (found.store() == null) {
                return Finding.NOTHING;
            }
            if (found.store().length > MAX_STORE) {
                return Finding.invalid("manifest.tooLarge", null);
            }
            store = found.store();
            return judge(file, found, Store.read(store));
        } catch (Malformed malformed) {
            return Finding.invalid(malformed.code(), store);
        } catch (IndexOutOfBoundsException notAsItSays) {
            return Finding.invalid(Jumbf.broken().code(), store);
        }
    }

    /// What a store that was found to be valid says.
    public static Finding tell(byte[] store) {
        return History.tell(Store.read(store), store, Credential.Judged.NOBODY);
    }

    /// Whether a store that was found to be valid may travel on with what is made from its file: it is no longer than this
    /// and says nothing but what was done, with what, and how it is bound. Metadata and thumbnails of cameras name places
    /// and serial numbers.
    public static boolean mayTravel(byte[] store, int longest) {
        return store.length <= longest && Store.read(store).manifests().stream()
                .flatMap(manifest -> manifest.assertions().keySet().stream())
                .allMatch(label -> TRAVELLING.stream().anyMatch(label::startsWith));
    }

    private Finding judge(byte[] file, Found found, Store store) {
        // hashes before signatures, which cost a thousand times as much
        bind(file, found, store);
        Cose signature = new Examination(store).check(store.active());
        return History.tell(store, found.store(), credential.judge(signature));
    }

    private static void bind(byte[] file, Found found, Store store) {
        Manifest bound = bound(store);
        if (bound.assertions().keySet().stream().anyMatch(OTHER_BINDINGS::contains)) {
            throw new Malformed("assertion.binding.unsupported");
        }
        int bindings = 0;
        for (Binding binding : BINDINGS) {
            for (Map<?, ?> assertion : bound.say(binding.label())) {
                bindings++;
                binding.check(file, found, assertion, Examination.algorithm(assertion, bound));
            }
        }
        if (bindings != 1) {
            throw new Malformed(bindings == 0 ? "claim.hardBindings.missing" : "assertion.multipleHardBindings");
        }
    }

    /// The manifest whose binding holds for the file: the active one, or, since an update manifest (11.2.3) has none, the
    /// one that it updates.
    private static Manifest bound(Store store) {
        Set<String> seen = new HashSet<>();
        Manifest bound = store.active();
        while (bound.type().equals(Store.UPDATE) && seen.add(bound.label())) {
            Map<?, ?> ingredient = bound.say("c2pa.ingredient.v3").stream().findFirst().orElse(Map.of());
            if (!(ingredient.get("activeManifest") instanceof Map<?, ?> reference)) {
                throw new Malformed("manifest.update.wrongParents");
            }
            bound = Examination.parent(store, reference);
        }
        return bound;
    }
}
