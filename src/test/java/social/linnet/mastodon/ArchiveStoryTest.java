package social.linnet.mastodon;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Aliases;
import social.linnet.account.Invitations;
import social.linnet.account.Sessions;
import social.linnet.archive.Chapter;
import social.linnet.consent.Choice;
import social.linnet.consent.Consents;
import social.linnet.consent.Purpose;
import social.linnet.consent.Wording;
import social.linnet.event.Audience;
import social.linnet.graph.Graph;
import social.linnet.graph.Relations;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.RefusalAppeals;
import social.linnet.post.Draft;
import social.linnet.post.Posts;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.testing.Unzipped;
import social.linnet.transfer.Imports;
import social.linnet.transfer.Kind;
import social.linnet.transfer.Outcome;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// Alice, who has done everything that can be done here, takes it all with her.
class ArchiveStoryTest extends MastodonTest {

    private static final String BOBS = "what bob wrote";

    @Autowired
    private List<Chapter> chapters;
    @Autowired
    private Pictures pictures;
    @Autowired
    private Graph graph;
    @Autowired
    private Relations relations;
    @Autowired
    private Imports imports;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Invitations invitations;
    @Autowired
    private Aliases aliases;
    @Autowired
    private Works works;
    @Autowired
    private RefusalAppeals refusals;
    @Autowired
    private Styles styles;
    @Autowired
    private Remixes remixes;
    @Autowired
    private Posts posts;
    @Autowired
    private Consents consents;
    @Autowired
    private JdbcClient jdbc;

    private static void done(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    private static String said(Member person, Map<String, ?> status) {
        Reply reply = person.http().json("POST", "/api/v1/statuses", status);
        done(reply);
        return reply.text("id");
    }

    private Unzipped archive(Member person) {
        Reply reply = person.http().get("/api/linnet/v1/archive");
        done(reply);
        assertThat(reply.header("Content-Type")).isEqualTo("application/zip");
        assertThat(reply.header("Content-Disposition")).contains("linnet-" + person.handle());
        assertThat(reply.header("Cache-Control")).contains("no-store");
        return Unzipped.of(reply.response().body());
    }

    /// Pixels that no format makes small.
    private static byte[] noise(int seed) throws IOException {
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int i = 0; i < 300 * 300; i++) {
            image.setRGB(i % 300, i / 300, random.nextInt());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private void whatAliceLetsOthersMake(long alice, long bob) throws IOException {
        works.setHabit(alice, new Works.Habit(Work.Shows.PROMPT, Set.of(Verb.MEME)));
        styles.make(alice, "Fen light", "pale washes, low horizon", true, Style.Licence.CC0, null);
        styles.keep(alice, styles.make(bob, "Fen dusk", "violet dusk over reeds", true, Style.Licence.CC0, null).word());
        Picture hers = pictures.upload(alice, new ByteArrayInputStream(noise(7)), "hers");
        works.set(alice, hers, new Works.Habit(Work.Shows.NOTHING, Set.of()), true);
        Picture his = pictures.upload(bob, new ByteArrayInputStream(noise(8)), "his");
        posts.publish(Draft.of(bob, "mine", Audience.PUBLIC).showing(List.of(his.id())));
        remixes.ask(alice, pictures.find(his.id()).orElseThrow());
    }

    private void whatAliceAsksTheAssistant(long alice) {
        String chat = "archive" + String.format("%015d", alice % 1_000_000_000_000_000L);
        jdbc.sql("""
                with c as (insert into assistant.chat (id, owner, title) values (:chat, :alice, 'when?') returning id),
                     e as (insert into assistant.exchange (id, chat, number, task, asked, said, state, provider, model, builtin, prompt)
                           select id, id, 1, 'ANSWER', 'when?', 'In 1932 [1].', 'SAID', 'builtin', 'reader', true, 1 from c returning id),
                     q as (insert into assistant.question (post, asker, thread, task, words, key, state, asked_at)
                           values (:alice, :alice, :alice, 'ANSWER', 'when?', 'when', 'DECLINED', now()) returning post),
                     s as (insert into assistant.exchange_source (exchange, number, post, author) select id, 1, 5, 6 from e returning exchange)
                insert into assistant.exchange_rested (exchange, post) select exchange, unnest(array[5, 7]) from s
                """).param("chat", chat).param("alice", alice).update();
        jdbc.sql("insert into assistant.veto (account, post) values (:alice, 0)").param("alice", alice).update();
        jdbc.sql("insert into assistant.preference (person, voice) values (:alice, 'brief')").param("alice", alice).update();
    }

    @Test
    void aliceTakesEverythingWithHerAndNothingOfOthers() throws IOException {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Member dora = member("dora");
        long id = Long.parseLong(alice.id());
        Set<String> hers = new TreeSet<>();
        whatAliceWrites(alice, bob, hers);
        whatAliceDoes(alice, bob);
        whomAliceKnows(alice, bob, carol, dora);
        String session = sessions.open(id, "a device of alice's");
        String code = invitations.create(id).code();
        aliases.add(id, "@Alice@elsewhere.example");
        jdbc.sql("""
                insert into studio.job (id, owner, prompt, style, shape, state, provider, model, builtin)
                values (:job, :owner, 'a linnet on a wire', 'none', 'SQUARE', 'FAILED', 'test', 'fake', false)
                """).param("job", "archive" + id).param("owner", id).update();
        refusals.file(id, new RefusalAppeals.Refusal("archive" + id, "a linnet on a wire", "", "VIOLENCE", "wire", "test/judge", false),
                "It is a wire of a fence.");
        whatAliceLetsOthersMake(id, Long.parseLong(bob.id()));
        whatAliceAsksTheAssistant(id);
        consents.say(id, Purpose.ASSISTANT_RATINGS, Choice.FROM_NOW, new Wording("en", "May it be used?"));
        settle();

        Unzipped archive = archive(alice);

        assertThat(archive.text("README.txt")).contains("@" + alice.handle(), origin);
        JsonNode account = archive.json("account.json");
        assertThat(account.path("bio").asString()).isEqualTo("about alice");
        assertThat(account.path("aliases").get(0).path("address").asString()).isEqualTo("Alice@elsewhere.example");
        assertThat(archive.files()).containsKeys(account.path("avatar").asString(), account.path("header").asString());
        for (Chapter chapter : chapters) {
            chapter.holds().forEach((table, files) -> files.forEach(file -> assertThat(archive.files().get(file))
                    .as("%s, where rows of %s are told", file, table).isNotEmpty()));
        }
        assertThat(archive.text("assistant_chats.jsonl")).contains("\"asked\":\"when?\"", "\"said\":\"In 1932 [1].\"", "\"sources\":[\"5\"]", "\"rests_on\":[\"5\",\"7\"]");
        assertThat(archive.lines("consents.jsonl")).singleElement().satisfies(entry -> {
            assertThat(entry.path("choice").asString()).isEqualTo("FROM_NOW");
            assertThat(entry.path("words").asString()).isEqualTo("May it be used?");
            assertThat(entry.path("hash").asString()).hasSize(64);
        });
        holdsEveryPostAndFile(archive, id, hers);
        String words = archive.words();
        assertThat(words).doesNotContain(BOBS, "gone for good", "correct horse", session, code, alice.http().token(),
                "$argon2");
        assertThat(archive.json("outbox.json").path("totalItems").asInt()).isEqualTo(
                archive.lines("posts.jsonl").size() + archive.lines("reposts.jsonl").size());
        aFreshAccountFollowsThem(archive, id);
    }

    private void whatAliceWrites(Member alice, Member bob, Set<String> hers) throws IOException {
        done(alice.http().multipart("PATCH", "/api/v1/accounts/update_credentials", "avatar", Png.square(40),
                "note", "about alice", "locked", "true", "fields_attributes[0][name]", "web",
                "fields_attributes[0][value]", "https://alice.example"));
        done(alice.http().multipart("PATCH", "/api/v1/accounts/update_credentials", "header", Png.square(50)));
        for (String visibility : List.of("public", "unlisted", "private", "direct")) {
            hers.add(said(alice, Map.of("status", "alice says it to " + visibility + " #wren", "visibility", visibility,
                    "spoiler_text", "a warning", "language", "en")));
        }
        Reply picture = alice.http().multipart("POST", "/api/v2/media", "file", noise(1), "description", "grey noise");
        done(picture);
        hers.add(said(alice, Map.of("status", "with a picture", "media_ids", List.of(picture.text("id")))));
        hers.add(said(alice, Map.of("status", "which?", "poll", Map.of("options", List.of("this", "that"),
                "expires_in", 3600))));
        String edited = said(alice, Map.of("status", "before the edit"));
        done(alice.http().json("PUT", "/api/v1/statuses/" + edited, Map.of("status", "after the edit")));
        hers.add(edited);
        done(alice.http().delete("/api/v1/statuses/" + said(alice, Map.of("status", "gone for good"))));
        said(alice, Map.of("status", "said tomorrow", "scheduled_at",
                Instant.now().plus(Duration.ofDays(1)).toString()));
        done(alice.http().json("POST", "/api/linnet/v1/drafts", Map.of("status", "not finished")));
        done(alice.http().json("POST", "/api/v1/featured_tags", Map.of("name", "wren")));
        done(alice.http().json("POST", "/api/v1/statuses/" + edited + "/pin", Map.of()));
        String bobs = said(bob, Map.of("status", BOBS + " in public"));
        hers.add(said(alice, Map.of("status", "an answer", "in_reply_to_id", bobs)));
        hers.add(said(alice, Map.of("status", "look at this", "quoted_status_id", bobs)));
        for (String verb : List.of("reblog", "favourite", "bookmark", "mute")) {
            done(alice.http().json("POST", "/api/v1/statuses/" + bobs + "/" + verb, Map.of()));
        }
        said(bob, Map.of("status", BOBS + " to @" + alice.handle() + " alone", "visibility", "direct"));
    }

    private void whatAliceDoes(Member alice, Member bob) {
        Reply poll = bob.http().json("POST", "/api/v1/statuses", Map.of("status", BOBS + " as a question", "poll",
                Map.of("options", List.of(BOBS + " first", BOBS + " second"), "expires_in", 3600)));
        done(alice.http().json("POST", "/api/v1/polls/" + poll.body().path("poll").path("id").asString() + "/votes",
                Map.of("choices", List.of(1))));
        done(alice.http().json("POST", "/api/v2/filters", Map.of("title", "no puns", "context", List.of("home"),
                "keywords_attributes", List.of(Map.of("keyword", "pun")))));
        done(alice.http().json("POST", "/api/v1/markers", Map.of("home", Map.of("last_read_id", "5"))));
        done(alice.http().json("POST", "/api/v1/tags/wren/follow", Map.of()));
        done(alice.http().form("POST", "/api/v1/domain_blocks", "domain", "spam.example"));
        long announcement = System.nanoTime();
        jdbc.sql("insert into instance.announcement (id, text) values (:id, 'something new')")
                .param("id", announcement).update();
        done(alice.http().json("POST", "/api/v1/announcements/" + announcement + "/dismiss", Map.of()));
    }

    private void whomAliceKnows(Member alice, Member bob, Member carol, Member dora) {
        done(dora.http().form("POST", "/api/v1/accounts/" + alice.id() + "/follow"));
        done(dora.http().form("PATCH", "/api/v1/accounts/update_credentials", "locked", "true"));
        done(alice.http().form("POST", "/api/v1/accounts/" + dora.id() + "/follow"));
        done(bob.http().form("POST", "/api/v1/accounts/" + alice.id() + "/follow"));
        done(alice.http().form("POST", "/api/v1/follow_requests/" + bob.id() + "/authorize"));
        done(alice.http().form("POST", "/api/v1/accounts/" + bob.id() + "/follow", "reblogs", "false", "notify",
                "true"));
        done(alice.http().form("POST", "/api/v1/accounts/" + carol.id() + "/follow"));
        done(alice.http().form("POST", "/api/v1/accounts/" + bob.id() + "/note", "comment", "met on a bench"));
        done(alice.http().form("POST", "/api/v1/accounts/" + bob.id() + "/pin"));
        String list = alice.http().json("POST", "/api/v1/lists", Map.of("title", "=friends")).text("id");
        done(alice.http().json("POST", "/api/v1/lists/" + list + "/accounts", Map.of("account_ids", List.of(bob.id()))));
        Member mallory = member("mallory");
        done(alice.http().form("POST", "/api/v1/reports", "account_id", mallory.id(), "comment", "shouts", "category",
                "other"));
        whatOthersDecide(Long.parseLong(alice.id()), Long.parseLong(bob.id()));
        done(alice.http().form("POST", "/api/v1/accounts/" + mallory.id() + "/block"));
        Member loud = member("loud");
        done(alice.http().form("POST", "/api/v1/accounts/" + loud.id() + "/mute", "notifications", "false"));
        done(alice.http().delete("/api/v1/suggestions/" + member("dull").id()));
    }

    /// Alice and bob recommend each other, and a moderator tells alice something.
    private void whatOthersDecide(long alice, long bob) {
        for (long owner : new long[] {alice, bob}) {
            jdbc.sql("""
                    with one as (insert into graph.showcase (id, owner, title, description, sensitive, discoverable)
                                 values (:id, :owner, 'worth reading', '', false, true) returning id)
                    insert into graph.showcase_item (id, showcase, owner, account)
                    select :id + 1, :id, :owner, :shown
                    """).param("id", System.nanoTime()).param("owner", owner).param("shown", alice + bob - owner)
                    .update();
        }
        jdbc.sql("""
                insert into moderation.warning (id, moderator, account, action, text, posts)
                values (:id, 1, :alice, 'NONE', 'mind the puns', '{}')
                """).param("id", System.nanoTime()).param("alice", alice).update();
    }

    private void holdsEveryPostAndFile(Unzipped archive, long id, Set<String> hers) throws IOException {
        Set<String> told = new TreeSet<>();
        archive.lines("posts.jsonl").forEach(post -> told.add(post.path("id").asString()));
        assertThat(told).isEqualTo(hers);
        assertThat(archive.text("posts.jsonl")).contains("alice says it to direct", "a warning", "\"that\"",
                "before the edit", "after the edit", "grey noise");
        List<Picture> owned = List.copyOf(pictures.find(jdbc.sql("select id from media.picture where owner = :id")
                .param("id", id).query(Long.class).list()).values());
        assertThat(owned).hasSize(4).hasSameSizeAs(archive.lines("pictures.jsonl"));
        for (Picture picture : owned) {
            assertThat(archive.files().get(picture.archived())).as(picture.archived())
                    .isEqualTo(Files.readAllBytes(pictures.file(picture, Picture.Size.LARGE)));
        }
    }

    private void aFreshAccountFollowsThem(Unzipped archive, long id) {
        long fresh = Long.parseLong(member("fresh").id());
        for (int time = 1; time <= 2; time++) {
            Outcome outcome = imports.run(fresh, Kind.FOLLOWING, false,
                    new ByteArrayInputStream(archive.files().get("csv/following_accounts.csv")));
            assertThat(outcome.missed()).isEmpty();
            assertThat(time == 1 ? outcome.done() : outcome.already()).isEqualTo(2);
        }
        assertThat(graph.follows(fresh)).isEqualTo(graph.follows(id)).hasSize(2);
        for (long followed : graph.follows(id)) {
            assertThat(relations.standing(fresh, followed).showsReposts())
                    .isEqualTo(relations.standing(id, followed).showsReposts());
            assertThat(relations.standing(fresh, followed).notifies())
                    .isEqualTo(relations.standing(id, followed).notifies());
        }
        Outcome lists = imports.run(fresh, Kind.LISTS, false,
                new ByteArrayInputStream(archive.files().get("csv/lists.csv")));
        assertThat(lists.done()).isEqualTo(1);
        assertThat(jdbc.sql("select title from graph.list where owner = :id").param("id", fresh).query(String.class)
                .single()).isEqualTo("=friends");
    }

    @Test
    void anArchiveThatBreaksOffIsNoArchive() throws IOException {
        Member alice = member("alice");
        for (int seed = 1; seed <= 2; seed++) {
            done(alice.http().multipart("POST", "/api/v2/media", "file", noise(seed)));
        }
        archive(alice);
        Picture last = pictures.find(jdbc.sql("select max(id) from media.picture where owner = :id")
                .param("id", Long.parseLong(alice.id())).query(Long.class).single()).orElseThrow();
        Path file = pictures.file(last, Picture.Size.LARGE);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        try {
            assertThatThrownBy(() -> alice.http().get("/api/linnet/v1/archive")).hasCauseInstanceOf(IOException.class);
        } finally {
            Files.write(file, bytes);
        }
        // whoever serves it lets go of it when the connection is seen to be gone
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> archive(alice));
    }

    @Test
    void onlyATokenThatReadsEverythingGetsIt() {
        Member alice = member("alice");
        assertThat(http().get("/api/linnet/v1/archive").status()).isEqualTo(401);
        assertThat(http().as(appToken(app(ALL), "read")).get("/api/linnet/v1/archive").status()).isIn(403, 422);
        Set<String> told = new TreeSet<>(archive(alice).files().keySet());
        assertThat(told).contains("README.txt", "account.json", "posts.jsonl", "outbox.json",
                "csv/blocked_accounts.csv");
    }
}
