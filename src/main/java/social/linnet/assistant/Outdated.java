package social.linnet.assistant;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.assistant.context.Self;
import social.linnet.event.Refused;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.post.Words;

/// Says in an answer itself that something it rests on was changed since, when it is not made anew: every app shows it, and
/// those who believed the answer are told, as of any correction.
@Component
class Outdated {

    private static final Logger LOG = LoggerFactory.getLogger(Outdated.class);
    private static final String SOURCES = "\n\n[1] ";

    private final Answers answers;
    private final QuestionTable questions;
    private final Posts posts;
    private final Edits edits;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Self self;
    private final TransactionTemplate transaction;

    Outdated(Answers answers, QuestionTable questions, Posts posts, Edits edits, Accounts accounts, MessageSource messages, Self self,
             PlatformTransactionManager transactions) {
        this.answers = answers;
        this.questions = questions;
        this.posts = posts;
        this.edits = edits;
        this.accounts = accounts;
        this.messages = messages;
        this.self = self;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Says it, once.
    void say(Answer answer) {
        Post now = posts.find(answer.post()).orElse(null);
        if (now == null) {
            return;
        }
        String note = messages.getMessage("assistant.outdated", null, Locale.forLanguageTag(Objects.requireNonNullElse(now.language(), "en")));
        if (now.text().contains(note)) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                edits.edit(self.account(), answer.post(), new Edits.Edit(Words.of(noted(answer, now.text(), note)).in(now.language()), null,
                        Map.of(), null));
                answers.outdated(answer.post());
            });
        } catch (Refused gone) {
            LOG.debug("An answer was gone before it said that it is outdated: {}", gone.key());
        }
    }

    /// Between what it says and where that stands; in place of what it says where there is no room for both.
    private String noted(Answer answer, String text, String note) {
        int end = text.lastIndexOf(SOURCES);
        String sources = end < 0 ? "" : text.substring(end);
        String whole = text.substring(0, text.length() - sources.length()) + "\n\n" + note + sources;
        if (PostText.length(PostText.parse(whole)) <= PostText.MAX_LENGTH) {
            return whole;
        }
        String asker = questions.find(answer.question()).flatMap(question -> accounts.find(question.asker())).map(Account::handle)
                .map(handle -> "@" + handle + " ").orElse("");
        return asker + note + sources;
    }
}
