package social.linnet.assistant;

import org.springframework.stereotype.Component;

import social.linnet.assistant.context.Self;
import social.linnet.event.Event;
import social.linnet.log.Logged;
import social.linnet.log.View;

/// Tells whoever watches a thread here that its answer is there, when another machine made it: of its words while they came
/// only that machine knew.
@Component
class Elsewhere implements View.Held {

    private final Answers answers;
    private final QuestionTable questions;
    private final Live live;
    private final Talk talk;
    private final Self self;

    Elsewhere(Answers answers, QuestionTable questions, Live live, Talk talk, Self self) {
        this.answers = answers;
        this.questions = questions;
        this.live = live;
        this.talk = talk;
        this.self = self;
    }

    @Override
    public String name() {
        return "assistant.elsewhere";
    }

    /// There is nothing to keep: who comes later is shown the answer itself.
    @Override
    public void load(long head) {
    }

    @Override
    public void apply(Logged logged) {
        if (logged.event() instanceof Event.PostPublished published && published.actor() == self.account() && live.isAnythingWatched()) {
            answers.find(published.subject()).flatMap(answer -> questions.find(answer.question()))
                    .filter(question -> live.isWatched(question.thread()))
                    .ifPresent(question -> live.tell(Live.Partial.over(question, talk.model())));
        }
    }
}
