package social.linnet.ai;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// Judges words and pictures against rules, before something is made and after. What follows from a verdict is for whoever
/// asked to say.
public interface Moderator {

    /// Who judges, as people are told.
    ModelName name();

    /// The rules that it judges pictures by: a good verdict on a picture says nothing of the others. Empty when it judges words
    /// alone.
    default Set<Rule> rulesForPictures() {
        return Set.of();
    }

    /// Judges words.
    ///
    /// @param text 1 to 8,000 characters
    /// @throws AiFailure when there is no verdict, which is not the same as a good one
    Verdict judge(String text, Duration deadline);

    /// Judges words by all rules but these, from which somebody who may say so excused them. [Rule#SEXUAL_MINORS] is never
    /// left out.
    default Verdict judge(String text, Set<Rule> excused, Duration deadline) {
        return judge(text, deadline).without(excused);
    }

    /// The same of a picture.
    default Verdict judge(ImageModel.Source picture, Set<Rule> excused, Duration deadline) {
        return judge(picture, deadline).without(excused);
    }

    /// What can be said of words at once, without asking anybody: for words that are shown while they are made. A good
    /// verdict here is none in the end.
    ///
    /// @param text at most 8,000 characters
    default Verdict glance(String text) {
        return new Verdict(Set.of(), "");
    }

    /// Judges a picture, as far as this can: a rule that it cannot judge pictures by is not among its answers.
    ///
    /// @throws AiFailure when there is no verdict; [AiFailure.Reason#UNSUPPORTED] when it judges words alone
    Verdict judge(ImageModel.Source picture, Duration deadline);

    /// What somebody's words or picture may go against.
    enum Rule {
        HATE, HARASSMENT, ILLICIT, SELF_HARM, SEXUAL, SEXUAL_MINORS, VIOLENCE
    }

    /// What it says.
    ///
    /// @param broken the rules that it goes against; none is a good verdict
    /// @param part   the words that it is about, as they were written, where that is known; empty otherwise
    /// @param by     who says so, where that is not whoever was asked
    record Verdict(Set<Rule> broken, String part, @Nullable ModelName by) {

        public Verdict {
            broken = Set.copyOf(broken);
        }

        public Verdict(Set<Rule> broken, String part) {
            this(broken, part, null);
        }

        /// The same without these rules. That which protects minors cannot be left out.
        Verdict without(Set<Rule> excused) {
            Set<Rule> left = broken.stream().filter(rule -> rule == Rule.SEXUAL_MINORS || !excused.contains(rule))
                    .collect(Collectors.toSet());
            return left.equals(broken) ? this : new Verdict(left, left.isEmpty() ? "" : part, by);
        }

        Verdict saidBy(ModelName judge) {
            return new Verdict(broken, part, judge);
        }

        public boolean isGood() {
            return broken.isEmpty();
        }
    }
}
