package social.linnet.media;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.media.CredentialRows.Found;
import social.linnet.media.CredentialRows.Row;
import social.linnet.media.Credentials.State;
import social.linnet.media.Picture.Provenance;
import social.linnet.media.Renderer.Rendered;
import social.linnet.media.provenance.Credit;
import social.linnet.media.provenance.Finding;
import social.linnet.media.provenance.Format;
import social.linnet.media.provenance.SourceType;
import social.linnet.media.provenance.Statement;
import social.linnet.media.provenance.Statement.Action;
import social.linnet.media.provenance.Statement.Agent;
import social.linnet.media.provenance.Statement.Ingredient;
import social.linnet.media.provenance.Statement.Relation;
import social.linnet.media.provenance.Verifier;
import social.linnet.media.provenance.Writer;
import social.linnet.media.provenance.Writer.Signed;
import social.linnet.media.provenance.Xmp;

/// Attests where stored pictures come from: XMP first, then a signed manifest, in both sizes of what was made here and of
/// what came with valid credentials. Of other uploads nothing is asserted.
@Component
final class Notary implements ContentCredentials {

    /// Manifests of what a picture was made from go with it up to so many bytes: feeds load them too.
    static final int ANCESTORS = 32 * 1024;

    private static final String BUILT_IN = "builtin/";

    private final SigningKey key;
    private final CredentialRows rows;
    private final Clock clock;
    private final Agent house;

    Notary(SigningKey key, CredentialRows rows, Clock clock) {
        this.key = key;
        this.rows = rows;
        this.clock = clock;
        this.house = new Agent("Linnet", Notary.class.getPackage().getImplementationVersion());
    }

    /// A picture in files that say where it comes from.
    ///
    /// @param row what is kept besides
    record Attested(Rendered rendered, Provenance provenance, @Nullable String model, Row row) {
    }

    /// What was made here.
    Attested made(Rendered rendered, Making making) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<@Nullable Found> sources = inOrder(making.sources());
        boolean fromWords = making.sources().isEmpty();
        SourceType type = type(making, fromWords);
        // where no model was, the program itself put it together
        Agent agent = making.model() == null ? house : new Agent(making.model(), null);
        List<Ingredient> ingredients = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        if (fromWords) {
            actions.add(new Action(Action.CREATED, type.uri(), agent, now, List.of()));
        } else {
            ingredients.addAll(ingredients(sources));
            for (int i = 0; i < ingredients.size(); i++) {
                actions.add(new Action(i == 0 ? Action.OPENED : Action.PLACED, null, null, now, List.of(i)));
            }
            actions.add(new Action(Action.EDITED, type.uri(), agent, now, List.of()));
        }
        Found parent = sources.isEmpty() ? null : sources.getFirst();
        Credit credit = parent == null ? Credit.NONE : parent.row().credit();
        String system = making.provenance() == Provenance.HUMAN ? null : making.model();
        Xmp xmp = new Xmp(id(), type.uri(), system, making.prompt(), credit);
        Files files = files(rendered, xmp, new Statement(String.valueOf(xmp.instance()), house, actions, ingredients), now);
        String signer = authority().name();
        Row row = new Row(true, State.VALID, null, signer, true, house.name(), type.uri(), making.model(), now, credit, null,
                files.store, rendered.fingerprint(), null);
        return new Attested(files.rendered, making.provenance(), making.model(), row);
    }

    /// The built-in engines learned from nothing: to say that they were trained would be untrue.
    private static SourceType type(Making making, boolean fromWords) {
        if (making.provenance() == Provenance.HUMAN || making.provenance() == Provenance.UNKNOWN) {
            return fromWords ? SourceType.DIGITAL_CREATION : SourceType.HUMAN_EDITS;
        }
        boolean builtIn = making.model() == null || making.model().startsWith(BUILT_IN);
        if (fromWords) {
            return builtIn ? SourceType.ALGORITHMIC : SourceType.TRAINED;
        }
        return builtIn ? SourceType.ENHANCED : SourceType.COMPOSITE_WITH_TRAINED;
    }

    /// Null for those of which nothing is known.
    private List<@Nullable Found> inOrder(List<Long> ids) {
        Map<Long, Found> found = ids.isEmpty() ? Map.of()
                : rows.find(ids).stream().collect(Collectors.toMap(Found::picture, Function.identity()));
        return ids.stream().<@Nullable Found>map(found::get).toList();
    }

    /// The first is the parent; those without credentials, or gone, are ingredients of which nothing is known.
    private List<Ingredient> ingredients(List<@Nullable Found> sources) {
        List<Ingredient> ingredients = new ArrayList<>();
        int room = ANCESTORS;
        for (Found source : sources) {
            byte[] store = source == null ? null : source.row().manifest();
            boolean travels = store != null && store.length <= room;
            room -= travels && store != null ? store.length : 0;
            ingredients.add(new Ingredient(ingredients.isEmpty() ? Relation.PARENT : Relation.COMPONENT,
                    source == null ? Format.JPEG : format(source.type()), travels ? store : null, !key.held().local()));
        }
        return ingredients;
    }

    private record Files(Rendered rendered, byte[] store) {
    }

    /// Signs the large file with this statement, and the small one as the same made smaller.
    private Files files(Rendered rendered, Xmp xmp, Statement statement, Instant now) {
        Writer writer = new Writer(key.held().signer());
        Format largeFormat = format(rendered.type());
        Signed large = writer.sign(Writer.describe(rendered.large().bytes(), largeFormat, xmp), largeFormat, statement);
        Format smallFormat = format(rendered.smallType());
        Xmp smallXmp = new Xmp(id(), xmp.sourceType(), xmp.system(), null, xmp.credit());
        Signed small = writer.sign(Writer.describe(rendered.small().bytes(), smallFormat, smallXmp), smallFormat,
                transcoded(String.valueOf(smallXmp.instance()), new Ingredient(Relation.PARENT, largeFormat, large.store(),
                        !key.held().local()), now));
        return new Files(rendered.in(large.file(), small.file()), large.store());
    }

    /// The same picture in other bytes: nothing that an editor would do was done.
    private Statement transcoded(String instance, Ingredient parent, Instant now) {
        return opened(instance, parent, now, List.of(Action.TRANSCODED));
    }

    private Statement opened(String instance, Ingredient parent, Instant now, List<String> then) {
        return new Statement(instance, house, Stream.concat(Stream.of(Action.OPENED), then.stream())
                .map(action -> new Action(action, null, null, now, List.of(0))).toList(), List.of(parent));
    }

    /// What was found in a file that somebody brought.
    record Brought(Format format, Finding finding, Credit credit) {

        /// Whether there is anything to tell.
        boolean says() {
            return finding.state() != Finding.State.ABSENT || !credit.isEmpty();
        }
    }

    /// What there is in a film; empty in one of a format that carries none. One that is only laid out in a way that we do
    /// not know brings nothing: that it plays was seen elsewhere.
    Optional<Brought> film(byte[] file) {
        return Format.of(file).filter(format -> format == Format.MP4).map(format -> {
            Finding finding = new Verifier(key.trust(), clock).verify(file, format);
            boolean unknown = finding.state() == Finding.State.INVALID && finding.store() == null
                    && Verifier.UNREAD.equals(finding.reason());
            return new Brought(format, unknown ? Finding.NOTHING : finding, Credit.of(file, format));
        }).filter(Brought::says);
    }

    /// What somebody brought.
    ///
    /// @param file the bytes as they came, from which the picture was rendered
    Attested uploaded(Rendered rendered, byte[] file, long owner) {
        Format format = Format.of(file).orElseThrow();
        return uploaded(rendered, new Brought(format, new Verifier(key.trust(), clock).verify(file, format), Credit.of(file, format)),
                owner);
    }

    /// The same, of what was looked at already.
    Attested uploaded(Rendered rendered, Brought brought, long owner) {
        Format format = brought.format();
        Finding finding = brought.finding();
        Credit credit = brought.credit();
        return switch (finding.state()) {
            case VALID -> attested(rendered, format, finding, credit, List.of(Action.TRANSCODED));
            case INVALID -> new Attested(described(rendered, credit), Provenance.HUMAN, null,
                    row(State.INVALID, finding, credit, null, rendered, null));
            case ABSENT -> {
                Optional<Found> like = Optional.ofNullable(rendered.fingerprint())
                        .flatMap(fingerprint -> rows.resembling(fingerprint, owner));
                yield new Attested(described(rendered, credit), Provenance.HUMAN, null, like
                        .map(found -> recovered(found, credit, rendered))
                        .orElseGet(() -> row(State.ABSENT, finding, credit, null, rendered, null)));
            }
        };
    }

    /// What somebody brought as their face, cut to a square: says where it comes from only when it came with valid
    /// credentials.
    Attested portrait(Rendered rendered, byte[] file) {
        Format format = Format.of(file).orElseThrow();
        Finding finding = new Verifier(key.trust(), clock).verify(file, format);
        return finding.state() == Finding.State.VALID
                ? attested(rendered, format, finding, Credit.of(file, format), List.of(Action.CROPPED, Action.TRANSCODED))
                : new Attested(rendered, Provenance.HUMAN, null, row(state(finding), finding, Credit.NONE, null, rendered, null));
    }

    private static State state(Finding finding) {
        return switch (finding.state()) {
            case VALID -> State.VALID;
            case INVALID -> State.INVALID;
            case ABSENT -> State.ABSENT;
        };
    }

    private Attested attested(Rendered rendered, Format format, Finding finding, Credit credit, List<String> done) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        byte[] store = finding.store();
        boolean travels = store != null && Verifier.mayTravel(store, ANCESTORS);
        boolean model = SourceType.isModelMade(finding.sourceType());
        Xmp xmp = new Xmp(id(), finding.sourceType(), model ? maker(finding) : null, null, credit);
        Files files = files(rendered, xmp, opened(String.valueOf(xmp.instance()), new Ingredient(Relation.PARENT, format,
                travels ? store : null, finding.known()), now, done), now);
        Provenance provenance = SourceType.TRAINED.is(finding.sourceType()) || SourceType.ALGORITHMIC.is(finding.sourceType())
                ? Provenance.GENERATED : model ? Provenance.ASSISTED : Provenance.HUMAN;
        return new Attested(files.rendered, provenance, provenance == Provenance.HUMAN ? null : maker(finding),
                row(State.VALID, finding, credit, files.store, rendered, null));
    }

    /// What made it, or else by whose program, or else in whose name.
    private static @Nullable String maker(Finding finding) {
        return finding.agent() != null ? finding.agent() : finding.generator() != null ? finding.generator() : finding.signer();
    }

    private static Row row(State state, Finding finding, Credit credit, byte @Nullable [] manifest, Rendered rendered,
                           @Nullable Long resembles) {
        return new Row(false, state, finding.reason(), finding.signer(), finding.known(), finding.generator(), finding.sourceType(),
                finding.agent(), finding.when(), credit, finding.store(), manifest, rendered.fingerprint(), resembles);
    }

    private static Row recovered(Found like, Credit credit, Rendered rendered) {
        Row other = like.row();
        return new Row(false, State.RECOVERED, null, other.signer(), false, other.generator(), other.sourceType(), other.agent(),
                other.saidAt(), credit, null, null, rendered.fingerprint(), like.picture());
    }

    private static Rendered described(Rendered rendered, Credit credit) {
        if (credit.isEmpty()) {
            return rendered;
        }
        Xmp xmp = new Xmp(null, null, null, null, credit);
        return rendered.in(Writer.describe(rendered.large().bytes(), format(rendered.type()), xmp),
                Writer.describe(rendered.small().bytes(), format(rendered.smallType()), xmp));
    }

    private static String id() {
        return "xmp:iid:" + UUID.randomUUID();
    }

    private static Format format(Picture.Type type) {
        return Arrays.stream(Format.values()).filter(format -> format.mime().equals(type.mime())).findFirst().orElseThrow();
    }

    @Override
    public Map<Long, Credentials> of(Collection<Long> pictures) {
        return pictures.isEmpty() ? Map.of()
                : rows.find(pictures).stream().map(Notary::told).collect(Collectors.toMap(Credentials::picture, Function.identity()));
    }

    private static Credentials told(Found found) {
        Row row = found.row();
        byte[] store = row.made() ? row.manifest() : row.original();
        List<Finding.Step> steps = row.state() == State.VALID && store != null ? Verifier.tell(store).steps() : List.of();
        Credit credit = row.credit();
        return new Credentials(found.picture(), row.made(), row.state(), row.reason(), row.signer(), row.known(), row.generator(),
                row.sourceType(), row.agent(), row.saidAt(), steps.stream()
                        .map(step -> new Credentials.Step(step.action(), step.agent(), step.sourceType(), step.when())).toList(),
                new Credentials.Credit(credit.creators(), credit.line(), credit.copyright(), credit.terms(), credit.licence()),
                row.resembles());
    }

    @Override
    public Optional<byte[]> manifest(long picture) {
        return rows.find(List.of(picture)).stream().findFirst()
                .map(found -> found.row().made() ? found.row().manifest() : found.row().original());
    }

    @Override
    public Authority authority() {
        return key.authority();
    }
}
