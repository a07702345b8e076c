package social.linnet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.testing.LinnetTest;

/// No table is forgotten: each one that can hold an id is in the archive, or stands here with the reason why it is not.
@LinnetTest
class ChaptersTest {

    private static final Map<String, String> ABSENT = Map.ofEntries(
            Map.entry("account.app", "an app is its maker's; that it was allowed is told with the tokens"),
            Map.entry("account.code", "a secret that lasts for minutes"),
            Map.entry("account.recovery", "a secret that lasts for hours; the address is told once it is taken on"),
            Map.entry("ai.spending", "sums by keyed hash, gone within a week"),
            Map.entry("assistant.answer", "the assistant's own words, in posts; which one answered is told with the question"),
            Map.entry("assistant.proposal", "what was proposed for words of their own, for seven days; what they took is in their posts"),
            Map.entry("assistant.self", "names the assistant's account"),
            Map.entry("assistant.source", "what the assistant's answers rest on: posts that are told one by one"),
            Map.entry("assistant.rested", "the same, and what earlier versions of them rested on"),
            Map.entry("assistant.switch", "which moderator switched it last"),
            Map.entry("assistant.upkeep", "answers that are about to be put right, for some seconds, or some days when no model does it"),
            Map.entry("consent.head", "no person's"),
            Map.entry("instance.announcement", "the house's words"),
            Map.entry("instance.contact", "says whom to ask about this server"),
            Map.entry("instance.emoji", "the house's; the picture is told with its owner's"),
            Map.entry("instance.rule", "the house's words"),
            Map.entry("log.cursor", "no person's"),
            Map.entry("log.dead_letter", "no person's: numbers of events"),
            Map.entry("log.event", "tells again what the tables tell, in the words of this program"),
            Map.entry("log.head", "no person's"),
            Map.entry("log.outbox", "events on their way into the log"),
            Map.entry("moderation.act", "moderators' own notes; what the person is told of is told as decisions"),
            Map.entry("notification.delivery", "what is on its way to a device for some seconds"),
            Map.entry("notification.progress", "no person's"),
            Map.entry("notification.push_cursor", "no person's"),
            Map.entry("post.author_tally", "counts of posts that are told one by one"),
            Map.entry("post.card_image", "pictures of other people's pages, kept by the house"),
            Map.entry("post.idempotency", "keys that apps sent, kept for a day"),
            Map.entry("post.link", "an index of links in texts that are told"),
            Map.entry("post.tally", "counts of what others did"),
            Map.entry("studio.footage", "what a provider calls the film of a job that is told, until it was told to destroy it"),
            Map.entry("studio.style_use", "a view of posts that are told"),
            Map.entry("trend.closed", "a view: accounts that do not count"),
            Map.entry("trend.post", "a view of posts that are told"),
            Map.entry("trend.reacted", "a view of likes and reposts that are told"),
            Map.entry("trend.used", "a view of posts that are told"),
            Map.entry("trend.verdict", "what moderators decided of trends, for the house"));

    @Autowired
    private List<Chapter> chapters;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyTableIsToldOrHasAReasonNotToBe() {
        Set<String> there = new TreeSet<>(jdbc.sql("""
                select distinct c.table_schema || '.' || c.table_name
                from information_schema.columns c
                where c.table_schema not in ('pg_catalog', 'information_schema', 'public', 'testing')
                  and (c.data_type = 'bigint' or c.udt_name = '_int8')
                """).query(String.class).list());
        Set<String> told = new TreeSet<>();
        List<String> twice = new ArrayList<>();
        for (Chapter chapter : chapters) {
            for (String table : chapter.holds().keySet()) {
                if (!told.add(table) || ABSENT.containsKey(table)) {
                    twice.add(table);
                }
                String module = chapter.getClass().getPackageName().substring("social.linnet.".length());
                assertThat(table).startsWith(module + ".");
            }
        }
        assertThat(twice).as("told twice, or told and excused").isEmpty();
        Set<String> owed = new TreeSet<>(there);
        owed.removeAll(told);
        owed.removeAll(ABSENT.keySet());
        assertThat(owed).as("tables of which no chapter says where their rows are told, nor this test why not").isEmpty();
        assertThat(told).isSubsetOf(there);
        assertThat(ABSENT.keySet()).isSubsetOf(there);
    }

    @Test
    void whatIsInAnArchiveIsSaidInItsReadme() throws IOException {
        for (String language : List.of("en", "fr")) {
            String readme = read("/archive/readme_" + language + ".txt");
            for (Chapter chapter : chapters) {
                chapter.holds().values().forEach(files -> assertThat(readme).contains(files));
            }
            assertThat(readme).contains("manifest.json", "outbox.json", "actor.json", "csv/following_accounts.csv",
                    "csv/bookmarks.csv", "media/", "{handle}", "{server}", "{time}", "{version}");
        }
        assertThat(read("/archive/readme_fr.txt")).doesNotContainPattern(" [;:!?»]");
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ChaptersTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
