package social.linnet.story.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Departures;
import social.linnet.account.OAuthApps;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Scopes;
import social.linnet.account.Sessions;
import social.linnet.ai.TextModel;
import social.linnet.assistant.Answers;
import social.linnet.assistant.Questions;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.context.Contexts;
import social.linnet.assistant.context.Readers;
import social.linnet.assistant.context.Self;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Lists;
import social.linnet.graph.Mutes;
import social.linnet.graph.PeopleList;
import social.linnet.log.Log;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.Reports;
import social.linnet.post.Bookmarks;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Question;
import social.linnet.post.Reactions;
import social.linnet.testing.ScriptedModel;
import social.linnet.testing.Strangers;
import social.linnet.testing.World;
import social.linnet.trend.Trends;

/// The one story that every cell is about: one author, the people around them, and of each [Kind] of post one of each
/// [Part]. It is told once, in two halves: between them people block, mute and leave each other.
class Stage {

    /// How many like what trends.
    private static final int FANS = 5;
    /// The last thing that is said to everybody: who has heard it has heard all before it.
    static final String FENCE = "thatwasall";

    /// What each post is there for. Its posts' words begin with its letter.
    enum Part {
        /// Stands by itself, with tag, links and a poll; is kept and liked.
        PLAIN,
        /// Shows a picture.
        SHOWN,
        /// Answers, and is answered.
        TALK,
        /// Is reposted by somebody.
        PASSED,
        /// Is reposted by its author.
        AGAIN,
        /// Is quoted by its author.
        QUOTED,
        /// What the link in the plain one leads to.
        LINKED
    }

    @Autowired
    World world;
    @Autowired
    Accounts accounts;
    @Autowired
    OAuthApps apps;
    @Autowired
    OAuthTokens tokens;
    @Autowired
    Sessions sessions;
    @Autowired
    Departures departures;
    @Autowired
    Graph graph;
    @Autowired
    Blocks blocks;
    @Autowired
    Mutes mutes;
    @Autowired
    Lists lists;
    @Autowired
    Posts posts;
    @Autowired
    Reactions reactions;
    @Autowired
    Bookmarks bookmarks;
    @Autowired
    Pictures pictures;
    @Autowired
    Reports reports;
    @Autowired
    Trends trends;
    @Autowired
    Log log;
    @Autowired
    Strangers strangers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ScriptedModel model;
    @Autowired
    Self self;
    @Autowired
    Questions questions;
    @Autowired
    Answers answers;
    @Autowired
    Contexts contexts;
    @Autowired
    Chats chats;
    @Value("${linnet.url}")
    String url;

    /// Letters alone: with the number of a kind, digits would be somebody's telephone, which no answer says.
    final String run = ThreadLocalRandom.current().ints(8, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    /// In every post with a picture.
    final String common = "cw" + run;
    /// In every plain post.
    final String kept = "kw" + run;
    final String tag = "tg" + run;
    final String link = "https://nobody.strangers.test/" + run;
    final Map<Viewer, Account> people = new EnumMap<>(Viewer.class);
    final Map<Viewer, Eyes> eyes = new EnumMap<>(Viewer.class);
    final Map<Viewer, Ears> ears = new EnumMap<>(Viewer.class);
    final Map<Viewer, Long> listOf = new EnumMap<>(Viewer.class);
    final Map<Kind, String> pictureOf = new HashMap<>();
    /// Reposts and quotes, by what they are of; absent where they were refused.
    final Map<Long, Long> repostOf = new HashMap<>();
    final Map<Long, Long> quoteOf = new HashMap<>();
    final Map<Long, Long> answerTo = new HashMap<>();
    private final Map<Kind, Long> answered = new HashMap<>();
    private final Map<Part, Map<Kind, Long>> posted = new EnumMap<>(Part.class);
    final List<Account> fans = new ArrayList<>();
    Account friend;
    /// Followed by everybody, and likes whatever can be seen.
    Account taster;
    long root;
    long report;
    long publicBefore;
    private boolean told;

    /// Tells the story, the first time it is asked to.
    void tell() {
        if (told) {
            return;
        }
        told = true;
        publicBefore = log.publicHead();
        cast();
        root = world.post(people.get(Viewer.AUTHOR), Audience.PUBLIC, "how it began").id();
        Kind.ALL.stream().filter(kind -> !kind.late()).forEach(kind -> publish(Part.PLAIN, kind));
        half(false);
        world.settle();
        peopleTurn();
        listen();
        half(true);
        Kind.ALL.stream().filter(Kind::late).forEach(kind -> publish(Part.PLAIN, kind));
        Kind.ALL.forEach(this::keepAndLike);
        tellTheModerators();
        world.settle();
        trends.refresh();
        everybodyHasHeard();
        awaitCards();
        askTheAssistant();
    }

    private void cast() {
        OAuthApps.App app = apps.register("Eyes", null, List.of("urn:ietf:wg:oauth:2.0:oob"),
                new Scopes(Set.of("read", "write", "follow", "admin:read", "admin:write"))).app();
        for (Viewer viewer : Viewer.somebodies()) {
            people.put(viewer, world.person(viewer.word()));
        }
        friend = world.person("friend");
        taster = world.person("taster");
        jdbc.sql("update account.account set role = 'ADMIN' where id = :id")
                .param("id", people.get(Viewer.MODERATOR).id()).update();
        Account author = people.get(Viewer.AUTHOR);
        for (Viewer viewer : Viewer.somebodies()) {
            Account person = people.get(viewer);
            eyes.put(viewer, new Eyes(url, tokens.issue(app, person.id(), app.scopes()).text(),
                    sessions.open(person.id(), "eyes")));
            world.follow(person, friend);
            world.follow(person, taster);
            if (viewer.followedOnce()) {
                world.follow(person, author);
            }
            list(viewer, person, author);
        }
        eyes.put(Viewer.ANYBODY, new Eyes(url, null, null));
        assertThat(eyes.get(Viewer.AUTHOR).api("PATCH", "/api/v1/accounts/update_credentials",
                "{\"indexable\":true,\"discoverable\":true,\"locked\":true}").status()).isEqualTo(200);
        world.follow(people.get(Viewer.PENDING), author);
        eyes.get(Viewer.AUTHOR).api("PATCH", "/api/v1/accounts/update_credentials", "{\"locked\":false}");
        assertThat(graph.isFollowing(people.get(Viewer.PENDING).id(), author.id())).isFalse();
        world.follow(friend, author);
        world.follow(taster, author);
        for (int i = 0; i < FANS; i++) {
            Account fan = world.person("fan");
            fans.add(fan);
            world.follow(fan, author);
        }
        world.settle();
    }

    private void list(Viewer viewer, Account person, Account author) {
        long list = lists.create(person.id(), "those", PeopleList.Replies.FOLLOWED, false).id();
        lists.add(person.id(), list, viewer.followedOnce() ? List.of(author.id(), friend.id()) : List.of(friend.id()));
        listOf.put(viewer, list);
    }

    /// From now on everybody is what they are called.
    private void peopleTurn() {
        // what they liked and kept before they could not see it any more
        Kind.ALL.stream().filter(kind -> !kind.late()).forEach(this::keepAndLike);
        long author = people.get(Viewer.AUTHOR).id();
        blocks.block(author, people.get(Viewer.BLOCKED).id());
        blocks.block(people.get(Viewer.BLOCKER).id(), author);
        mutes.mute(people.get(Viewer.MUTER).id(), author, true, null);
        graph.unfollow(people.get(Viewer.FORMER).id(), author);
        departures.suspend(people.get(Viewer.MODERATOR).id(), people.get(Viewer.SUSPENDED).id());
        world.settle();
    }

    private void half(boolean late) {
        for (Kind kind : Kind.ALL) {
            if (kind.late() == late) {
                for (Part part : List.of(Part.TALK, Part.PASSED, Part.AGAIN, Part.QUOTED, Part.SHOWN)) {
                    publish(part, kind);
                }
            }
        }
    }

    /// The word that stands in this post alone.
    String word(Part part, Kind kind) {
        return part.name().toLowerCase(java.util.Locale.ROOT) + run + String.format("%02d", kind.number());
    }

    long id(Part part, Kind kind) {
        return posted.get(part).get(kind);
    }

    /// Where the site shows a post of the author's.
    String address(long post) {
        return "/@" + people.get(Viewer.AUTHOR).handle() + "/" + post;
    }

    private void publish(Part part, Kind kind) {
        Account author = people.get(Viewer.AUTHOR);
        StringBuilder text = new StringBuilder(word(part, kind));
        if (part == Part.PLAIN) {
            String page = strangers.html("<html><head><title>" + word(Part.LINKED, kind) + "</title></head></html>");
            text.append(' ').append(kept).append(" #").append(tag).append(' ').append(page).append(' ').append(link);
        }
        if (part == Part.SHOWN) {
            text.append(' ').append(common);
        }
        if (kind.naming()) {
            people.forEach((viewer, person) -> text.append(viewer == Viewer.AUTHOR ? "" : " @" + person.handle()));
            fans.forEach(fan -> text.append(" @").append(fan.handle()));
            text.append(" @").append(friend.handle());
        }
        Draft draft = Draft.of(author.id(), text.toString(), kind.audience());
        Post post = posts.publish(switch (part) {
            case PLAIN -> draft.asking(new Question(List.of("yes", "no"), Duration.ofHours(1), false, false));
            case TALK -> draft.answering(root);
            case SHOWN -> draft.showing(List.of(pictures.upload(author.id(), aPicture(), word(part, kind)).id()));
            case PASSED, AGAIN, QUOTED, LINKED -> draft;
        });
        posted.computeIfAbsent(part, _ -> new HashMap<>()).put(kind, post.id());
        Account reposter = part == Part.PASSED ? friend : author;
        switch (part) {
            case PASSED, AGAIN -> unlessRefused(() -> reactions.repost(reposter.id(), post.id()))
                    .ifPresent(repost -> repostOf.put(post.id(), repost.id()));
            case QUOTED -> unlessRefused(() -> posts.publish(Draft.of(author.id(), "as I said", Audience.PUBLIC)
                    .quoting(post.id()))).ifPresent(quote -> quoteOf.put(post.id(), quote.id()));
            case TALK -> answerTo.put(post.id(), world.reply(author, post, Audience.PUBLIC, "and on").id());
            case SHOWN -> {
                Picture shown = pictures.ofPosts(List.of(post.id())).get(post.id()).getFirst();
                // among the author's works, too
                jdbc.sql("update media.picture set model = 'builtin/painter' where id = :id").param("id", shown.id())
                        .update();
                pictureOf.put(kind, "/media/" + shown.path(Picture.Size.LARGE));
            }
            case PLAIN, LINKED -> {
            }
        }
        if (part == Part.PLAIN && isMuchLiked(kind)) {
            fans.forEach(fan -> unlessRefused(() -> reactions.like(fan.id(), post.id())));
            if (kind.audience() != Audience.PUBLIC) {
                unlessRefused(() -> reactions.like(friend.id(), post.id()));
            }
        }
    }

    /// Whether many like this one, and still more if it is not for everybody.
    static boolean isMuchLiked(Kind kind) {
        return kind.naming() && kind.late();
    }

    private static InputStream aPicture() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", out);
            return new ByteArrayInputStream(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.util.Optional<Post> unlessRefused(java.util.function.Supplier<Post> deed) {
        try {
            return java.util.Optional.of(deed.get());
        } catch (Refused notForThem) {
            return java.util.Optional.empty();
        }
    }

    private void keepAndLike(Kind kind) {
        long post = id(Part.PLAIN, kind);
        unlessRefused(() -> reactions.like(taster.id(), post));
        for (Viewer viewer : Viewer.somebodies()) {
            long person = people.get(viewer).id();
            unlessRefused(() -> bookmarks.keep(person, post));
            unlessRefused(() -> reactions.like(person, post));
        }
    }

    /// A follower reports all that the author wrote and they can see.
    private void tellTheModerators() {
        List<Long> theirs = Kind.ALL.stream().filter(kind -> Truth.may(Viewer.FOLLOWER, kind))
                .map(kind -> id(Part.PLAIN, kind)).toList();
        report = reports.file(new Reports.Complaint(fans.getFirst().id(), people.get(Viewer.AUTHOR).id(),
                Reports.Category.OTHER, "", theirs, List.of(), false)).id();
    }

    private void listen() {
        for (Viewer viewer : Viewer.here()) {
            Ears listening = new Ears(url, java.util.Objects.requireNonNull(eyes.get(viewer).token()));
            ears.put(viewer, listening);
            String list = String.valueOf(listOf.get(viewer));
            for (String stream : List.of("user", "user:notification", "public", "public:local", "direct")) {
                listening.follow(stream);
            }
            listening.follow("hashtag", "tag", tag);
            listening.follow("hashtag:local", "tag", tag);
            listening.follow("list", "list", list);
            for (String path : List.of("/user", "/user/notification", "/public", "/public/local", "/direct",
                    "/hashtag?tag=" + tag, "/hashtag/local?tag=" + tag, "/list?list=" + list)) {
                listening.events(path);
            }
        }
    }

    /// The friend, whom nobody minds, says something to everybody in every way there is.
    private void everybodyHasHeard() {
        // to each alone: some of them would not read at home what speaks to some others
        people.values().forEach(person -> world.post(friend, Audience.PUBLIC, FENCE + run + " @" + person.handle()));
        people.values().forEach(person -> world.post(friend, Audience.DIRECT, FENCE + run + " @" + person.handle()));
        world.post(friend, Audience.PUBLIC, FENCE + run + " #" + tag);
        world.settle();
        List<String> channels = Arrays.stream(Way.values()).map(Way::channel).filter(java.util.Objects::nonNull)
                .toList();
        ears.forEach((viewer, listening) -> await().atMost(Duration.ofSeconds(15)).untilAsserted(() ->
                assertThat(channels).as("heard by %s", viewer)
                        .allSatisfy(channel -> assertThat(listening.heard(channel)).contains(FENCE + run))));
    }

    private void awaitCards() {
        Eyes author = eyes.get(Viewer.AUTHOR);
        Kind.ALL.stream().filter(kind -> kind.audience().isPublic()).forEach(kind -> await()
                .atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(author.api("/api/v1/statuses/"
                        + id(Part.PLAIN, kind) + "/card").body()).contains(word(Part.LINKED, kind))));
    }

    /// A fan has the assistant say what stands in each post that is for everybody.
    private void askTheAssistant() {
        Map<Kind, Long> asked = new HashMap<>();
        for (Kind kind : Kind.ALL) {
            if (kind.audience().isPublic()) {
                String cue = model.word("It says " + word(Part.PLAIN, kind) + " [1].");
                asked.put(kind, world.reply(fans.getFirst(), posts.find(id(Part.PLAIN, kind)).orElseThrow(), Audience.PUBLIC,
                        "@" + assistant().handle() + " what does it say? " + cue).id());
            }
        }
        asked.forEach((kind, question) -> {
            await().atMost(Duration.ofSeconds(15)).until(() -> questions.find(question).filter(one -> one.answer() != null).isPresent());
            answered.put(kind, questions.find(question).orElseThrow().answer());
        });
        assertThat(answers.of(answered.values()).values()).allSatisfy(answer -> assertThat(answer.sources()).hasSize(1));
    }

    Account assistant() {
        return self.shown().orElseThrow();
    }

    /// The answer that cites the plain post of this kind.
    long answerOn(Kind kind) {
        return answered.get(kind);
    }

    /// What of a post enters the prompt of an answer for everybody that this viewer asks for.
    String prompt(Viewer viewer, Kind kind) {
        return viewer.isHere() ? contexts.listed(new Readers(people.get(viewer).id(), true), List.of(id(Part.PLAIN, kind)))
                .passages().toString() : "";
    }

    /// All that a model is told when this viewer asks of a post in private.
    String panel(Viewer viewer, Kind kind) {
        if (!viewer.isHere()) {
            return "";
        }
        String cue = model.word("So it is.");
        long person = people.get(viewer).id();
        CountDownLatch over = new CountDownLatch(1);
        try {
            String exchange = chats.ask(person, new Chats.Ask(null, id(Part.PLAIN, kind), TextModel.Task.SUMMARISE, cue)).id();
            try (AutoCloseable _ = chats.watch(person, exchange, progress -> {
                if (progress.isOver()) {
                    over.countDown();
                }
            })) {
                assertThat(over.await(15, TimeUnit.SECONDS)).isTrue();
            }
        } catch (Refused notForThem) {
            return "";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return model.told(cue).stream().map(ScriptedModel::all).reduce("", String::concat);
    }

    /// Those that tell somebody of the answers that name them, shown to them or not.
    List<Long> notificationsOf(Viewer viewer) {
        return jdbc.sql("select id from notification.notification where recipient = :who and post = any(:posts)")
                .param("who", people.get(viewer).id())
                .param("posts", posted.get(Part.TALK).values().toArray(Long[]::new)).query(Long.class).list();
    }

    /// All that a reader of the public log is given of this story.
    String publicLog() {
        StringBuilder all = new StringBuilder();
        long after = publicBefore;
        for (var some = log.publicTail(after, 500); !some.isEmpty(); some = log.publicTail(after, 500)) {
            some.forEach(event -> all.append(event).append('\n'));
            after = some.getLast().seq();
        }
        return all.toString();
    }

    void close() {
        ears.values().forEach(Ears::close);
    }

}
