package social.linnet.assistant;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import social.linnet.assistant.context.Self;
import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;
import social.linnet.post.Post;

/// What people asked in public: how far it is, and to try again what failed.
@Service
public class Questions {

    private final QuestionTable table;
    private final Desk desk;
    private final Self self;
    private final MayDo mayDo;

    Questions(QuestionTable table, Desk desk, Self self, MayDo mayDo) {
        this.table = table;
        this.desk = desk;
        this.self = self;
        this.mayDo = mayDo;
    }

    /// Those of these posts that ask the assistant, by post; from memory, mostly. No query where none of the posts names the
    /// assistant.
    public Map<Long, Question> of(Collection<Post> posts) {
        List<Long> calling = posts.stream().filter(post -> post.mentions().contains(self.account())).map(Post::id)
                .toList();
        return calling.isEmpty() ? Map.of() : table.lately(calling);
    }

    /// What a post asks, if it asks.
    public Optional<Question> find(long post) {
        return table.find(post);
    }

    /// Asks once more what failed. Does nothing when it is being answered already.
    ///
    /// @throws Refused `not-found` when it is no question of theirs, `question-over` when trying again cannot help,
    ///                 `too-many`
    public void again(long asker, long post) {
        Question question = table.find(post).filter(one -> one.asker() == asker).orElseThrow(Refused::notFound);
        if (question.state() == Question.State.QUEUED || question.state() == Question.State.RUNNING) {
            return;
        }
        if (!question.mayTryAgain()) {
            throw Refused.of(Refused.Kind.CONFLICT, "question-over");
        }
        mayDo.require(asker, MayDo.Action.ASK);
        if (table.again(post)) {
            desk.wake();
        }
    }
}
