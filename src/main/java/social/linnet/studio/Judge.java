package social.linnet.studio;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import social.linnet.ai.AiFailure;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.ai.Moderator.Rule;
import social.linnet.ai.Moderator.Verdict;

/// Looks at words before something is made of them, and at what was made before anybody may post it. When whatever looks
/// is away, that is not a good verdict: things are made and kept for their maker, and not posted.
@Component
final class Judge {

    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Moderator moderator;

    Judge(Moderator moderator) {
        this.moderator = moderator;
    }

    ModelName name() {
        return moderator.name();
    }

    /// What came of looking.
    ///
    /// @param seen      whether somebody looked
    /// @param objection what they found
    record Finding(boolean seen, Optional<Job.Objection> objection) {
        static final Finding GOOD = new Finding(true, Optional.empty());
        static final Finding UNSEEN = new Finding(false, Optional.empty());
    }

    Finding words(String text) {
        return words(text, Set.of());
    }

    /// @param excused the rules that a moderator left out for this
    Finding words(String text, Set<Rule> excused) {
        if (text.isBlank()) {
            return Finding.GOOD;
        }
        try {
            return told(moderator.judge(text, excused, LIMIT));
        } catch (AiFailure e) {
            return unseen(e);
        }
    }

    Finding picture(Source picture) {
        return picture(picture, Set.of());
    }

    /// @param excused the rules that a moderator left out for this
    Finding picture(Source picture, Set<Rule> excused) {
        try {
            return told(moderator.judge(picture, excused, LIMIT));
        } catch (AiFailure e) {
            // one that judges words alone never looks at pictures: there the words are what is judged
            return e.reason() == AiFailure.Reason.UNSUPPORTED ? Finding.GOOD : unseen(e);
        }
    }

    /// Of several rules the one that protects minors is told, against which nothing can be said; else the first.
    private Finding told(Verdict verdict) {
        if (verdict.isGood()) {
            return Finding.GOOD;
        }
        Rule rule = verdict.broken().contains(Rule.SEXUAL_MINORS) ? Rule.SEXUAL_MINORS
                : verdict.broken().stream().sorted().findFirst().orElseThrow();
        ModelName by = verdict.by() == null ? moderator.name() : verdict.by();
        return new Finding(true, Optional.of(new Job.Objection(rule, verdict.part(), by.provider() + "/" + by.model(), null)));
    }

    private Finding unseen(AiFailure e) {
        LOG.warn("{} gave no verdict: {} {}", moderator.name(), e.reason(), e.getMessage());
        return Finding.UNSEEN;
    }
}
