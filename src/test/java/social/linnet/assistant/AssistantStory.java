package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.assistant.context.Self;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.ScriptedModel;
import social.linnet.testing.World;

/// Alice, bob and carol in a thread, in which one of them calls the assistant.
@LinnetTest
abstract class AssistantStory {

    static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    World world;
    @Autowired
    ScriptedModel model;
    @Autowired
    QuestionTable questions;
    @Autowired
    Answers answers;
    @Autowired
    Posts posts;
    @Autowired
    Self self;

    Account alice;
    Account bob;
    Account carol;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
    }

    /// What a post begins with that calls the assistant.
    String call() {
        return "@" + self.shown().orElseThrow().handle() + " ";
    }

    Post ask(Account asker, Post said, String words) {
        return world.reply(asker, said, Audience.PUBLIC, call() + words);
    }

    Post ask(Post said, String words) {
        return ask(bob, said, words);
    }

    /// What became of a question, when that is settled.
    Question over(Post asked) {
        await().pollInterval(Duration.ofMillis(10)).atMost(SOON).until(() -> questions.find(asked.id()).filter(question -> switch (question.state()) {
            case QUEUED, RUNNING -> false;
            case ANSWERED, FOLDED, DECLINED, FAILED, WITHDRAWN -> true;
        }).isPresent());
        return questions.find(asked.id()).orElseThrow();
    }

    Post answer(Post asked) {
        Question question = over(asked);
        assertThat(question.state()).as("reason %s", question.reason()).isEqualTo(Question.State.ANSWERED);
        return posts.find(question.answer()).orElseThrow();
    }

    /// The answer when bob asks this below a post and the model says those words.
    Post told(Post said, String question, String words) {
        return answer(ask(said, question + " " + model.word(words)));
    }

    /// What the assistant said to them alone.
    List<Post> toldTo(Account asker) {
        return posts.byAuthorFor(asker.id(), self.account(), Paging.newest(40), true, false).stream()
                .map(id -> posts.find(id).orElseThrow())
                .filter(post -> post.audience() == Audience.DIRECT && post.mentions().contains(asker.id())).toList();
    }
}
