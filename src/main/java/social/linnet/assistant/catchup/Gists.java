package social.linnet.assistant.catchup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import social.linnet.account.Accounts;
import social.linnet.ai.AiFailure;
import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Checks;
import social.linnet.assistant.Switch;
import social.linnet.assistant.Talk;
import social.linnet.assistant.Voice;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.context.Contexts;
import social.linnet.assistant.context.Readers;
import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;
import social.linnet.settings.Settings;

/// Says in few words what some posts say.
@Service
public class Gists {

    /// Most posts of one gist.
    public static final int MOST_POSTS = 60;
    /// Fewer posts than this are quicker read than summed up.
    public static final int FEWEST_POSTS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Gists.class);

    private final Contexts contexts;
    private final Talk talk;
    private final Checks checks;
    private final Switch onOff;
    private final Accounts accounts;
    private final MayDo mayDo;
    private final Settings.Assistant settings;

    Gists(Contexts contexts, Talk talk, Checks checks, Switch onOff, Accounts accounts, MayDo mayDo, Settings settings) {
        this.contexts = contexts;
        this.talk = talk;
        this.checks = checks;
        this.onOff = onOff;
        this.accounts = accounts;
        this.mayDo = mayDo;
        this.settings = settings.assistant();
    }

    /// What posts say.
    ///
    /// @param words   with numbers in brackets where something stands
    /// @param sources the posts under those numbers
    public record Gist(String words, List<Answer.Source> sources, ModelName model) {
    }

    /// Whether they are said in words of its own. The engine that comes with the program has none: beside the posts themselves
    /// it would say everything twice.
    public boolean hasWords() {
        return !talk.model().builtin();
    }

    /// What these posts say, in the reader's language; empty when none of them may be read for it, when too few may, or when
    /// nothing usable came. Blocks.
    ///
    /// @param posts ids of posts; what this reader may not see, or what is kept from the assistant, does not come into it
    /// @throws Refused `too-many`
    public Optional<Gist> of(long reader, List<Long> posts) {
        if (!onOff.isOn() || posts.size() < FEWEST_POSTS) {
            return Optional.empty();
        }
        if (hasWords()) {
            mayDo.require(reader, MayDo.Action.ASK);
        }
        Readers readers = Readers.alone(reader);
        Context context = contexts.listed(readers, posts.stream().limit(MOST_POSTS).toList());
        if (context.sources().values().stream().map(Context.Source::post).distinct().count() < FEWEST_POSTS) {
            return Optional.empty();
        }
        String language = accounts.find(reader).orElseThrow(Refused::notFound).language();
        try {
            Talk.Spoken spoken = talk.ask(readers, new Talk.Wish(Task.SUMMARISE, "", context, List.of(), List.of(), Voice.PLAIN, language,
                    false, Duration.ofSeconds(settings.seconds())), _ -> {
                    }, () -> false);
            Checks.Kept kept = checks.kept(spoken, language);
            return kept.reason() != null ? Optional.empty() : Optional.of(new Gist(kept.words(), kept.sources(), spoken.model()));
        } catch (AiFailure failure) {
            LOG.info("What gathered was not summed up: {} {}", failure.reason(), failure.getMessage());
            return Optional.empty();
        }
    }
}
