package social.linnet.post;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts polls to posts, inside the transaction of whoever writes the post.
@Component
final class Questions {

    private final PollTable table;
    private final Clock clock;

    Questions(PollTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /// Asks with a new post.
    ///
    /// @param question as [Polls#checked] gave it
    void ask(long post, Question question) {
        table.insert(post, question, clock.instant().plus(question.open()));
    }

    /// Asks with a post that was there before. Who may choose between other things has not voted yet: the votes go, unless
    /// only the time or the hiding changed.
    ///
    /// @param question as [Polls#checked] gave it; null for none any more
    void askAnew(long post, @Nullable Question question) {
        List<Poll> before = table.of(null, List.of(post));
        if (question == null) {
            table.delete(post);
            return;
        }
        Instant endsAt = clock.instant().plus(question.open());
        if (!before.isEmpty() && before.getFirst().options().equals(question.options())
                && before.getFirst().multiple() == question.multiple()) {
            table.change(post, question.hideTotals(), endsAt);
        } else {
            table.delete(post);
            table.insert(post, question, endsAt);
        }
    }
}
