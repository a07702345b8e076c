package social.linnet.assistant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import social.linnet.ai.AiFailure;
import social.linnet.ai.Askers;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Passage;
import social.linnet.ai.TextModel.Skill;
import social.linnet.ai.TextModel.Task;
import social.linnet.ai.TextModel.Turn;
import social.linnet.ai.builtin.Builtin;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.context.Evidence;
import social.linnet.assistant.context.Readers;
import social.linnet.assistant.output.Outgoing;

/// One answer from the model: what it is given, what it may look up, and its words as they come.
@Component
public class Talk {

    /// How often a model may look something up before it has to answer.
    static final int MOST_ROUNDS = 3;
    /// How often what a model cannot read is halved.
    static final int MOST_HALVINGS = 4;
    /// Longest answer, in tokens.
    static final int MOST_TOKENS = 600;
    private static final Pattern UNSURE = Pattern.compile("(?iu)\\b(?:can ?not|can['’]t|unable to|ne (?:peux|puis) pas(?: l[ea])?) ?v[ée]rif");
    private static final Duration NEXT = Duration.ofMillis(80);

    private final TextModel model;
    private final Prompts prompts;
    private final Evidence evidence;
    private final Tools tools;
    private final Askers askers;
    private final Switch onOff;
    private final MessageSource messages;

    Talk(TextModel model, Prompts prompts, Evidence evidence, Tools tools, SecretTable secrets, Switch onOff, MessageSource messages) {
        this.model = model;
        this.prompts = prompts;
        this.evidence = evidence;
        this.tools = tools;
        this.askers = new Askers(secrets::keep);
        this.onOff = onOff;
        this.messages = messages;
    }

    /// Who answers.
    public ModelName model() {
        return model.name();
    }

    /// The version of what it is told of its part.
    public int prompt() {
        return prompts.current().number();
    }

    /// What it can do.
    public java.util.Set<Skill> skills() {
        return model.skills();
    }

    /// What is asked.
    ///
    /// @param words    the person's own
    /// @param context  what is known so far
    /// @param before   what was said before in a conversation, oldest first
    /// @param pictures to look at, for a model that can
    /// @param language to answer in
    /// @param searches whether it may look further than the context
    /// @param limit    how long it may take in all
    public record Wish(Task task, String words, Context context, List<Turn> before, List<ImageModel.Source> pictures, Voice voice,
                       String language, boolean searches, Duration limit) {
        public Wish {
            before = List.copyOf(before);
            pictures = List.copyOf(pictures);
        }
    }

    /// What was said.
    ///
    /// @param words   as the model said it: a stranger's
    /// @param context everything that entered the prompt
    /// @param prompt  the version of the prompt
    public record Spoken(String words, Context context, ModelName model, int prompt) {
    }

    /// Is told an answer so far, made fit to be read, while it comes.
    @FunctionalInterface
    interface Listener {
        /// @param context all that the model was given until now
        void soFar(String words, Context context);

        /// Whether anybody looks just now: to make words fit to be read that nobody reads costs as much as to make them.
        default boolean isHeard() {
            return true;
        }
    }

    /// Asks the model.
    ///
    /// @param soFar    told the answer so far, made fit to be read, while it comes
    /// @param unwanted whether nobody wants it any more
    /// @throws AiFailure as the model's; [AiFailure.Reason#CANCELLED] also when the assistant is switched off
    public Spoken ask(Readers readers, Wish wish, Consumer<String> soFar, BooleanSupplier unwanted) {
        return ask(readers, wish, (words, _) -> soFar.accept(words), unwanted);
    }

    /// The same, for whoever has to know what it may rest on.
    Spoken ask(Readers readers, Wish wish, Listener soFar, BooleanSupplier unwanted) {
        long until = System.nanoTime() + wish.limit().toNanos();
        Context context = wish.context();
        if (wish.searches()) {
            Context guide = wish.task() == Task.ANSWER ? evidence.guide(readers, wish.words(), wish.language(), context) : Context.NOTHING;
            // whoever asks how something is done here asks for no post
            context = context.with(guide.passages().isEmpty() ? evidence.search(readers, sought(wish), context) : guide);
            if (unwanted.getAsBoolean()) {
                throw new AiFailure(AiFailure.Reason.CANCELLED, "nobody wants it any more", null);
            }
        }
        for (int tries = 1; ; tries++) {
            try {
                return ask(readers, wish, context, until, soFar, unwanted);
            } catch (AiFailure failure) {
                if (failure.reason() != AiFailure.Reason.TOO_LONG || tries > MOST_HALVINGS || context.passages().size() < 2) {
                    throw failure;
                }
                context = context.half();
            }
        }
    }

    private Spoken ask(Readers readers, Wish wish, Context first, long until, Listener soFar, BooleanSupplier unwanted) {
        Context context = first;
        List<Turn> turns = new ArrayList<>(wish.before());
        turns.add(new TextModel.Asked(wish.words(), context.passages(), context.focus(), wish.pictures()));
        boolean mayAsk = wish.searches() && model.skills().contains(Skill.TOOLS);
        String instructions = prompts.instructions(wish.task(), wish.voice());
        for (int round = 1; ; round++) {
            boolean last = !mayAsk || round > MOST_ROUNDS;
            Watching watching = new Watching(context, wish.language(), mustBeShown(wish), soFar,
                    () -> unwanted.getAsBoolean() || !onOff.isOn());
            TextModel.Answer answer = model.stream(new TextModel.Request(wish.task(), instructions, turns, last ? List.of() : Tools.OFFERED,
                    null, MOST_TOKENS, wish.language(), askers.hashed(readers.asker()),
                    Duration.ofNanos(Math.max(1, until - System.nanoTime()))), watching);
            if (last || answer.calls().isEmpty()) {
                String words = answer.isCut() ? Outgoing.sentences(answer.words()) : answer.words();
                return new Spoken(withWhereItLooked(readers, wish, verified(wish, words, context), context), context, model.name(), prompts.current().number());
            }
            turns.add(new TextModel.Answered(answer.words(), answer.calls()));
            int looked = 0;
            for (TextModel.Call call : answer.calls()) {
                Context found = ++looked > Tools.MOST_CALLS ? Context.NOTHING : tools.run(call, readers, context);
                context = context.with(found);
                turns.add(new TextModel.Found(call.id(), found.passages().isEmpty() ? "Nothing was found." : "", found.passages()));
            }
        }
    }

    /// Whether what is said has to be shown by something here: whoever asks whether something is so is told when it is not,
    /// whatever the model says. The built-in engine says so itself.
    private boolean mustBeShown(Wish wish) {
        return wish.task() == Task.CHECK && !model.name().builtin();
    }

    private String verified(Wish wish, String words, Context context) {
        if (!mustBeShown(wish) || words.isBlank() || isShown(words, context, wish.language())) {
            return words;
        }
        return unverified(words, wish.language());
    }

    /// The same words as they are to be said where only so much of them fits: what a check cites may be cut off with its end.
    Spoken within(Spoken spoken, Task task, int most, String language) {
        if (task != Task.CHECK || spoken.model().builtin() || spoken.words().isBlank()) {
            return spoken;
        }
        Outgoing.Said fits = Outgoing.whole(spoken.words(), spoken.context(), most, language);
        return !fits.cited().isEmpty() || UNSURE.matcher(fits.words()).find() ? spoken
                : new Spoken(unverified(spoken.words(), language), spoken.context(), spoken.model(), spoken.prompt());
    }

    private String unverified(String words, String language) {
        return messages.getMessage("assistant.unverified", null, Locale.forLanguageTag(language)) + "\n\n" + words;
    }

    /// Whether words cite what shows them, or say that nothing does.
    private static boolean isShown(String words, Context context, String language) {
        return UNSURE.matcher(words).find() || isCited(words, context, language);
    }

    /// Whoever is told in private that the built-in engine found nothing is told where it looked: few let strangers find their posts.
    private String withWhereItLooked(Readers readers, Wish wish, String words, Context context) {
        if (readers.everybody() || wish.task() != Task.ANSWER || !model.name().builtin() || Builtin.isSmallTalk(wish.words())
                || Builtin.keywords(wish.words()).isEmpty()
                || context.passages().stream().anyMatch(passage -> passage.kind() == Passage.Kind.GUIDE) || isCited(words, context, wish.language())) {
            return words;
        }
        return words + "\n" + messages.getMessage("assistant.sought", null, Locale.forLanguageTag(wish.language()));
    }

    private static boolean isCited(String words, Context context, String language) {
        return !Outgoing.whole(words, context, words.length(), language).cited().isEmpty();
    }

    /// Has the model work on somebody's own words: nothing is looked up, and nothing is cited.
    ///
    /// @param sink told the model's raw words while they come; they are a stranger's
    /// @throws AiFailure as the model's; [AiFailure.Reason#CANCELLED] also when the assistant is switched off
    public TextModel.Answer write(long person, Task task, TextModel.Asked asked, int mostTokens, String language, Duration limit,
                                  TextModel.Sink sink) {
        return model.stream(new TextModel.Request(task, prompts.instructions(task, Voice.PLAIN), List.of(asked), List.of(), null,
                mostTokens, language, askers.hashed(person), limit), new TextModel.Sink() {
                    @Override
                    public void words(String piece) {
                        sink.words(piece);
                    }

                    @Override
                    public boolean getAsBoolean() {
                        return sink.getAsBoolean() || !onOff.isOn();
                    }
                });
    }

    /// What is searched for: the question, or what it is about where it says nothing itself.
    private static String sought(Wish wish) {
        if (wish.task() == Task.ANSWER && !wish.words().isBlank()) {
            return wish.words();
        }
        return wish.context().passages().stream().filter(passage -> wish.context().focus() != null
                && passage.number() == wish.context().focus()).map(Passage::words).findFirst().orElse(wish.words());
    }

    /// Hands on what may be shown, now and then: of what something here must show nothing before a whole sentence cites that, or
    /// says that nothing does. Else the end might take it back.
    private static final class Watching implements TextModel.Sink {
        private final Context context;
        private final String language;
        private final Listener soFar;
        private final BooleanSupplier unwanted;
        private final StringBuilder raw = new StringBuilder();
        private boolean isHeld;
        private int ended;
        private final Pace pace = new Pace();
        private long told;
        private String shown = "";

        Watching(Context context, String language, boolean mustBeShown, Listener soFar, BooleanSupplier unwanted) {
            this.context = context;
            this.language = language;
            this.isHeld = mustBeShown;
            this.soFar = soFar;
            this.unwanted = unwanted;
        }

        @Override
        public void words(String piece) {
            if (unwanted.getAsBoolean()) {
                // a model may go on for a while; nobody is shown that
                return;
            }
            raw.append(piece);
            pace.look(this::show);
        }

        private void show() {
            long now = System.nanoTime();
            if ((told == 0 || now - told >= NEXT.toNanos()) && soFar.isHeard() && mayBeShown()) {
                String fit = Outgoing.soFar(raw.toString(), context, language);
                if (!fit.isEmpty() && !fit.equals(shown)) {
                    shown = fit;
                    told = now;
                    soFar.soFar(fit, context);
                }
            }
        }

        private boolean mayBeShown() {
            String whole = isHeld ? Outgoing.ended(raw.toString()) : "";
            if (whole.length() > ended) {
                ended = whole.length();
                isHeld = !isShown(whole, context, language);
            }
            return !isHeld;
        }

        @Override
        public boolean getAsBoolean() {
            return unwanted.getAsBoolean();
        }
    }
}
