package social.linnet.assistant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import social.linnet.ai.AiFailure;
import social.linnet.ai.Moderator;
import social.linnet.assistant.Question.Reason;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.output.Outgoing;

/// What every answer passes before anybody reads it: made fit to be read, and judged.
@Component
public class Checks {

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /// Longest answer in private, in characters.
    private static final int LONGEST = 3_000;

    private final Moderator moderator;

    Checks(Moderator moderator) {
        this.moderator = moderator;
    }

    /// What is kept.
    ///
    /// @param rested the posts whose words it holds, cited or not
    /// @param reason why nothing is, or null
    public record Kept(String words, List<Answer.Source> sources, Set<Long> rested, @Nullable Reason reason) {
    }

    /// Whether words may be shown while they are made.
    public boolean mayShow(String words) {
        try {
            return moderator.glance(words).isGood();
        } catch (AiFailure unjudged) {
            return false;
        }
    }

    /// The whole of an answer.
    public Kept kept(Talk.Spoken spoken, String language) {
        Outgoing.Said said = Outgoing.whole(spoken.words(), spoken.context(), LONGEST, language);
        if (said.words().isEmpty()) {
            return new Kept("", List.of(), Set.of(), Reason.UNUSABLE);
        }
        Reason judged = judged(said.words());
        if (judged != null) {
            return new Kept("", List.of(), Set.of(), judged);
        }
        List<Answer.Source> sources = new ArrayList<>();
        for (int passage : said.cited()) {
            Context.Source source = Objects.requireNonNull(spoken.context().sources().get(passage));
            sources.add(new Answer.Source(sources.size() + 1, source.post(), source.author()));
        }
        Set<Long> rested = Stream.concat(sources.stream().filter(source -> !source.isProfile()).map(Answer.Source::post),
                Quoting.in(said.words(), spoken.context()).stream().filter(one -> !one.isProfile()).map(Answer.Rested::post)).collect(Collectors.toSet());
        return new Kept(said.words(), sources, rested, null);
    }

    /// Judges words as they are.
    ///
    /// @return why they must not be said, or null
    public @Nullable Reason judged(String words) {
        try {
            return moderator.judge(words, LIMIT).isGood() ? null : Reason.REFUSED;
        } catch (AiFailure failure) {
            LOG.warn("{} gave no verdict on an answer: {} {}", moderator.name(), failure.reason(), failure.getMessage());
            return Reason.UNJUDGED;
        }
    }

    /// Why there is no answer, as a person understands it.
    public static Reason reason(AiFailure failure) {
        return switch (failure.reason()) {
            case REFUSED -> Reason.REFUSED;
            case BUSY -> failure.until() == null ? Reason.BUSY : Reason.SPENT;
            case TIMED_OUT -> Reason.TIMED_OUT;
            case UNAVAILABLE, MISCONFIGURED, CANCELLED -> Reason.UNAVAILABLE;
            case UNSUPPORTED, TOO_LONG -> Reason.UNSUPPORTED;
            case UNUSABLE -> Reason.UNUSABLE;
        };
    }
}
