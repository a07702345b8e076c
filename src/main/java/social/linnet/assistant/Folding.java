package social.linnet.assistant;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import social.linnet.account.Accounts;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Relations;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Limited;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.worker.Courtesy;

/// Gives a question the answer that was given when the same was asked before. Whoever does not come upon that answer is
/// not pointed to it: their question waits for an answer of its own.
@Component
class Folding {

    private final Courtesy courtesy;
    private final QuestionTable table;
    private final Answers answers;
    private final Whispers whispers;
    private final Posts posts;
    private final Accounts accounts;
    private final CanSee canSee;
    private final Relations relations;
    private final Limited limited;
    private final Clock clock;

    Folding(Courtesy courtesy, QuestionTable table, Answers answers, Whispers whispers, Posts posts, Accounts accounts, CanSee canSee, Relations relations,
            Limited limited, Clock clock) {
        this.courtesy = courtesy;
        this.table = table;
        this.answers = answers;
        this.whispers = whispers;
        this.posts = posts;
        this.accounts = accounts;
        this.canSee = canSee;
        this.relations = relations;
        this.limited = limited;
        this.clock = clock;
    }

    /// Looks at every question that waits and was asked before. One that is set apart may have been asked before by the same
    /// person, and is looked at once more.
    void fold() {
        Map<Long, Long> before = table.answeredBefore();
        boolean isOneApart = false;
        for (Map.Entry<Long, Long> one : before.entrySet()) {
            courtesy.giveWay();
            Question question = table.find(one.getKey()).orElse(null);
            Answer answer = answers.find(one.getValue()).orElse(null);
            if (question == null || answer == null) {
                continue;
            }
            if (comesUpon(question.asker(), answer)) {
                whispers.folded(question, answer.post());
                table.fold(question.post());
            } else {
                isOneApart |= table.setApart(question.post(), answer.question());
            }
        }
        if (isOneApart) {
            fold();
        }
    }

    /// Whether somebody comes upon an answer: neither it nor the question above it is kept from them, nor is whoever asked or
    /// wrote what it rests on.
    private boolean comesUpon(long viewer, Answer answer) {
        Map<Long, Post> shown = posts.find(List.of(answer.post(), answer.question()));
        if (!shown.containsKey(answer.post())
                || canSee.among(viewer, shown.values().stream().map(Post::subject).toList()).size() < shown.size()) {
            return false;
        }
        KeptAway away = relations.keptAway(viewer);
        if (answer.authors().stream().anyMatch(away::isBlocked)) {
            return false;
        }
        Post asked = shown.get(answer.question());
        return asked == null || !away.isBlocked(asked.author()) && !away.isMuted(asked.author(), clock.instant())
                && limited.hidden(viewer, accounts.find(List.of(asked.author())).values()).isEmpty();
    }
}
