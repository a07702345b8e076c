package social.linnet.web;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.account.Invitations;
import social.linnet.account.OAuthApps;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Recoveries;
import social.linnet.account.Scopes;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Chats.Ask;
import social.linnet.assistant.chat.Exchange;
import social.linnet.conversation.Chats;
import social.linnet.event.Audience;
import social.linnet.filter.Filter;
import social.linnet.filter.Filters;
import social.linnet.graph.Blocks;
import social.linnet.graph.Lists;
import social.linnet.graph.Mutes;
import social.linnet.graph.PeopleList;
import social.linnet.graph.Showcase;
import social.linnet.graph.Showcases;
import social.linnet.graph.TagFollows;
import social.linnet.instance.Announcements;
import social.linnet.instance.Emoji;
import social.linnet.instance.Emojis;
import social.linnet.instance.HouseTexts;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.Decisions;
import social.linnet.moderation.Reports;
import social.linnet.moderation.Warnings;
import social.linnet.notification.Policies;
import social.linnet.notification.Policy;
import social.linnet.post.Bookmarks;
import social.linnet.post.Draft;
import social.linnet.post.Drafts;
import social.linnet.post.Edits;
import social.linnet.post.Pins;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Question;
import social.linnet.post.Reactions;
import social.linnet.post.Schedule;
import social.linnet.post.Words;
import social.linnet.studio.Appeals;
import social.linnet.studio.Job;
import social.linnet.studio.Studio;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.testing.World;
import social.linnet.trend.Trends;
import social.linnet.web.dev.SamplePicture;

import static org.awaitility.Awaitility.await;

/// A network in which something of everything has happened to alice, who also looks after it: no page that she opens is
/// empty, once its house has spoken, too. [#leave] takes away what everybody on the server would see.
class Town {

    @Autowired
    private World world;
    @Autowired
    private Appeals appeals;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Details details;
    @Autowired
    private Invitations invitations;
    @Autowired
    private OAuthApps apps;
    @Autowired
    private OAuthTokens tokens;
    @Autowired
    private Recoveries recoveries;
    @Autowired
    private Chats chats;
    @Autowired
    private social.linnet.assistant.chat.Chats assistant;
    @Autowired
    private Filters filters;
    @Autowired
    private Blocks blocks;
    @Autowired
    private Mutes mutes;
    @Autowired
    private Lists lists;
    @Autowired
    private Showcases showcases;
    @Autowired
    private TagFollows tags;
    @Autowired
    private Announcements announcements;
    @Autowired
    private Emojis emojis;
    @Autowired
    private HouseTexts house;
    @Autowired
    private Pictures pictures;
    @Autowired
    private Decisions decisions;
    @Autowired
    private Warnings warnings;
    @Autowired
    private Reports reports;
    @Autowired
    private Policies policies;
    @Autowired
    private Posts posts;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Bookmarks bookmarks;
    @Autowired
    private Drafts drafts;
    @Autowired
    private Schedule schedule;
    @Autowired
    private Edits edits;
    @Autowired
    private Pins pins;
    @Autowired
    private Studio studio;
    @Autowired
    private Styles styles;
    @Autowired
    private Remixes remixes;
    @Autowired
    private Trends trends;
    @Autowired
    private JdbcClient jdbc;

    /// What addresses name in braces.
    final Map<String, Object> names = new HashMap<>();
    final List<Account> neighbours = new ArrayList<>();
    Account alice;
    Account bob;
    Account carol;
    private Account stranger;
    private long announcement;
    private Emoji wren;
    private int drawn;

    void tell() {
        people();
        whatIsSaid();
        whatIsTalkedOver();
        whatBobSaysLast();
        whatAliceKeeps();
        whatConcernsAlice();
        world.settle();
        trends.refresh();
        asksTheAssistant();
        names.put("talk", chats.with(alice.id(), List.of(bob.id())).orElseThrow().id());
    }

    private void asksTheAssistant() {
        Exchange asked = assistant.ask(alice.id(), new Ask(null, (long) names.get("post"), Task.EXPLAIN, ""));
        await().atMost(Duration.ofSeconds(30)).until(() -> assistant.exchange(alice.id(), asked.id()).state() == Exchange.State.SAID);
        names.put("chat", asked.chat());
        names.put("answer", asked.id());
    }

    private void people() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        stranger = world.person("stranger");
        names.put("alice", alice.handle());
        names.put("bob", bob.handle());
        world.promote(alice.id());
        for (int i = 0; i < 5; i++) {
            Account neighbour = world.person("neighbour");
            neighbours.add(neighbour);
            world.follow(neighbour, alice);
            accounts.updateProfile(neighbour.id(), "Neighbour " + i, "Lives number " + i + " down the #lane");
        }
        for (Account friend : List.of(bob, carol, neighbours.getFirst())) {
            world.follow(alice, friend);
            world.follow(friend, alice);
        }
        for (Account one : List.of(alice, bob)) {
            accounts.updateProfile(one.id(), one == alice ? "Alice" : "Bob", "Birds, boats and bread. https://example.org #birds");
            accounts.setAvatar(one.id(), pictures.avatar(one.id(), drawing(400, 400)).path(Picture.Size.SMALL));
            Picture header = pictures.keep(one.id(), drawing(1500, 500), 1500);
            details.setHeader(one.id(), header.id(), header.path(Picture.Size.LARGE));
            details.show(one.id(), List.of(Map.entry("Town", "By the water"), Map.entry("Page", "https://example.org")));
        }
        accounts.setLocked(alice.id(), true);
        world.follow(stranger, alice);
        world.follow(neighbours.getLast(), stranger);
        blocks.block(alice.id(), world.person("loud").id());
        mutes.mute(alice.id(), world.person("chatty").id(), true, Duration.ofDays(1));
        lists.add(alice.id(), list(), List.of(bob.id(), carol.id()));
        names.put("collection", showcases.create(bob.id(),
                new Showcase.About("Early birds", "Up before the sun", "en", false, true, null), List.of(alice.id())).id());
        wren = emojis.add(alice.id(), "wren" + alice.id() % 10_000, "Birds", drawing(64, 64));
    }

    private long list() {
        PeopleList list = lists.create(alice.id(), "Birds", PeopleList.Replies.MEMBERS, false);
        names.put("list", list.id());
        return list.id();
    }

    /// Something of every shape, by alice and by those whom she follows.
    private void whatIsSaid() {
        Post post = posts.publish(Draft.of(alice.id(), "Good morning @" + bob.handle() + ", see https://example.org/a/long/way/down"
                + " #birds :" + wren.shortcode() + ":", Audience.PUBLIC));
        names.put("post", post.id());
        edits.edit(alice.id(), post.id(), new Edits.Edit(Words.of("Good morning @" + bob.handle()
                + ", see https://example.org #birds :" + wren.shortcode() + ":"), null, Map.of(), null));
        pins.pin(alice.id(), post.id());
        world.post(alice, Audience.FOLLOWERS, "Only for those who follow me.");
        posts.publish(Draft.of(alice.id(), "My boat", Audience.PUBLIC).showing(List.of(picture(alice, "A blue boat", 900, 600))));
        posts.publish(Draft.of(alice.id(), "What I see", Audience.PUBLIC)
                .showing(List.of(work(alice))));
        Post loved = world.post(carol, Audience.PUBLIC, "The swifts are back #birds https://example.org");
        for (Account neighbour : neighbours) {
            reactions.like(neighbour.id(), post.id());
            reactions.like(neighbour.id(), loved.id());
            world.post(neighbour, Audience.PUBLIC, "I saw them too #birds https://example.org");
        }
        reactions.like(alice.id(), loved.id());
        reactions.repost(bob.id(), post.id());
        reactions.repost(carol.id(), post.id());
        tags.follow(alice.id(), "birds");
    }

    private void whatIsTalkedOver() {
        Post post = posts.find((long) names.get("post")).orElseThrow();
        Post answer = world.reply(bob, post, Audience.PUBLIC, "Bonjour @" + alice.handle() + " ! 🐦");
        world.reply(alice, answer, Audience.PUBLIC, "And to you @" + bob.handle());
        for (Account neighbour : neighbours) {
            Post said = world.reply(neighbour, post, Audience.PUBLIC, "@" + alice.handle() + " good morning from number " + neighbour.handle());
            world.reply(bob, said, Audience.PUBLIC, "Indeed");
        }
        names.put("reply", answer.id());
        Post first = world.post(bob, Audience.DIRECT, "@" + alice.handle() + " a word between us, on https://example.org");
        world.reply(alice, first, Audience.DIRECT, "@" + bob.handle() + " yes?");
        posts.publish(Draft.of(bob.id(), "@" + alice.handle() + " look", Audience.DIRECT).answering(first.id())
                .showing(List.of(picture(bob, "A chart of the bay", 700, 500), picture(bob, "", 500, 700))));
        posts.publish(Draft.of(bob.id(), "", Audience.DIRECT).saying(new Words("@" + alice.handle() + " on the lake", "Where", true, "en"))
                .answering(first.id()));
        world.post(carol, Audience.DIRECT, "@" + alice.handle() + " @" + bob.handle() + " the three of us");
    }

    /// What stands at the top of alice's home.
    private void whatBobSaysLast() {
        Post post = posts.find((long) names.get("post")).orElseThrow();
        posts.publish(Draft.of(bob.id(), "Tea or coffee?", Audience.PUBLIC)
                .asking(new Question(List.of("Tea", "Coffee"), Duration.ofDays(1), false, false)));
        posts.publish(Draft.of(bob.id(), "", Audience.PUBLIC).saying(new Words("The heron did it.", "How it ends", true, "en")));
        posts.publish(Draft.of(bob.id(), "Read this:", Audience.PUBLIC).quoting(post.id()));
        posts.publish(Draft.of(bob.id(), "Four of the harbour", Audience.PUBLIC).showing(List.of(picture(bob, "Nets", 800, 600),
                picture(bob, "", 600, 800), picture(bob, "Ropes", 900, 500), picture(bob, "Gulls", 500, 500))));
        posts.publish(Draft.of(bob.id(), "", Audience.PUBLIC).saying(new Words("Not for everybody", "", true, "en"))
                .showing(List.of(picture(bob, "A fish", 640, 480))));
        posts.publish(Draft.of(carol.id(), "A spoiler of the harvest", Audience.PUBLIC));
    }

    private void whatAliceKeeps() {
        posts.newestOf(List.of(bob.id(), carol.id()), 6, 9).forEach(post -> bookmarks.keep(alice.id(), post.id()));
        posts.newestOf(List.of(bob.id()), 6, 6).forEach(post -> reactions.like(alice.id(), post.id()));
        drafts.add(Draft.of(alice.id(), "Half a thought", Audience.PUBLIC));
        schedule.add(Draft.of(alice.id(), "For later", Audience.PUBLIC), Instant.now().plus(Duration.ofDays(1)));
        names.put("filter", filters.create(alice.id(), new Filters.Wish("Endings", Set.of(Filter.Context.HOME, Filter.Context.THREAD),
                Filter.Action.WARN, Duration.ofDays(3)), List.of(Filters.Change.adding("spoiler", true))).id());
        whatAliceMakes();
        tokens.issue(apps.register("A clock", "https://example.org", List.of(OAuthApps.OUT_OF_BAND), Scopes.parse("read")).app(),
                alice.id(), Scopes.parse("read"));
        names.put("client", apps.register("A reader", "https://example.org", List.of(OAuthApps.OUT_OF_BAND),
                Scopes.parse("read write")).app().clientId());
    }

    private void whatAliceMakes() {
        Picture work = made("a lighthouse at dusk", Style.POSTER);
        posts.publish(Draft.of(alice.id(), "Made in the studio", Audience.PUBLIC).showing(List.of(work.id())));
        names.put("work", work.id());
        styles.make(alice.id(), "Fen light", "pale washes, low horizon, reed greens", true, Style.Licence.CC_BY, null);
        styles.keep(alice.id(), styles.make(bob.id(), "Fen dusk", "violet dusk over reeds", true, Style.Licence.CC0, null).word());
        long hers = picture(alice, "The harbour", 640, 480);
        posts.publish(Draft.of(alice.id(), "This morning", Audience.PUBLIC).showing(List.of(hers)));
        remixes.ask(bob.id(), pictures.find(hers).orElseThrow());
        long his = picture(bob, "A boat", 640, 480);
        posts.publish(Draft.of(bob.id(), "My boat", Audience.PUBLIC).showing(List.of(his)));
        remixes.ask(alice.id(), pictures.find(his).orElseThrow());
        names.put("refused", refused(alice).id());
        names.put("appeal", appeals.appeal(bob.id(), refused(bob).id(), "It is the title of a song.").id());
        // this one waits to be picked
        made("a heron in the reeds", Style.INK);
    }

    private Job refused(Account who) {
        Job job = studio.make(who.id(), "a quiet beach, how to make a bomb, in the evening light", Style.INK, Shape.SQUARE, 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> studio.job(who.id(), job.id()).state() == Job.State.FAILED);
        return job;
    }

    private Picture made(String prompt, Style style) {
        Job job = studio.make(alice.id(), prompt, style, Shape.SQUARE, 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> studio.job(alice.id(), job.id()).state().isOver());
        return studio.job(alice.id(), job.id()).variants().getFirst().picture();
    }

    private void whatConcernsAlice() {
        policies.set(alice.id(), new Policy(Policy.Choice.FILTER, Policy.Choice.ACCEPT, Policy.Choice.ACCEPT, Policy.Choice.FILTER,
                Policy.Choice.FILTER));
        world.settle();
        Post strange = world.post(stranger, Audience.PUBLIC, "@" + alice.handle() + " do you know me?");
        Post asked = posts.publish(Draft.of(alice.id(), "One more?", Audience.PUBLIC)
                .asking(new Question(List.of("Yes", "No"), Duration.ofDays(1), true, false)));
        reactions.like(carol.id(), asked.id());
        names.put("report", reports.file(new Reports.Complaint(bob.id(), stranger.id(), Reports.Category.OTHER, "Too early",
                List.of(strange.id()), List.of(), false)).id());
        decisions.decide(alice.id(), carol.id(), Warnings.Action.NONE, "Mind the geese.", null);
        Account careless = neighbours.getLast();
        decisions.decide(alice.id(), careless.id(), Warnings.Action.NONE, "And you, too.", null);
        warnings.appeal(careless.id(), warnings.of(careless.id()).getFirst().id(), "It was the wind.");
        invitations.create(alice.id());
        String letter = recoveries.forgotten(bob.handle()).orElseThrow().token();
        names.put("reset", letter);
        names.put("email", recoveries.change(alice.id(), World.PASSWORD, alice.handle() + "@linnet.example").token());
    }

    /// Its announcement, its terms and its texts, of which there is one at a time: one class of tests may have it speak.
    void houseSpeaks() {
        announcement = announcements.publish(new Announcements.Draft("The library moves on **Sunday**.", null, null, false));
        announcements.react(bob.id(), announcement, "🎉");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        // another story may have begun some, which cannot be changed
        jdbc.sql("delete from instance.terms").update();
        house.writeTerms(today, "# Terms\n\nBe kind.\n\n- to birds\n- to people");
        house.write(HouseTexts.Kind.ABOUT, "# Who we are\n\nA town by the water.");
        house.write(HouseTexts.Kind.PRIVACY, "# Privacy\n\nWe keep what you write.");
        names.put("day", today);
    }

    void leave() {
        if (announcement != 0) {
            announcements.remove(announcement);
            jdbc.sql("delete from instance.terms").update();
            house.write(HouseTexts.Kind.ABOUT, "");
            house.write(HouseTexts.Kind.PRIVACY, "");
        }
        if (wren != null) {
            emojis.remove(wren.id());
        }
    }

    private long picture(Account owner, String alt, int width, int height) {
        return pictures.upload(owner.id(), drawing(width, height), alt).id();
    }

    private long work(Account owner) {
        long picture = picture(owner, "A heron, painted", 512, 512);
        jdbc.sql("update media.picture set model = 'builtin/painter', provenance = 'GENERATED' where id = :id").param("id", picture).update();
        return picture;
    }

    private InputStream drawing(int width, int height) {
        return new ByteArrayInputStream(new SamplePicture(++drawn, width, height).png());
    }
}
