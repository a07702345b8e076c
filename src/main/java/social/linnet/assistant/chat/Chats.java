package social.linnet.assistant.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Languages;
import social.linnet.ai.AiFailure;
import social.linnet.ai.ImageModel;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Skill;
import social.linnet.ai.TextModel.Task;
import social.linnet.ai.TextModel.Turn;
import social.linnet.ai.builtin.Builtin;
import social.linnet.assistant.Preferences;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Checks;
import social.linnet.assistant.Question.Reason;
import social.linnet.assistant.Switch;
import social.linnet.assistant.Talk;
import social.linnet.assistant.chat.ComingAnswers.Coming;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.context.Contexts;
import social.linnet.assistant.context.Readers;
import social.linnet.assistant.context.Sight;
import social.linnet.consent.Consents;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.settings.Settings;

/// Asks the assistant in private, and keeps what was said for whoever asked. An answer is made on a thread of its own, goes
/// on when nobody watches, and is there when they come back.
@Service
public class Chats implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Chats.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    /// How many of the exchanges before are told to the model.
    private static final int MOST_BEFORE = 8;
    /// How long an answer may wait for its turn on another machine before it counts as given up.
    private static final Duration LONGEST_QUEUE = Duration.ofMinutes(10);
    /// How many pictures of a post a model looks at.
    private static final int MOST_PICTURES = 4;

    private final ChatTable table;
    private final Talk talk;
    private final Checks answers;
    private final Contexts contexts;
    private final Sight sight;
    private final Posts posts;
    private final Pictures pictures;
    private final Accounts accounts;
    private final Preferences preferences;
    private final Switch onOff;
    private final MayDo mayDo;
    private final Consents consents;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final ComingAnswers coming;
    private volatile boolean open;

    Chats(ChatTable table, Talk talk, Checks answers, Contexts contexts, Sight sight, Posts posts, Pictures pictures,
          Accounts accounts, Preferences preferences, Switch onOff, MayDo mayDo, Consents consents,
          Settings settings, PlatformTransactionManager transactions) {
        this.table = table;
        this.talk = talk;
        this.answers = answers;
        this.contexts = contexts;
        this.sight = sight;
        this.posts = posts;
        this.pictures = pictures;
        this.accounts = accounts;
        this.preferences = preferences;
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
            requireReadable(owner, about);
        }
        String id = newId();
        String chat = known == null ? newId() : known.id();
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

    private Post requireReadable(long owner, long id) {
        Post post = posts.visibleInner(owner, id).orElseThrow(Refused::notFound);
        if (sight.isKeptAway(List.of(post))) {
            throw Refused.forbidden("assistant-vetoed");
        }
        return post;
    }

    private Exchange run(long owner, String id) {
        Exchange exchange = exchange(owner, id);
        coming.make(id, one -> answer(owner, exchange, one));
        return exchange;
    }

    private void answer(long owner, Exchange exchange, Coming one) {
        try {
            String language = language(exchange, accounts.find(owner).orElseThrow(Refused::notFound));
            Chat chat = chat(owner, exchange.chat());
            Readers readers = Readers.alone(owner);
            Post about = chat.post() == null ? null : requireReadable(owner, chat.post());
            Context context = about == null ? Context.NOTHING : contexts.around(readers, about);
            List<Exchange> earlier = earlier(readers, chat, exchange);
            List<ImageModel.Source> shown = shown(exchange, about);
            if (exchange.task() == Task.DESCRIBE && about != null) {
                context = context.of(about.id());
                requireSomethingToSee(context, shown);
            }
            Talk.Spoken spoken = talk.ask(readers, new Talk.Wish(exchange.task(), exchange.asked(), context, turns(earlier),
                    shown, preferences.voice(owner), language, isLookedUp(exchange.task()),
                    Duration.ofSeconds(settings.assistant().seconds())), words -> {
                        if (answers.mayShow(words)) {
                            one.says(words);
                        }
                    }, one::isUnwanted);
            Checks.Kept kept = answers.kept(spoken, language);
            if (kept.reason() != null) {
                table.failed(exchange.id(), kept.reason());
            } else {
                // what was said before may be said again
                boolean isOpen = spoken.context().isForEverybody() && earlier.stream().allMatch(Exchange::isOpen);
                transaction.executeWithoutResult(status -> table.said(exchange.id(), kept.words(), isOpen,
                        spoken.context().holdsOthers(owner), earlier.stream().map(Exchange::id).toList(), kept.sources(), kept.rested()));
            }
        } catch (AiFailure failure) {
            LOG.info("The model gave no answer in private: {} {}", failure.reason(), failure.getMessage());
            table.failed(exchange.id(), !onOff.isOn() ? Reason.OFF : one.isUnwanted() && open ? Reason.STOPPED : Checks.reason(failure));
        } catch (Refused refused) {
            table.failed(exchange.id(), refused.key().equals("assistant-vetoed") ? Reason.VETOED : Reason.GONE);
        } catch (RuntimeException e) {
            LOG.error("A question could not be answered in private", e);
            table.failed(exchange.id(), Reason.UNAVAILABLE);
        }
    }

    /// The language of what is asked, as it reads, where the assistant speaks it; else the one that the asker reads in.
    private static String language(Exchange exchange, Account asker) {
        String found = exchange.task() == Task.ANSWER ? Builtin.language(exchange.asked()) : asker.language();
        return Languages.OFFERED.contains(found) ? found : asker.language();
    }

    /// Whether more than the post and its thread is looked up.
    private static boolean isLookedUp(Task task) {
        return switch (task) {
            case ANSWER, EXPLAIN, CHECK -> true;
            case SUMMARISE, TRANSLATE, DESCRIBE, DRAFT, SHORTEN, TONE, SPLIT, TAGS -> false;
        };
    }

    /// What was said before in a chat and may still be told: what rests on a post that is gone meanwhile, or kept from the
    /// assistant, is not.
    private List<Exchange> earlier(Readers readers, Chat chat, Exchange now) {
        List<Exchange> said = chat.exchanges().stream().filter(one -> !one.isReplaced() && one.number() < now.number()
                && one.state() == Exchange.State.SAID).toList();
        List<Exchange> latest = said.subList(Math.max(0, said.size() - MOST_BEFORE), said.size());
        Map<String, Set<Long>> rested = table.rested(latest.stream().map(Exchange::id).toList());
        Set<Long> all = rested.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<Long> readable = sight.readable(readers, posts.find(all).values()).stream().map(Post::id).collect(Collectors.toSet());
        return latest.stream().filter(one -> readable.containsAll(rested.getOrDefault(one.id(), Set.of())))
                .filter(one -> one.sources().stream().filter(Answer.Source::isProfile).allMatch(source -> sight.mayRead(readers, source.author())))
                .toList();
    }

    /// As what was said, never as evidence.
    private static List<Turn> turns(List<Exchange> earlier) {
        List<Turn> turns = new ArrayList<>();
        for (Exchange one : earlier) {
            turns.add(new TextModel.Asked(one.asked(), List.of(), null, List.of()));
            turns.add(new TextModel.Answered(one.said(), List.of()));
        }
        return turns;
    }

    /// A model that does not look, and is told nothing of the picture, would make something up.
    private static void requireSomethingToSee(Context context, List<ImageModel.Source> shown) {
        if (shown.isEmpty() && context.passages().stream().noneMatch(passage -> passage.kind() == TextModel.Passage.Kind.ATTACHED)) {
            throw new AiFailure(AiFailure.Reason.UNSUPPORTED, "nobody described the picture, and the model does not look", null);
        }
    }

    private List<ImageModel.Source> shown(Exchange exchange, @Nullable Post about) {
        if (about == null || exchange.task() != Task.DESCRIBE || !talk.skills().contains(Skill.PICTURES)) {
            return List.of();
        }
        return pictures.ofPosts(List.of(about.id())).getOrDefault(about.id(), List.of()).stream()
                .filter(picture -> picture.duration() == 0).limit(MOST_PICTURES).map(this::read).toList();
    }

    private ImageModel.Source read(Picture picture) {
        try {
            return new ImageModel.Source(Files.readAllBytes(pictures.file(picture, Picture.Size.LARGE)), picture.type().mime());
        } catch (IOException e) {
            throw new UncheckedIOException("picture " + picture.id() + " could not be read", e);
        }
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
        return ID.matcher(id).matches() ? table.exchange(owner, id).orElseThrow(Refused::notFound) : missing();
    }

    private static Exchange missing() {
        throw Refused.notFound();
    }

    /// @throws Refused `not-found`, also when it is somebody else's
    public Chat chat(long owner, String id) {
        if (!ID.matcher(id).matches()) {
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

    private static String newId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
