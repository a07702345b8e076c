package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.account.SignUps;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Call;
import social.linnet.ai.TextModel.Found;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Chats.Ask;
import social.linnet.assistant.chat.Exchange;
import social.linnet.assistant.context.Self;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Audience;
import social.linnet.filter.Filter;
import social.linnet.filter.Filters;
import social.linnet.graph.Blocks;
import social.linnet.graph.Lists;
import social.linnet.graph.Mutes;
import social.linnet.graph.Notes;
import social.linnet.graph.PeopleList;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.Reports;
import social.linnet.moderation.Suspensions;
import social.linnet.post.Bookmarks;
import social.linnet.post.Draft;
import social.linnet.post.Drafts;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.post.Schedule;
import social.linnet.post.Words;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.ScriptedModel;
import social.linnet.testing.World;

/// A word stands in every place that is not for everybody, and a model asks for all that it can think of: what it is told is
/// searched for those words.
@LinnetTest
class KeptFromItTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern CANARY = Pattern.compile("canary[a-z]+");

    @Autowired
    private World world;
    @Autowired
    private ScriptedModel model;
    @Autowired
    private QuestionTable questions;
    @Autowired
    private Chats chats;
    @Autowired
    private Vetoes vetoes;
    @Autowired
    private Self self;
    @Autowired
    private Posts posts;
    @Autowired
    private Edits edits;
    @Autowired
    private Drafts drafts;
    @Autowired
    private Schedule schedule;
    @Autowired
    private Bookmarks bookmarks;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Accounts accounts;
    @Autowired
    private SignUps signUps;
    @Autowired
    private Details details;
    @Autowired
    private Notes notes;
    @Autowired
    private Mutes mutes;
    @Autowired
    private Blocks blocks;
    @Autowired
    private Lists lists;
    @Autowired
    private Filters filters;
    @Autowired
    private Reports reports;
    @Autowired
    private Suspensions suspensions;
    @Autowired
    private Pictures pictures;
    @Autowired
    private Works works;

    private final List<Account> strangers = new ArrayList<>();
    private Account alice;
    private Account bob;
    private Account carol;
    private Post root;
    /// A word that all posts of this story have, to be searched for.
    private String heron;

    /// The thread is alice's, whom bob follows; it is bob who asks.
    @BeforeEach
    void aWordInEveryPlace() {
        String handle = world.handle("alice");
        alice = signUps.signUp(new SignUps.Form(handle, "Alice", World.PASSWORD, handle + ".canarymail@example.org", "", "canaryreason",
                "en"));
        bob = world.person("bob");
        carol = world.person("carol");
        heron = "heron" + alice.id();
        world.follow(bob, alice);
        world.follow(carol, alice);
        root = world.post(alice, Audience.PUBLIC, "The " + heron + " is back at the lake.");
        ofAlice();
        ofBob();
        ofThoseWhoKeepAway();
        world.settle();
    }

    private void ofAlice() {
        Post close = world.reply(alice, root, Audience.FOLLOWERS, "canaryfollowers " + heron);
        world.post(alice, Audience.FOLLOWERS, "canaryelsewhere " + heron);
        world.reply(alice, root, Audience.DIRECT, "@" + bob.handle() + " canarydirect " + heron);
        world.reply(alice, root, Audience.DIRECT, "@" + carol.handle() + " canaryothers " + heron);
        world.reply(carol, close, Audience.FOLLOWERS, "canarystranger " + heron);
        bookmarks.keep(bob.id(), close.id());
        Post liked = world.post(alice, Audience.FOLLOWERS, "canaryliked " + heron);
        reactions.like(bob.id(), liked.id());
        bookmarks.keep(bob.id(), liked.id());
        Post gone = world.reply(alice, root, Audience.PUBLIC, "canarydeleted " + heron);
        posts.delete(alice.id(), gone.id());
        Post changed = world.reply(alice, root, Audience.PUBLIC, "canaryversion " + heron);
        edits.edit(alice.id(), changed.id(), new Edits.Edit(Words.of("It is well, the " + heron), null, Map.of(), null));
        drafts.add(Draft.of(alice.id(), "canarydraft " + heron, Audience.PUBLIC));
        schedule.add(Draft.of(alice.id(), "canaryscheduled " + heron, Audience.PUBLIC).answering(root.id()), Instant.now().plus(Duration.ofDays(2)));
        Picture made = pictures.store(alice.id(), SmallPng.plain(), "a lake with a " + heron, Making.generated("test/fake"));
        works.record(new Works.Made(made.id(), alice.id(), Work.Kind.PAINTED, null, null, "canaryprompt " + heron, "none", "test/fake"));
        posts.publish(Draft.of(alice.id(), "I made this " + heron, Audience.PUBLIC).answering(root.id()).showing(List.of(made.id())));
        Picture held = pictures.store(alice.id(), SmallPng.plain(), "canaryheld " + heron, Making.generated("test/fake"));
        pictures.hold(alice.id(), held.id(), true);
        pictures.upload(alice.id(), new ByteArrayInputStream(SmallPng.saying("canarymetadata")), "canaryloose " + heron);
        notes.write(alice.id(), bob.id(), "canarynotealice");
    }

    private void ofBob() {
        world.post(bob, Audience.PUBLIC, "canaryownopen " + heron);
        world.post(bob, Audience.FOLLOWERS, "canaryownclose " + heron);
        world.post(bob, Audience.DIRECT, "canaryownnobody " + heron);
        world.post(bob, Audience.DIRECT, "@" + carol.handle() + " canaryowndirect " + heron);
        vetoes.post(bob.id(), world.post(bob, Audience.PUBLIC, "canaryownveto " + heron).id(), true);
        drafts.add(Draft.of(bob.id(), "canaryowndraft " + heron, Audience.PUBLIC));
        schedule.add(Draft.of(bob.id(), "canaryownscheduled " + heron, Audience.PUBLIC), Instant.now().plus(Duration.ofDays(2)));
        notes.write(bob.id(), alice.id(), "canarynote " + heron);
        lists.create(bob.id(), "canarylist", PeopleList.Replies.NONE, false);
        filters.create(bob.id(), new Filters.Wish("canaryfilter", Set.of(Filter.Context.HOME), Filter.Action.HIDE, null),
                List.of(Filters.Change.adding("canarykeyword", true)));
        reports.file(new Reports.Complaint(bob.id(), carol.id(), Reports.Category.OTHER, "canaryreport", List.of(), List.of(), false));
        for (Account asker : List.of(bob, alice)) {
            String of = asker == bob ? "own" : "other";
            String word = model.word("canarysaid" + of + " it is.");
            Exchange asked = chats.ask(asker.id(), new Ask(null, root.id(), Task.ANSWER, "canarychat" + of + " " + heron + " " + word));
            await().atMost(SOON).until(() -> chats.exchange(asker.id(), asked.id()).state() == Exchange.State.SAID);
        }
    }

    private void ofThoseWhoKeepAway() {
        Account admin = world.person("admin");
        world.promote(admin.id());
        for (String name : List.of("blocker", "unfriendly", "muted", "silent", "suspended", "limited", "blocked")) {
            Account one = world.person(name);
            strangers.add(one);
            Post said = world.reply(one, root, Audience.PUBLIC, "canary" + name + " " + heron);
            world.post(one, Audience.PUBLIC, "canary" + name + " " + heron + " elsewhere");
            accounts.updateProfile(one.id(), "canary" + name, "canary" + name + " of the " + heron);
            details.show(one.id(), List.of(Map.entry("Field", "canary" + name)));
            switch (name) {
                case "blocker" -> blocks.block(one.id(), bob.id());
                case "blocked" -> blocks.block(bob.id(), one.id());
                case "unfriendly" -> blocks.block(one.id(), self.account());
                case "muted" -> mutes.mute(bob.id(), one.id(), true, null);
                case "silent" -> vetoes.everything(one.id(), true);
                case "suspended" -> suspensions.suspend(admin.id(), one.id(), "canarysuspension");
                case "limited" -> {
                    posts.delete(one.id(), said.id());
                    accounts.setLimited(one.id(), true);
                }
                default -> throw new IllegalArgumentException(name);
            }
        }
        Post kept = world.reply(carol, root, Audience.PUBLIC, "canaryveto " + heron);
        vetoes.post(carol.id(), kept.id(), true);
    }

    /// Whatever a model may think of, over and over.
    private TextModel.Answer curious(TextModel.Request request) {
        int looked = (int) request.turns().stream().filter(Found.class::isInstance).count();
        List<String[]> wishes = new ArrayList<>(List.of(new String[] {"search_posts", "query", heron}, new String[] {"read_thread", "passage", "1"},
                new String[] {"search_posts", "query", heron + " in:library from:me is:direct"}, new String[] {"search_posts", "query", heron + " OR is:followers OR from:" + alice.handle()},
                new String[] {"read_profile", "handle", alice.handle()}));
        strangers.forEach(one -> wishes.add(new String[] {"read_profile", "handle", "@" + one.handle().toUpperCase(java.util.Locale.ROOT)}));
        List<Call> calls = new ArrayList<>();
        for (int at = looked; at < Math.min(wishes.size(), looked + Tools.MOST_CALLS); at++) {
            String[] wish = wishes.get(at);
            calls.add(new Call("call-" + at, wish[0], "{\"" + wish[1] + "\":\"" + wish[2] + "\"}"));
        }
        return request.tools().isEmpty() || calls.isEmpty() ? ScriptedModel.said("It is back [1].")
                : new TextModel.Answer("", calls, false, new TextModel.Usage(1, 1, true));
    }

    private Set<String> canaries(String word, String own) {
        List<TextModel.Request> told = model.told(word);
        assertThat(told.getLast().turns().stream().filter(Found.class::isInstance)).as("every wish was heard").hasSize(12);
        String all = told.stream().map(ScriptedModel::all).collect(Collectors.joining("\n"));
        assertThat(all).as("what is for everybody is there").contains("is back at the lake", "It is well", "I made this", "a lake with a");
        return CANARY.matcher(all.replace(own, "")).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noneOfThemEntersThePromptOfAnAnswerForEverybody() {
        String word = model.word((request, _) -> curious(request));
        Post asked = world.reply(bob, root, Audience.PUBLIC, "@" + self.shown().orElseThrow().handle() + " where is the bird? " + word);
        await().atMost(SOON).until(() -> questions.find(asked.id()).filter(one -> one.answer() != null || one.reason() != null).isPresent());

        assertThat(questions.find(asked.id()).orElseThrow().state()).isEqualTo(Question.State.ANSWERED);
        assertThat(canaries(word, "")).isEmpty();
    }

    @Test
    void whatIsForBobAloneHoldsWhatBobMaySeeAndNoMore() {
        String word = model.word((request, _) -> curious(request));
        Exchange asked = chats.ask(bob.id(), new Ask(null, root.id(), Task.ANSWER, "where is the bird? " + word));
        await().atMost(SOON).until(() -> chats.exchange(bob.id(), asked.id()).state() != Exchange.State.RUNNING);

        assertThat(canaries(word, "")).containsExactly("canarydirect", "canaryfollowers", "canaryownclose", "canaryownopen");
    }
}
