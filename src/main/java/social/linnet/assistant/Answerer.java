package social.linnet.assistant;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Languages;
import social.linnet.ai.AiFailure;
import social.linnet.ai.builtin.Builtin;
import social.linnet.assistant.Question.Reason;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.context.Contexts;
import social.linnet.assistant.context.Readers;
import social.linnet.assistant.context.Self;
import social.linnet.assistant.context.Sight;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.moderation.CanSee;
import social.linnet.post.Draft;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Words;
import social.linnet.settings.Settings;
import social.linnet.worker.Lease;

/// Answers one question in public: looks whether it may, puts together what it may rest on, asks the model, and publishes
/// what is left of its words, with its sources, in one transaction with the end of the question.
@Component
class Answerer {

    private static final Logger LOG = LoggerFactory.getLogger(Answerer.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final QuestionTable table;
    private final Answers answers;
    private final Posts posts;
    private final Edits edits;
    private final Accounts accounts;
    private final Contexts contexts;
    private final Sight sight;
    private final Talk talk;
    private final Wording wording;
    private final Whispers whispers;
    private final Checks checks;
    private final Live live;
    private final Switch onOff;
    private final Preferences preferences;
    private final Self self;
    private final Settings.Assistant settings;
    private final TransactionTemplate transaction;

    Answerer(QuestionTable table, Answers answers, Posts posts, Edits edits, Accounts accounts, Contexts contexts, Sight sight, Talk talk,
             Wording wording, Whispers whispers, Checks checks, Live live, Switch onOff, Preferences preferences, Self self,
             Settings settings, PlatformTransactionManager transactions) {
        this.table = table;
        this.answers = answers;
        this.posts = posts;
        this.edits = edits;
        this.accounts = accounts;
        this.contexts = contexts;
        this.sight = sight;
        this.talk = talk;
        this.wording = wording;
        this.whispers = whispers;
        this.checks = checks;
        this.live = live;
        this.onOff = onOff;
        this.preferences = preferences;
        this.self = self;
        this.settings = settings.assistant();
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Answers it, or ends it with a reason, unless the program is about to end.
    void answer(Question question, UUID worker, BooleanSupplier stopping) {
        try (Lease lease = Lease.of("question " + question.post(), () -> table.renew(question.post(), worker))) {
            BooleanSupplier unwanted = () -> lease.isLost() || stopping.getAsBoolean();
            Reason reason = why(question, worker, unwanted);
            if (reason != null && !unwanted.getAsBoolean()) {
                end(question, worker, reason);
            }
        } finally {
            live.tell(new Live.Partial(question.post(), question.thread(), "", Set.of(), talk.model(), true));
        }
    }

    /// Answers it.
    ///
    /// @return why there is no answer, or null when there is one
    private @Nullable Reason why(Question question, UUID worker, BooleanSupplier unwanted) {
        try {
            Reason forbidden = forbidden(question);
            return forbidden != null ? forbidden : answered(question, worker, unwanted);
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

    private @Nullable Reason forbidden(Question question) {
        if (table.attempts(question.post()) > QuestionTable.MAX_ATTEMPTS) {
            return Reason.UNAVAILABLE;
        }
        Post asked = posts.visible(self.account(), question.post()).orElse(null);
        Account asker = accounts.find(question.asker()).orElse(null);
        if (asked == null || asker == null || asked.author() != question.asker()) {
            return Reason.GONE;
        }
        if (asker.kind().isAutomated()) {
            return Reason.AUTOMATED;
        }
        if (!onOff.isOn()) {
            return Reason.OFF;
        }
        if (table.answered(question.asker(), HOUR) > settings.hourly()) {
            return Reason.LIMITED;
        }
        return isVetoed(question, asked) ? Reason.VETOED : null;
    }

    /// Whether what it is about, or the beginning of its thread, is kept from the assistant: it does not answer there.
    private boolean isVetoed(Question question, Post asked) {
        Set<Long> concerned = new HashSet<>(Set.of(asked.id(), question.thread()));
        Optional.ofNullable(question.focus()).ifPresent(concerned::add);
        Optional.ofNullable(asked.replyTo()).ifPresent(concerned::add);
        return sight.isKeptAway(posts.find(concerned).values());
    }

    private @Nullable Reason answered(Question question, UUID worker, BooleanSupplier unwanted) {
        Post asked = posts.find(question.post()).orElseThrow(Refused::notFound);
        Account asker = accounts.find(question.asker()).orElseThrow(Refused::notFound);
        live.tell(new Live.Partial(question.post(), question.thread(), "", Set.of(), talk.model(), false));
        Talk.Spoken spoken = spoken(question, asked, asker, (words, context) -> show(question, words, context), unwanted);
        return unwanted.getAsBoolean() ? null : publish(question, worker, asked, asker, spoken);
    }

    private Talk.Spoken spoken(Question question, Post asked, Account asker, Talk.Listener soFar, BooleanSupplier unwanted) {
        Readers readers = Readers.of(question.asker(), asked.audience());
        Context context = contexts.upTo(readers, asked, question.focus());
        return talk.ask(readers, new Talk.Wish(question.task(), question.words(), context, List.of(), List.of(),
                preferences.voice(question.asker()), language(asked, asker), true, Duration.ofSeconds(settings.seconds())),
                soFar, unwanted);
    }

    /// Answers a question anew whose answer something has befallen: as a new version of it, or not at all when that is what
    /// there is.
    ///
    /// @return whether that is done; if not, it may be tried again
    boolean correct(Answer answer, Answer.Correction why, BooleanSupplier stopping) {
        Question question = table.find(answer.question()).orElseThrow();
        Post asked = posts.find(question.post()).orElse(null);
        Account asker = accounts.find(question.asker()).orElse(null);
        if (asked == null || asker == null) {
            // whoever asked is gone, and with them what it was about: it stays as it was said
            return true;
        }
        try {
            Talk.Spoken spoken = spoken(question, asked, asker, (_, _) -> {
            }, stopping);
            Wording.Worded worded = wording.of(spoken, asker.handle(), language(asked, asker));
            if (worded.words().isEmpty() || checks.judged(worded.words()) != null) {
                return false;
            }
            transaction.executeWithoutResult(status -> {
                edits.edit(self.account(), answer.post(), new Edits.Edit(Words.of(worded.text()).in(language(asked, asker)), null,
                        Map.of(), null));
                answers.correct(new Answer(answer.post(), answer.question(), spoken.model(), spoken.prompt(), 0, null, null,
                        worded.sources()), why);
            });
            return true;
        } catch (AiFailure failure) {
            LOG.warn("The model gave no correction: {} {}", failure.reason(), failure.getMessage());
            return false;
        }
    }

    private void show(Question question, String words, Context context) {
        if (checks.mayShow(words)) {
            Set<Long> authors = context.sources().values().stream().map(Context.Source::author).collect(Collectors.toSet());
            live.tell(new Live.Partial(question.post(), question.thread(), words, authors, talk.model(), false));
        }
    }

    private @Nullable Reason publish(Question question, UUID worker, Post asked, Account asker, Talk.Spoken spoken) {
        String language = language(asked, asker);
        Audience audience = Readers.of(question.asker(), asked.audience()).everybody() ? asked.audience() : CanSee.ofMessages();
        Wording.Worded worded = wording.of(spoken, asker.handle(), language);
        if (worded.words().isEmpty()) {
            return Reason.UNUSABLE;
        }
        Reason judged = checks.judged(worded.words());
        if (judged != null) {
            return judged;
        }
        if (!onOff.isOn()) {
            return Reason.OFF;
        }
        Boolean published = transaction.execute(status -> {
            if (!table.end(question.post(), worker, Question.State.ANSWERED, null)) {
                return false;
            }
            Post post = posts.publish(Draft.of(self.account(), "", audience)
                    .saying(Words.of(worded.text()).in(language)).answering(question.post())
                    .from(new Draft.Origin("answer-" + question.post() + "-" + UUID.randomUUID(), null, null)));
            answers.keep(new Answer(post.id(), question.post(), spoken.model(), spoken.prompt(), 1, null, null, worded.sources()));
            return true;
        });
        if (!Boolean.TRUE.equals(published)) {
            LOG.info("An answer came too late: another worker had the question");
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

    /// The language of the question, as its author said or as it reads, where the assistant speaks it; else the one they read in.
    private static String language(Post asked, Account asker) {
        String said = Optional.ofNullable(asked.language()).map(tag -> Locale.forLanguageTag(tag).getLanguage()).orElse("");
        if (Languages.OFFERED.contains(said)) {
            return said;
        }
        String found = Builtin.language(asked.text());
        return Languages.OFFERED.contains(found) ? found : asker.language();
    }
}
