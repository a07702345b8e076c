package social.linnet.assistant.writing;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import social.linnet.ai.AiFailure;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Passage;
import social.linnet.ai.TextModel.Skill;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Checks;
import social.linnet.assistant.Pace;
import social.linnet.assistant.Question.Reason;
import social.linnet.assistant.Switch;
import social.linnet.assistant.Talk;
import social.linnet.assistant.output.Rewritten;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.event.Unguessable;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.settings.Settings;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;

/// Proposes other words for somebody's own. What is proposed is kept for a week for its author alone, so that what they
/// accepted of it is known when they post; nothing else comes of it.
@Service
public class Writing {

    /// Longest text that is worked on, in UTF-16 units: that of a thread.
    public static final int MOST = 10_000;
    /// How many days a proposal is kept.
    static final int KEPT_DAYS = 7;
    /// Most accepted proposals that are looked at for one post.
    static final int MOST_ACCEPTED = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);
    private static final int FEWEST_TOKENS = 600;
    private static final int MOST_TOKENS = 5_000;
    private static final Duration NEXT = Duration.ofMillis(80);

    private final Talk talk;
    private final Checks checks;
    private final Switch onOff;
    private final ProposalTable table;
    private final Pictures pictures;
    private final Works works;
    private final MayDo mayDo;
    private final Settings.Assistant settings;
    private final Clock clock;

    Writing(Talk talk, Checks checks, Switch onOff, ProposalTable table, Pictures pictures, Works works, MayDo mayDo, Settings settings,
            Clock clock) {
        this.talk = talk;
        this.checks = checks;
        this.onOff = onOff;
        this.table = table;
        this.pictures = pictures;
        this.works = works;
        this.mayDo = mayDo;
        this.settings = settings.assistant();
        this.clock = clock;
    }

    /// Told while a proposal is made.
    ///
    /// @param soFar    the words so far, made fit to be read
    /// @param unwanted whether nobody waits any more
    public record Watch(Consumer<String> soFar, BooleanSupplier unwanted) {
        /// Nobody looks.
        public static final Watch NOBODY = new Watch(_ -> {
        }, () -> false);
    }

    /// Who makes the proposals.
    public ModelName model() {
        return talk.model();
    }

    /// Why there can be no such help just now, or empty when there can.
    public Optional<Reason> hindrance(Help help) {
        return hindrance(help, onOff.isOn(), talk.skills().contains(Skill.WRITING));
    }

    static Optional<Reason> hindrance(Help help, boolean on, boolean writes) {
        return !on ? Optional.of(Reason.OFF) : help.task() == Task.TONE && !writes ? Optional.of(Reason.UNSUPPORTED) : Optional.empty();
    }

    /// Proposes something for a text. Blocks until it is whole.
    ///
    /// @param before   what stands there now
    /// @param language to write in, as a BCP 47 tag
    /// @throws Refused `writing-empty`, `writing-too-long`, `text-unusable`, `too-many`
    /// @throws Failed  when there is no proposal
    public Proposal propose(long owner, Help help, String before, String language, Watch watch) throws Failed {
        if (!help.isOfText()) {
            throw new IllegalArgumentException(help + " is of a picture");
        }
        String own = checked(before);
        if (own.isBlank()) {
            throw Refused.invalid("writing-empty");
        }
        mayDo.require(owner, MayDo.Action.ASK);
        require(help);
        Passage passage = new Passage(1, Passage.Kind.DRAFT, "", null, own);
        String said = fit(help, asked(owner, help, new TextModel.Asked(help.wish() + " Keep names with @, tags with # and addresses as they are.",
                List.of(passage), 1, List.of()), own, language, watch), own);
        return keep(owner, help, own, said, Proposal.From.WORDS);
    }

    /// Proposes a description of a picture of one's own: from the picture where the model looks at pictures, else from what
    /// was asked for when it was made. Blocks until it is whole.
    ///
    /// @param before what is said of it now
    /// @throws Refused `not-found` when there is no such picture of theirs, `writing-too-long`, `text-unusable`, `too-many`
    /// @throws Failed  when there is no proposal, also where nobody can look and nothing is known of it
    public Proposal describe(long owner, long id, String before, String language, Watch watch) throws Failed {
        String own = checked(before);
        Picture picture = Optional.ofNullable(pictures.find(List.of(id)).get(id)).filter(found -> found.owner() == owner)
                .orElseThrow(Refused::notFound);
        mayDo.require(owner, MayDo.Action.ASK);
        require(Help.ALT);
        String recipe = works.find(id).map(Work::prompt).map(String::strip).orElse("");
        boolean looks = talk.skills().contains(Skill.PICTURES) && picture.duration() == 0;
        if (!looks && recipe.isEmpty()) {
            throw new Failed(Reason.UNSUPPORTED);
        }
        if (!looks && !talk.skills().contains(Skill.WRITING)) {
            // it would put quotation marks around it, and nothing more
            return keep(owner, Help.ALT, own, bounded(sentence(recipe)), Proposal.From.RECIPE);
        }
        List<Passage> known = new ArrayList<>();
        if (!recipe.isEmpty()) {
            known.add(new Passage(1, Passage.Kind.ATTACHED, "", null, recipe));
        }
        if (!own.isBlank()) {
            known.add(new Passage(known.size() + 1, Passage.Kind.DRAFT, "", null, own));
        }
        List<ImageModel.Source> shown = !looks ? List.of()
                : List.of(new ImageModel.Source(pictures.bytes(picture, Picture.Size.LARGE), picture.type().mime()));
        String said = fit(Help.ALT, asked(owner, Help.ALT, new TextModel.Asked(Help.ALT.wish(), known, null, shown), own + "\n" + recipe,
                language, watch), own + "\n" + recipe);
        return keep(owner, Help.ALT, own, bounded(said), looks ? Proposal.From.PICTURE : Proposal.From.RECIPE);
    }

    /// A proposal that was made to this person.
    ///
    /// @throws Refused `not-found`
    public Proposal find(long owner, String id) {
        return (Unguessable.isOne(id) ? table.find(owner, id) : Optional.<Proposal>empty()).orElseThrow(Refused::notFound);
    }

    /// Whether more than half of the words of a text came from proposals that its author accepted.
    ///
    /// @param accepted ids; what is nobody's or somebody else's is passed over
    public boolean isMostly(long owner, Collection<String> accepted, String text) {
        List<String> ids = accepted.stream().filter(Unguessable::isOne).distinct().limit(MOST_ACCEPTED).toList();
        return !ids.isEmpty() && Share.isMost(text, table.find(owner, ids).stream().filter(one -> one.help().isOfText()).toList());
    }

    private static String checked(String text) {
        if (text.length() > MOST) {
            throw Refused.invalid("writing-too-long", MOST);
        }
        return Texts.storable(text.replace("\r\n", "\n"));
    }

    private void require(Help help) throws Failed {
        Optional<Reason> hindrance = hindrance(help);
        if (hindrance.isPresent()) {
            throw new Failed(hindrance.get());
        }
    }

    /// @param own what its author brought in, which alone may be named in it
    private String asked(long owner, Help help, TextModel.Asked asked, String own, String language, Watch watch) throws Failed {
        int most = Math.clamp(own.length() / 2, FEWEST_TOKENS, MOST_TOKENS);
        try {
            TextModel.Answer answer = talk.write(owner, help.task(), asked, most, language, Duration.ofSeconds(settings.seconds()),
                    new Shown(own, help, watch));
            if (answer.isCut() && help.isOfText()) {
                // half a text in the place of a whole one would take away what its author wrote
                throw new Failed(Reason.UNUSABLE);
            }
            return answer.words();
        } catch (AiFailure failure) {
            LOG.info("The model proposed nothing: {} {}", failure.reason(), failure.getMessage());
            throw new Failed(onOff.isOn() ? Checks.reason(failure) : Reason.OFF);
        }
    }

    private String fit(Help help, String raw, String own) throws Failed {
        String said = switch (help) {
            case TAGS -> tagged(own, Rewritten.of(raw, own, true));
            case THREAD -> Cut.thread(Rewritten.of(raw, own, false));
            case DRAFT, SHORTEN, FRIENDLY, FORMAL, PLAYFUL -> Rewritten.of(raw, own, false);
            case ALT -> Rewritten.of(raw, own, false).replace('\n', ' ');
        };
        if (said.isBlank() || said.length() > MOST * 2) {
            throw new Failed(Reason.UNUSABLE);
        }
        Reason judged = checks.judged(said);
        if (judged != null) {
            throw new Failed(judged);
        }
        return said;
    }

    /// The text with its new tags behind it.
    private static String tagged(String own, String raw) throws Failed {
        List<String> tags = Arrays.stream(raw.split("[\\s,;]+")).filter(word -> word.matches("#[\\p{L}\\p{N}_]{2,30}"))
                .filter(tag -> !own.toLowerCase(Locale.ROOT).contains(tag.toLowerCase(Locale.ROOT)))
                .distinct().limit(Cut.MOST_TAGS).toList();
        if (tags.isEmpty()) {
            throw new Failed(Reason.UNUSABLE);
        }
        String text = own.stripTrailing();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        return text + (last.strip().startsWith("#") ? " " : "\n\n") + String.join(" ", tags);
    }

    private static String sentence(String words) {
        int first = words.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + words.substring(Character.charCount(first))
                + (Character.isLetterOrDigit(words.codePointBefore(words.length())) ? "." : "");
    }

    private static String bounded(String alt) {
        return alt.length() <= Picture.MAX_ALT ? alt : Cut.whole(alt, Picture.MAX_ALT);
    }

    private Proposal keep(long owner, Help help, String before, String text, Proposal.From from) {
        Proposal proposal = new Proposal(Unguessable.next(), owner, help, before, text, from, talk.model(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        table.insert(proposal);
        return proposal;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 900_000)
    void forget() {
        table.forget(KEPT_DAYS);
    }

    /// Hands on what may be shown, now and then.
    private final class Shown implements TextModel.Sink {
        private final String own;
        private final Help help;
        private final Watch watch;
        private final StringBuilder raw = new StringBuilder();
        private final Pace pace = new Pace();
        private long told;

        Shown(String own, Help help, Watch watch) {
            this.own = own;
            this.help = help;
            this.watch = watch;
        }

        @Override
        public void words(String piece) {
            raw.append(piece);
            pace.look(this::show);
        }

        private void show() {
            long now = System.nanoTime();
            if (told != 0 && now - told < NEXT.toNanos()) {
                return;
            }
            // a word that has only begun may become a name or an address
            String whole = raw.substring(0, Cut.lastSpace(raw));
            String fit = Rewritten.of(whole, own, help == Help.TAGS);
            if (!fit.isEmpty() && checks.mayShow(fit)) {
                told = now;
                watch.soFar().accept(fit);
            }
        }

        @Override
        public boolean getAsBoolean() {
            return watch.unwanted().getAsBoolean();
        }
    }
}
