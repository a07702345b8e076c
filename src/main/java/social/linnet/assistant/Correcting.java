package social.linnet.assistant;

import java.util.Map;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.ai.AiFailure;
import social.linnet.assistant.context.Self;
import social.linnet.event.Refused;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Words;

/// Answers a question anew whose answer something has befallen, as a new version of the same post.
@Component
class Correcting {

    private static final Logger LOG = LoggerFactory.getLogger(Correcting.class);

    private final QuestionTable table;
    private final Answers answers;
    private final Posts posts;
    private final Edits edits;
    private final Accounts accounts;
    private final Making making;
    private final Checks checks;
    private final Switch onOff;
    private final Self self;
    private final TransactionTemplate transaction;

    Correcting(QuestionTable table, Answers answers, Posts posts, Edits edits, Accounts accounts, Making making, Checks checks, Switch onOff,
               Self self, PlatformTransactionManager transactions) {
        this.table = table;
        this.answers = answers;
        this.posts = posts;
        this.edits = edits;
        this.accounts = accounts;
        this.making = making;
        this.checks = checks;
        this.onOff = onOff;
        this.self = self;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What became of it.
    enum Outcome {
        /// The new version is there, or the answer is gone.
        DONE,
        /// It may be tried again.
        NOT_NOW,
        /// There is no question any more that it would answer.
        NEVER
    }

    Outcome correct(Answer answer, Answer.Correction why, BooleanSupplier stopping) {
        Question question = table.find(answer.question()).orElse(null);
        Post asked = posts.find(answer.question()).orElse(null);
        Account asker = question == null ? null : accounts.find(question.asker()).orElse(null);
        if (question == null || asked == null || asker == null) {
            return Outcome.NEVER;
        }
        try {
            Making.Made made = making.make(question, asked, asker, (_, _) -> {
            }, stopping);
            return keep(answer, why, made);
        } catch (AiFailure failure) {
            LOG.warn("The model gave no correction: {} {}", failure.reason(), failure.getMessage());
            return Outcome.NOT_NOW;
        } catch (Refused refused) {
            LOG.info("An answer could not be put right: {}", refused.key());
            return refused.kind() == Refused.Kind.NOT_FOUND ? Outcome.DONE : Outcome.NOT_NOW;
        } catch (RuntimeException e) {
            if (!stopping.getAsBoolean()) {
                LOG.error("An answer could not be put right", e);
            }
            return Outcome.NOT_NOW;
        }
    }

    private Outcome keep(Answer answer, Answer.Correction why, Making.Made made) {
        Wording.Worded worded = made.worded();
        if (worded.words().isEmpty() || checks.judged(worded.words()) != null || !onOff.isOn()) {
            return Outcome.NOT_NOW;
        }
        transaction.executeWithoutResult(status -> {
            edits.edit(self.account(), answer.post(), new Edits.Edit(Words.of(worded.text()).in(made.language()), null, Map.of(), null));
            answers.correct(new Answer(answer.post(), answer.question(), made.spoken().model(), made.spoken().prompt(), 0, null, null,
                    worded.sources(), worded.rested()), why);
            answers.keepRead(answer.post(), made.profiles());
        });
        return making.noteWhatBefell(answer.post(), made) ? Outcome.NOT_NOW : Outcome.DONE;
    }
}
