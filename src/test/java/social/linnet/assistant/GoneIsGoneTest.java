package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Chats.Ask;
import social.linnet.assistant.chat.Exchange;
import social.linnet.event.Audience;
import social.linnet.post.Post;
import social.linnet.testing.ScriptedModel;

/// What alice deletes is not kept for her by the assistant, though its model did not say that it was hers.
class GoneIsGoneTest extends AssistantStory {

    private static final String SECRET = "My cat Pepper sleeps on the piano of my neighbour.";

    @Autowired
    private Chats chats;
    @Autowired
    private Oversight oversight;

    private Exchange asks(String chat, Long post, Task task, String words) {
        Exchange asked = chats.ask(bob.id(), new Ask(chat, post, task, words));
        await().atMost(SOON).until(() -> chats.exchange(bob.id(), asked.id()).state() != Exchange.State.RUNNING);
        return chats.exchange(bob.id(), asked.id());
    }

    @Test
    void whatSaysInItsOwnWordsWhatAliceSaidGoesWithIt() {
        Post said = world.post(alice, Audience.PUBLIC, SECRET);
        Post answer = told(said, "tl;dr", "An animal rests upon an instrument next door.");
        assertThat(answers.find(answer.id()).orElseThrow().sources()).as("it cites nothing, and repeats nothing").isEmpty();

        posts.delete(alice.id(), said.id());

        await().atMost(SOON).until(() -> posts.find(answer.id()).isEmpty());
    }

    @Test
    void whatBobIsToldOfOthersBesidesIsNoneOfAlicesBusiness() {
        Post said = world.post(alice, Audience.PUBLIC, SECRET);
        Post answer = told(said, "who was Chopin?", "A composer, as far as I know.");

        assertThat(answers.find(answer.id()).orElseThrow().rested()).isEmpty();
    }

    @Test
    void anAnswerInPrivateThatRepeatsItIsKnownByThatAndToldToTheModelNoMore() {
        Post root = world.post(carol, Audience.PUBLIC, "Who has a cat?");
        Post said = world.reply(alice, root, Audience.PUBLIC, SECRET);
        Exchange first = asks(null, root.id(), Task.ANSWER, "where? " + model.word("Pepper sleeps on the piano of my neighbour."));
        assertThat(first.sources()).isEmpty();
        assertThat(chats.rested(bob.id(), first.id())).containsExactly(said.id());
        String next = model.word("I do not know.");

        posts.delete(alice.id(), said.id());
        asks(first.chat(), null, Task.ANSWER, "and who is that? " + next);

        assertThat(ScriptedModel.all(model.told(next).getFirst())).doesNotContain("Pepper");
        assertThat(chats.rested(bob.id(), first.id())).as("that it is gone stays known").containsExactly(said.id());
    }

    @Test
    void moderatorsReadNoMoreOfItEither() {
        world.promote(carol.id());
        Post said = world.post(alice, Audience.PUBLIC, SECRET);
        String word = model.word("Pepper sleeps on the piano of my neighbour.");
        Exchange told = asks(null, said.id(), Task.ANSWER, "where? " + word);
        chats.rate(bob.id(), told.id(), Exchange.Rating.WRONG, "on the sofa " + word);
        assertThat(sent(word)).extracting(Oversight.Wrong::said).containsExactly(told.said());

        posts.delete(alice.id(), said.id());

        assertThat(sent(word)).extracting(Oversight.Wrong::said).containsExactly("");
    }

    @Test
    void whoSendsAHundredWrongAnswersHidesNobodyElses() {
        world.promote(carol.id());
        String word = model.word("So it is.");
        Exchange first = asks(null, null, Task.ANSWER, "is it? " + word);
        for (int i = 0; i < Oversight.SHOWN_OF_ONE + 3; i++) {
            Exchange one = asks(first.chat(), null, Task.ANSWER, "is it so? " + word);
            chats.rate(bob.id(), one.id(), Exchange.Rating.WRONG, "no " + i + " " + word);
        }

        assertThat(sent(word)).extracting(Oversight.Wrong::why).hasSize(Oversight.SHOWN_OF_ONE).first()
                .isEqualTo("no " + (Oversight.SHOWN_OF_ONE + 2) + " " + word);
    }

    private List<Oversight.Wrong> sent(String word) {
        return oversight.wrong(carol.id()).stream().filter(wrong -> wrong.why().contains(word)).toList();
    }
}
