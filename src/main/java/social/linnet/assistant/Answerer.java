package social.linnet.assistant;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.ai.AiFailure;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Question.Reason;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.context.Self;
import social.linnet.assistant.context.Sight;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.moderation.CanSee;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Words;
import social.linnet.settings.Settings;
import social.linnet.worker.Courtesy;
import social.linnet.worker.Lease;

/// Answers one question in public: looks whether it may, puts together what it may rest on, asks the model, and publishes
/// what is left of its words, with its sources, in one transaction with the end of the question.
@Component
class Answerer {

    private static final Logger LOG = LoggerFactory.getLogger(Answerer.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Courtesy courtesy;
    private final QuestionTable table;
    private final Answers answers;
    private final Posts posts;
    private final Accounts accounts;
    private final Sight sight;
    private final Talk talk;
    private final Making making;
    private final Whispers whispers;
    private final Checks checks;
    private final Live live;
    private final Switch onOff;
    private final Self self;
    private final Settings.Assistant settings;
    private final TransactionTemplate transaction;

    Answerer(Courtesy courtesy, QuestionTable table, Answers answers, Posts posts, Accounts accounts, Sight sight, Talk talk, Making making,
             Whispers whispers, Checks checks, Live live, Switch onOff, Self self, Settings settings,
             PlatformTransactionManager transactions) {
        this.courtesy = courtesy;
        this.table = table;
        this.answers = answers;
        this.posts = posts;
        this.accounts = accounts;
        this.sight = sight;
        this.talk = talk;
        this.making = making;
        this.whispers = whispers;
        this.checks = checks;
        this.live = live;
        this.onOff = onOff;
        this.self = self;
        this.settings = settings.assistant();
        this.transaction = new TransactionTemplate(transactions);
    }

    /// A question with what was read to answer it.
    ///
    /// @param asked     the post that asks
    /// @param concerned what it is about, and what that belongs to: whose author keeps one of these from the assistant, there it
    ///                  does not answer
    private record Brief(Question question, Post asked, Account asker, Collection<Post> concerned) {
    }

    /// Answers it, or ends it with a reason, unless the program is about to end.
    void answer(QuestionTable.Claimed claimed, UUID worker, BooleanSupplier stopping) {
        Question question = claimed.question();
        try (Lease lease = Lease.of("question " + question.post(), () -> table.renew(question.post(), worker))) {
            BooleanSupplier unwanted = () -> lease.isLost() || stopping.getAsBoolean();
            Reason reason = claimed.attempts() > QuestionTable.MAX_ATTEMPTS ? Reason.UNAVAILABLE : why(question, worker, unwanted);
            if (reason != null && !unwanted.getAsBoolean()) {
                end(question, worker, reason);
            }
        } finally {
            live.tell(Live.Partial.over(question, talk.model()));
        }
    }

    /// Answers it.
    ///
    /// @return why there is no answer, or null when there is one
    private @Nullable Reason why(Question question, UUID worker, BooleanSupplier unwanted) {
        try {
            courtesy.giveWay();
            Brief brief = read(question).orElseThrow(Refused::notFound);
            Reason forbidden = forbidden(brief);
            return forbidden != null ? forbidden : answered(brief, worker, unwanted);
        } catch (AiFailure failure) {
            LOG.warn("The model gave no answer: {} {}", failure.reason(), failure.getMessage());
            return onOff.isOn() ? Checks.reason(failure) : Reason.OFF;
        } catch (Refused refused) {
            return refused.kind() == Refused.Kind.NOT_FOUND ? Reason.GONE : Reason.NOT_ALLOWED;
        } catch (RuntimeException e) {
            if (unwanted.getAsBoolean()) {
                return null;
            }
            LOG.error("A question could not be answered", e);
            return Reason.UNAVAILABLE;
        }
    }

    /// Reads it; empty when it is a question no more.
    private Optional<Brief> read(Question question) {
        Post asked = posts.visible(self.account(), question.post()).orElse(null);
        Account asker = accounts.find(question.asker()).orElse(null);
        if (asked == null || asker == null || asked.author() != question.asker() || !sight.isSaidToIt(asked)) {
            return Optional.empty();
        }
        Set<Long> concerned = new HashSet<>(List.of(asked.id(), question.thread()));
        Optional.ofNullable(question.focus()).ifPresent(concerned::add);
        Optional.ofNullable(asked.replyTo()).ifPresent(concerned::add);
        return Optional.of(new Brief(question, asked, asker, posts.find(concerned).values()));
    }

    private @Nullable Reason forbidden(Brief brief) {
        Question question = brief.question();
        if (brief.asker().kind().isAutomated()) {
            return Reason.AUTOMATED;
        }
        if (question.task() == Task.ANSWER && question.words().codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Reason.NOTHING_ASKED;
        }
        if (!onOff.isOn()) {
            return Reason.OFF;
        }
        if (table.answered(question.asker(), HOUR) > settings.hourly()) {
            return Reason.LIMITED;
        }
        return sight.isKeptAway(brief.concerned()) ? Reason.VETOED : null;
    }

    private @Nullable Reason answered(Brief brief, UUID worker, BooleanSupplier unwanted) {
        Question question = brief.question();
        live.tell(new Live.Partial(question.post(), question.thread(), "", Set.of(), talk.model(), false));
        Talk.Listener shown = new Talk.Listener() {
            @Override
            public void soFar(String words, Context context) {
                show(question, words, context);
            }

            // what the built-in engine says is there as a whole before anybody could look
            @Override
            public boolean isHeard() {
                return !talk.model().builtin() || live.isWatched(question.thread());
            }
        };
        Making.Made made = making.make(question, brief.asked(), brief.asker(), shown, unwanted);
        // the built-in engine takes so short a time that it is enough to look afterwards, as is done of every answer
        if (!talk.model().builtin() && !unwanted.getAsBoolean() && making.befell(made) != null) {
            // what it would rest on is not what it was
            made = making.make(table.find(question.post()).orElseThrow(Refused::notFound), brief.asked(), brief.asker(), shown, unwanted);
        }
        return unwanted.getAsBoolean() ? null : publish(brief, worker, made);
    }

    private void show(Question question, String words, Context context) {
        if (checks.mayShow(words)) {
            live.tell(new Live.Partial(question.post(), question.thread(), words, context.authors(), talk.model(), false));
        }
    }

    private @Nullable Reason publish(Brief brief, UUID worker, Making.Made made) {
        Question question = brief.question();
        Audience audience = made.readers().everybody() ? brief.asked().audience() : CanSee.ofMessages();
        Wording.Worded worded = made.worded();
        if (worded.words().isEmpty()) {
            return Reason.UNUSABLE;
        }
        courtesy.giveWay();
        Reason judged = checks.judged(worded.words());
        if (judged != null) {
            return judged;
        }
        if (!onOff.isOn()) {
            return Reason.OFF;
        }
        if (sight.isKeptAway(brief.concerned())) {
            return Reason.VETOED;
        }
        courtesy.giveWay();
        Long published = transaction.execute(status -> {
            if (!table.end(question.post(), worker, Question.State.ANSWERED, null)) {
                return null;
            }
            Post post = posts.publish(Draft.of(self.account(), "", audience)
                    .saying(Words.of(worded.text()).in(made.language())).answering(question.post()));
            answers.keep(new Answer(post.id(), question.post(), made.spoken().model(), made.spoken().prompt(), 1, null, null,
                    worded.sources(), worded.rested()));
            answers.keepRead(post.id(), made.profiles());
            return post.id();
        });
        if (published == null) {
            LOG.info("An answer came too late: another worker had the question");
        } else {
            making.noteWhatBefell(published, made);
        }
        return null;
    }

    private void end(Question question, UUID worker, Reason reason) {
        // of what is the same for every question, one word an hour is enough
        boolean isNews = switch (reason) {
            case LIMITED, OFF, SPENT -> !table.toldLately(question.asker(), reason, HOUR, question.post());
            default -> true;
        };
        // first said, once by its key, and then over: whoever takes it up after a fall says it no second time
        if (reason.isTold() && isNews) {
            whispers.tell(question, reason, settings.hourly());
        }
        table.end(question.post(), worker, reason.mayPass() ? Question.State.FAILED : Question.State.DECLINED, reason);
    }
}
