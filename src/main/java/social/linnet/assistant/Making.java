package social.linnet.assistant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Languages;
import social.linnet.ai.TextModel;
import social.linnet.ai.builtin.Builtin;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.context.Contexts;
import social.linnet.assistant.context.Evidence;
import social.linnet.assistant.context.Readers;
import social.linnet.assistant.context.Sight;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.settings.Settings;
import social.linnet.worker.Courtesy;

/// Makes the words of an answer in public: puts together what they may rest on, asks the model, and knows what befell that
/// meanwhile.
@Component
class Making {

    private final Courtesy courtesy;
    private final QuestionTable table;
    private final Posts posts;
    private final Contexts contexts;
    private final Evidence evidence;
    private final Sight sight;
    private final Talk talk;
    private final Wording wording;
    private final Preferences preferences;
    private final Upkeep upkeep;
    private final Clock clock;
    private final Duration limit;

    Making(Courtesy courtesy, QuestionTable table, Posts posts, Contexts contexts, Evidence evidence, Sight sight, Talk talk, Wording wording,
           Preferences preferences, Upkeep upkeep, Clock clock, Settings settings) {
        this.courtesy = courtesy;
        this.table = table;
        this.posts = posts;
        this.contexts = contexts;
        this.evidence = evidence;
        this.sight = sight;
        this.talk = talk;
        this.wording = wording;
        this.preferences = preferences;
        this.upkeep = upkeep;
        this.clock = clock;
        this.limit = Duration.ofSeconds(settings.assistant().seconds());
    }

    /// An answer that is made and not yet published.
    ///
    /// @param question as it was asked then
    /// @param begun    when what it rests on was read
    record Made(Question question, Readers readers, Instant begun, Talk.Spoken spoken, Wording.Worded worded, String language) {

        /// What the profiles say that were read for it, by account.
        Map<Long, String> profiles() {
            Context context = spoken.context();
            return context.passages().stream().filter(passage -> passage.kind() == TextModel.Passage.Kind.PROFILE)
                    .collect(Collectors.toMap(passage -> Objects.requireNonNull(context.sources().get(passage.number())).author(),
                            TextModel.Passage::words, (_, later) -> later));
        }
    }

    /// Makes it.
    ///
    /// @throws social.linnet.ai.AiFailure as [Talk#ask]
    Made make(Question question, Post asked, Account asker, Talk.Listener soFar, BooleanSupplier unwanted) {
        Readers readers = Readers.of(question.asker(), asked.audience());
        String language = language(asked, asker);
        Instant begun = clock.instant();
        courtesy.giveWay();
        Context context = contexts.upTo(readers, asked, question.focus());
        courtesy.giveWay();
        Talk.Spoken spoken = talk.ask(readers, new Talk.Wish(question.task(), question.words(), context, List.of(), List.of(),
                preferences.voice(question.asker()), language, true, limit), soFar,
                talk.model().builtin() ? courtesy.givingWay(unwanted) : unwanted);
        courtesy.giveWay();
        Talk.Spoken fits = talk.within(spoken, question.task(), Wording.room(asker.handle()), language);
        return new Made(question, readers, begun, fits, wording.of(fits, question.task(), asker.handle(), language), language);
    }

    /// What befell the question, or a post that it rests on, since that was read, or null. As long as it is no post, nobody else looks for that.
    Answer.@Nullable Correction befell(Made made) {
        courtesy.giveWay();
        List<Long> rested = made.worded().rested().stream().filter(one -> !one.isProfile()).map(Answer.Rested::post).distinct().toList();
        long question = made.question().post();
        Map<Long, Post> found = posts.find(Stream.concat(rested.stream(), Stream.of(question)).distinct().toList());
        Post asked = found.get(question);
        List<Post> readable = sight.readable(made.readers(), rested.stream().map(found::get).filter(Objects::nonNull).toList());
        Map<Long, String> profiles = made.profiles();
        if (readable.size() < rested.size() || !profiles.keySet().stream().allMatch(account -> sight.mayRead(made.readers(), account))) {
            return Answer.Correction.SOURCE_GONE;
        }
        boolean isChanged = readable.stream().map(Post::editedAt).anyMatch(at -> at != null && at.isAfter(made.begun()))
                || profiles.entrySet().stream().anyMatch(read -> !evidence.profile(read.getKey()).equals(Optional.of(read.getValue())));
        if (asked != null && !sight.isSaidToIt(asked)) {
            return Answer.Correction.SOURCE_GONE;
        }
        boolean isReworded = table.find(question).filter(now -> !now.words().equals(made.question().words())).isPresent();
        return isChanged || isReworded ? Answer.Correction.SOURCE_CHANGED : null;
    }

    /// Has what befell it before it was published seen to. What befalls it from then on is in the log.
    ///
    /// @return whether something did
    boolean noteWhatBefell(long answer, Made made) {
        Answer.Correction befell = befell(made);
        if (befell != null) {
            upkeep.note(answer, befell);
        }
        return befell != null;
    }

    /// The language of the question, as its author said or as it reads, where the assistant speaks it; else the one they read in.
    static String language(Post asked, Account asker) {
        String said = Optional.ofNullable(asked.language()).map(tag -> Locale.forLanguageTag(tag).getLanguage()).orElse("");
        if (Languages.OFFERED.contains(said)) {
            return said;
        }
        String found = Builtin.language(asked.text());
        return Languages.OFFERED.contains(found) ? found : asker.language();
    }
}
