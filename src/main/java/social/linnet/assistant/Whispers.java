package social.linnet.assistant;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Names;
import social.linnet.assistant.Question.Reason;
import social.linnet.assistant.context.Self;
import social.linnet.event.Refused;
import social.linnet.moderation.CanSee;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// What the assistant tells somebody who asked and got no answer: once, to them alone, as a message that every app shows.
/// That something was asked before, or was taken back, it tells one person once in an hour of a thread: the site says it below
/// each of their questions besides.
@Component
class Whispers {

    private static final Logger LOG = LoggerFactory.getLogger(Whispers.class);

    private final JdbcClient jdbc;
    private final Posts posts;
    private final Accounts accounts;
    private final Names names;
    private final Self self;
    private final MessageSource messages;
    private final Clock clock;

    Whispers(JdbcClient jdbc, Posts posts, Accounts accounts, Names names, Self self, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.accounts = accounts;
        this.names = names;
        this.self = self;
        this.messages = messages;
        this.clock = clock;
    }

    /// Says why there is no answer.
    void tell(Question question, Reason reason, int hourly) {
        say(question, "assistant.told." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), hourly, "post-" + question.post());
    }

    /// Says where the answer is that was given when this was asked before.
    void folded(Question question, long answer) {
        self.shown().map(account -> names.post(account, answer)).ifPresent(url ->
                say(question, "assistant.told.folded", url, hourly(question)));
    }

    /// Says that an answer was taken back.
    void takenBack(Question question) {
        say(question, "assistant.told.taken-back", 0, hourly(question));
    }

    private String hourly(Question question) {
        return question.asker() + "-" + question.thread() + "-" + clock.instant().truncatedTo(ChronoUnit.HOURS).getEpochSecond();
    }

    /// @param once of what shares it, and is of one kind, the first alone is told
    private void say(Question question, String key, Object argument, String once) {
        Optional<Account> asker = accounts.find(question.asker());
        if (asker.isEmpty()) {
            return;
        }
        Object shown = argument instanceof Integer number ? number.toString() : argument;
        String words = messages.getMessage(key, new Object[] {shown}, Locale.forLanguageTag(asker.get().language()));
        try {
            Post said = posts.publish(Draft.of(self.account(), "@" + asker.get().handle() + " " + words, CanSee.ofMessages())
                    .answering(question.post()).once("told-" + once + "-" + key));
            jdbc.sql("insert into assistant.whisper (post, person) values (:post, :person) on conflict do nothing")
                    .param("post", said.id()).param("person", question.asker()).update();
        } catch (Refused refused) {
            // whoever blocks it is told nothing, nor is who was told just now
            LOG.debug("Somebody who asked could not be told: {}", refused.key());
        }
    }
}
