package social.linnet.assistant.chat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Question.Reason;
import social.linnet.assistant.Switch;
import social.linnet.assistant.Talk;
import social.linnet.consent.Consents;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.event.Unguessable;
import social.linnet.moderation.MayDo;
import social.linnet.settings.Settings;

/// Asks the assistant in private, and keeps what was said for whoever asked. An answer is made on a thread of its own, goes
/// on when nobody watches, and is there when they come back.
@Service
public class Chats implements SmartLifecycle {

    /// How long an answer may wait for its turn on another machine before it counts as given up.
    private static final Duration LONGEST_QUEUE = Duration.ofMinutes(10);

    private final ChatTable table;
    private final Talk talk;
    private final Confidant confidant;
    private final Switch onOff;
    private final MayDo mayDo;
    private final Consents consents;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final ComingAnswers coming;
    private volatile boolean open;

    Chats(ChatTable table, Talk talk, Confidant confidant, Switch onOff, MayDo mayDo, Consents consents, Settings settings,
          PlatformTransactionManager transactions) {
        this.table = table;
        this.talk = talk;
        this.confidant = confidant;
        this.onOff = onOff;
        this.mayDo = mayDo;
        this.consents = consents;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.coming = new ComingAnswers(talk.model().builtin());
    }

    /// What is asked.
    ///
    /// @param chat  the chat that goes on, or null for a new one
    /// @param post  the post that a new one is about, or null
    /// @param task  what is to be done; [Task#ANSWER] when the words say it
    /// @param words their own; may be empty where there is a post and the task says it all
    public record Ask(@Nullable String chat, @Nullable Long post, Task task, String words) {
    }

    /// How far an answer is.
    ///
    /// @param words so far, made fit to be read
    /// @param isOver whether it is kept now, or failed
    public record Progress(String words, boolean isOver) {
    }

    @Override
    public void start() {
        if (settings.db().isEmbedded()) {
            table.failAll(Reason.UNAVAILABLE);
        }
        open = true;
    }

    @Override
    public void stop() {
        open = false;
        coming.stopAll();
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /// Asks. The question is kept when this returns, and the answer is on its way.
    ///
    /// @throws Refused `assistant-off`, `assistant-vetoed`, `not-found`, `question-empty`, `question-too-long`, `text-unusable`,
    ///                 `chat-full`, `too-many`
    public Exchange ask(long owner, Ask ask) {
        return ask(owner, ask, null);
    }

    private Exchange ask(long owner, Ask ask, @Nullable Exchange insteadOf) {
        mayDo.require(owner, MayDo.Action.ASK);
        if (!onOff.isOn()) {
            throw Refused.of(Refused.Kind.CONFLICT, "assistant-off");
        }
        String words = words(ask.words());
        Long about = ask.post();
        Chat known = ask.chat() == null ? null : chat(owner, ask.chat());
        if (known != null) {
            about = known.post();
        }
        if (words.isEmpty() && (ask.task() == Task.ANSWER || about == null)) {
            throw Refused.invalid("question-empty");
        }
        if (about != null && known == null) {
            confidant.requireReadable(owner, about);
        }
        String id = Unguessable.next();
        String chat = known == null ? Unguessable.next() : known.id();
        Long post = about;
        transaction.executeWithoutResult(status -> {
            if (known == null) {
                table.insert(chat, owner, post, title(words));
            } else if (!table.lock(owner, chat)) {
                throw Refused.notFound();
            } else if (known.exchanges().size() >= Chat.MAX_EXCHANGES) {
                throw Refused.of(Refused.Kind.LIMITED, "chat-full", Chat.MAX_EXCHANGES);
            }
            if (insteadOf != null) {
                table.replace(chat, insteadOf.number());
            }
            table.insert(id, chat, ask.task(), words, talk.model(), talk.prompt(), insteadOf == null ? null : insteadOf.id(),
                    consents.epoch());
        });
        return run(owner, id);
    }

    /// Asks a question anew in other words: it and what followed stay readable, and count no more.
    ///
    /// @throws Refused as [#ask]
    public Exchange reword(long owner, String exchange, String words) {
        Exchange before = exchange(owner, exchange);
        if (words(words).isEmpty()) {
            throw Refused.invalid("question-empty");
        }
        return ask(owner, new Ask(before.chat(), null, Task.ANSWER, words), before);
    }

    /// Tries again what failed. Does nothing when it did not.
    ///
    /// @throws Refused `not-found`, `assistant-off`, `too-many`
    public Exchange again(long owner, String exchange) {
        Exchange before = exchange(owner, exchange);
        mayDo.require(owner, MayDo.Action.ASK);
        if (!onOff.isOn()) {
            throw Refused.of(Refused.Kind.CONFLICT, "assistant-off");
        }
        return table.again(before.id()) ? run(owner, before.id()) : before;
    }

    /// Stops an answer that is on its way.
    public void stop(long owner, String exchange) {
        coming.stop(exchange(owner, exchange).id());
    }

    private static String words(String typed) {
        if (typed.length() > Exchange.MAX_WORDS * 2) {
            throw Refused.invalid("question-too-long", Exchange.MAX_WORDS);
        }
        String words = Texts.storable(typed).strip();
        if (words.codePointCount(0, words.length()) > Exchange.MAX_WORDS) {
            throw Refused.invalid("question-too-long", Exchange.MAX_WORDS);
        }
        return words;
    }

    private static String title(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= Chat.MAX_TITLE ? line
                : line.substring(0, line.offsetByCodePoints(0, Chat.MAX_TITLE - 1)) + "…";
    }

    private Exchange run(long owner, String id) {
        Exchange exchange = exchange(owner, id);
        coming.make(id, one -> confidant.answer(owner, exchange, one));
        return exchange;
    }

    /// Tells how an answer goes on, at once of what there is, and in the end that it is over. The listener must return quickly.
    ///
    /// @return to be closed when nobody watches any more
    public AutoCloseable watch(long owner, String exchange, Consumer<Progress> listener) {
        String id = exchange(owner, exchange).id();
        return coming.watch(id, listener, () -> {
            Exchange now = exchange(owner, id);
            return new Progress(now.said(), now.state() != Exchange.State.RUNNING);
        });
    }

    /// Whether nothing more comes of an answer, wherever it is made: for whoever watches one that another machine makes.
    public boolean isOver(long owner, String exchange) {
        return table.exchange(owner, exchange).filter(one -> one.state() == Exchange.State.RUNNING).isEmpty();
    }

    /// The posts whose words an answer holds, cited or not; those that are gone meanwhile too.
    ///
    /// @throws Refused `not-found`, also when it is somebody else's
    public Set<Long> rested(long owner, String exchange) {
        String id = exchange(owner, exchange).id();
        return table.rested(List.of(id)).getOrDefault(id, Set.of());
    }

    /// What a program was making that died is over: nobody waits for it for ever.
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void failLeft() {
        table.failLeft(Reason.UNAVAILABLE, Duration.ofSeconds(settings.assistant().seconds()).plus(LONGEST_QUEUE), coming.ids());
    }

    /// @throws Refused `not-found`, also when it is somebody else's
    public Exchange exchange(long owner, String id) {
        return Unguessable.isOne(id) ? table.exchange(owner, id).orElseThrow(Refused::notFound) : missing();
    }

    private static Exchange missing() {
        throw Refused.notFound();
    }

    /// @throws Refused `not-found`, also when it is somebody else's
    public Chat chat(long owner, String id) {
        if (!Unguessable.isOne(id)) {
            throw Refused.notFound();
        }
        return table.find(owner, id).orElseThrow(Refused::notFound);
    }

    /// One's chats, those that were used last first, without what was said in them.
    public List<Chat> chats(long owner, int offset, int limit) {
        return table.ofOwner(owner, Math.max(0, offset), Math.clamp(limit, 1, 100));
    }

    /// Destroys a chat. What is still being answered in it is stopped.
    ///
    /// @throws Refused `not-found`
    public void delete(long owner, String chat) {
        Chat gone = chat(owner, chat);
        table.delete(owner, chat);
        gone.exchanges().forEach(one -> coming.stop(one.id()));
    }

    /// Destroys all chats of somebody.
    public void deleteAll(long owner) {
        List<String> underWay = table.underWay(owner);
        table.deleteAll(owner);
        underWay.forEach(coming::stop);
    }

    /// Says what one thinks of an answer; null takes it back.
    ///
    /// @throws Refused `not-found`, `reason-too-long`, `text-unusable`, `too-many`
    public Exchange rate(long owner, String exchange, Exchange.@Nullable Rating rating, String why) {
        Exchange known = exchange(owner, exchange);
        String reason = Texts.storable(why).strip();
        int longest = rating == null ? Exchange.MAX_WHY : rating.longest();
        if (reason.codePointCount(0, reason.length()) > longest) {
            throw Refused.invalid("reason-too-long", longest);
        }
        mayDo.require(owner, MayDo.Action.REACT);
        table.rate(known.id(), rating, rating == null ? "" : reason, consents.epoch());
        return exchange(owner, exchange);
    }
}
