package social.linnet.assistant.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import social.linnet.ai.ImageModel;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Skill;
import social.linnet.ai.TextModel.Task;
import social.linnet.ai.TextModel.Turn;
import social.linnet.ai.builtin.Builtin;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Checks;
import social.linnet.assistant.Preferences;
import social.linnet.assistant.Question.Reason;
import social.linnet.assistant.Switch;
import social.linnet.assistant.Talk;
import social.linnet.assistant.chat.ComingAnswers.Coming;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.context.Contexts;
import social.linnet.assistant.context.Readers;
import social.linnet.assistant.context.Sight;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.settings.Settings;

/// Answers one person alone: from the post they ask about, from what may be found, and from what was said in the chat before.
@Component
final class Confidant {

    private static final Logger LOG = LoggerFactory.getLogger(Confidant.class);
    /// How many of the exchanges before are told to the model.
    private static final int MOST_BEFORE = 8;
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
    private final Settings settings;
    private final TransactionTemplate transaction;

    Confidant(ChatTable table, Talk talk, Checks answers, Contexts contexts, Sight sight, Posts posts, Pictures pictures, Accounts accounts,
              Preferences preferences, Switch onOff, Settings settings, PlatformTransactionManager transactions) {
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
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// A post that this person may see and that nobody keeps from the assistant.
    ///
    /// @throws Refused `not-found`, `assistant-vetoed`
    Post requireReadable(long owner, long id) {
        Post post = posts.visibleInner(owner, id).orElseThrow(Refused::notFound);
        if (sight.isKeptAway(List.of(post))) {
            throw Refused.forbidden("assistant-vetoed");
        }
        return post;
    }

    /// Makes the answer to what was asked last, and keeps it or why there is none.
    void answer(long owner, Exchange exchange, Coming one) {
        try {
            String language = language(exchange, accounts.find(owner).orElseThrow(Refused::notFound));
            Chat chat = table.find(owner, exchange.chat()).orElseThrow(Refused::notFound);
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
            table.failed(exchange.id(), !onOff.isOn() ? Reason.OFF : one.isStopped() ? Reason.STOPPED : Checks.reason(failure));
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
                .filter(picture -> picture.duration() == 0).limit(MOST_PICTURES)
                .map(picture -> new ImageModel.Source(pictures.bytes(picture, Picture.Size.LARGE), picture.type().mime())).toList();
    }
}
