package social.linnet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.graph.Relations;
import social.linnet.post.Bookmarks;
import social.linnet.post.Post;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Unzipped;
import social.linnet.testing.Visitors;
import social.linnet.testing.World;

/// The settings page about one's data, with plain forms: the archive, lists out and in, and other addresses.
@LinnetTest
class DataPagesTest {

    @Autowired
    private World world;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Visitors visitors;
    @Autowired
    private Relations relations;
    @Autowired
    private Graph graph;
    @Autowired
    private Blocks blocks;
    @Autowired
    private Lists lists;
    @Autowired
    private Bookmarks bookmarks;
    @Value("${linnet.url}")
    private String url;

    /// Somebody with a browser.
    private final class Browser {
        private final Account account;
        private final Client client;

        Browser(Account account) {
            this.account = account;
            client = visitors.browser(account);
        }

        Client.Page page(String path) {
            return client.open(path);
        }

        Client.Page submit(String path, String... fields) {
            return client.submit(path, fields);
        }

        /// Brings a file in, and gives the page that tells what came of it.
        String bring(String kind, String how, String file, int status) {
            Client.Page answer = client.upload("/settings/data/import", new Client.File("a.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)),
                    List.of("kind", kind, "how", how));
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            return answer.body();
        }
    }

    private String domain() {
        return url.substring(url.indexOf("://") + 3);
    }

    @Test
    void aliceBringsInWhomSheFollowsHoweverTheFileIsWritten() {
        Browser alice = new Browser(world.person("alice"));
        Account bob = world.person("bob");
        Account carol = world.person("carol");
        Account dora = world.person("dora");
        Account mallory = world.person("mallory");
        accounts.setLocked(carol.id(), true);
        blocks.block(mallory.id(), alice.account.id());
        String file = "\uFEFFAccount address,Show boosts,Notify on new posts,Languages\r\n"
                + "\"@" + bob.handle().toUpperCase(Locale.ROOT) + "@" + domain()
                + "\",false,true,\"en, fr\"\r\n"
                + "\r\n"
                + "@" + carol.handle() + "\r\n"
                + dora.handle() + ",true,false,\r\n"
                + mallory.handle() + "@" + domain() + ",true,false,\r\n"
                + "gargron@mastodon.example,true,false,\r\n"
                + "nobody_at_all,true,false,\r\n"
                + "=cmd|' /C calc'!A0,true,false,\r\n";

        String told = alice.bring("following", "merge", file, 200);

        assertThat(told).contains("3 rows were done.", "One of them is a request", "Line 6", "Line 7",
                "Not an address of this server.", "Line 8", "Nobody here has this name.", "Line 9");
        Relations.Standing standing = relations.standing(alice.account.id(), bob.id());
        assertThat(standing.follows()).isTrue();
        assertThat(standing.showsReposts()).isFalse();
        assertThat(standing.notifies()).isTrue();
        assertThat(standing.languages()).containsExactly("en", "fr");
        assertThat(relations.standing(alice.account.id(), carol.id()).requested()).isTrue();
        assertThat(graph.isFollowing(alice.account.id(), mallory.id())).isFalse();
        assertThat(alice.bring("following", "merge", file, 200)).contains("Nothing was new.", "3 rows were so already.");

        String exported = alice.page("/settings/data/following.csv").body();
        assertThat(exported).startsWith("Account address,Show boosts,Notify on new posts,Languages\n")
                .contains(bob.handle() + "@" + domain() + ",false,true,\"en, fr\"\n")
                .contains(dora.handle() + "@" + domain() + ",true,false,").doesNotContain(carol.handle());
        assertThat(alice.bring("following", "merge", "Account address;Show boosts\n" + bob.handle() + ";true\n", 200))
                .contains("One row was done.");
        assertThat(relations.standing(alice.account.id(), bob.id()).showsReposts()).isTrue();
        assertThat(alice.bring("following", "overwrite", dora.handle() + "\n", 200))
                .contains("One row was so already.", "One that the file does not name is gone.");
        assertThat(graph.follows(alice.account.id())).containsExactly(dora.id());
        assertThat(alice.bring("following", "overwrite", "gargron@mastodon.example\n", 422))
                .contains("The file names nobody and nothing of this server");
        assertThat(graph.follows(alice.account.id())).containsExactly(dora.id());
    }

    @Test
    void blocksMutesListsAndBookmarksGoOutAndComeIn() {
        Browser alice = new Browser(world.person("alice"));
        Browser fresh = new Browser(world.person("fresh"));
        Account bob = world.person("bob");
        Account carol = world.person("carol");
        Account mallory = world.person("mallory");
        Post post = world.post(bob, Audience.PUBLIC, "worth keeping");
        Post hidden = world.post(bob, Audience.FOLLOWERS, "for followers");
        world.follow(alice.account, bob);
        world.follow(fresh.account, bob);
        assertThat(alice.bring("blocked", "merge", mallory.handle() + "\n" + alice.account.handle(), 200))
                .contains("One row was done.", "Line 2");
        assertThat(alice.bring("muted", "merge", "Account address,Hide notifications\n" + carol.handle() + ",false", 200))
                .contains("One row was done.");
        PeopleList list = lists.create(alice.account.id(), "=HYPERLINK(\"http://x\")", PeopleList.Replies.NONE, false);
        lists.add(alice.account.id(), list.id(), List.of(bob.id()));
        bookmarks.keep(alice.account.id(), post.id());
        assertThat(alice.page("/settings/data/lists.csv").body()).startsWith("\"'=HYPERLINK(\"\"http://x\"\")\",");

        for (String kind : List.of("blocked", "muted", "lists", "bookmarks")) {
            Client.Page file = alice.page("/settings/data/" + kind + ".csv");
            assertThat(file.header("Content-Disposition")).contains("attachment");
            assertThat(fresh.bring(kind, "merge", file.body(), 200)).as(kind).contains("One row was done.");
            assertThat(fresh.page("/settings/data/" + kind + ".csv").body()).as(kind).isEqualTo(file.body());
        }
        Relations.Standing muted = relations.standing(fresh.account.id(), carol.id());
        assertThat(muted.mutes()).isTrue();
        assertThat(muted.mutesNotifications()).isFalse();
        assertThat(relations.standing(fresh.account.id(), mallory.id()).blocks()).isTrue();
        String none = url + "/@" + bob.handle() + "/";
        Browser stranger = new Browser(world.person("stranger"));
        assertThat(stranger.bring("bookmarks", "merge", none + hidden.id() + "\n" + none + "1\nhttps://x.example/@b/1",
                200)).contains("Nothing was new.", "Line 1", "Line 2", "Line 3");
        assertThat(stranger.bring("lists", "merge", "friends," + bob.handle(), 200))
                .contains("Only people you follow can be in a list.");
    }

    @Test
    void aFileThatIsNoneIsRefusedAndChangesNothing() {
        Browser alice = new Browser(world.person("alice"));
        Account bob = world.person("bob");
        world.follow(alice.account, bob);
        assertThat(alice.bring("following", "overwrite", "", 422)).contains("There is nothing in the file.");
        assertThat(alice.bring("following", "overwrite", "Account address\n", 422))
                .contains("There is nothing in the file.");
        assertThat(alice.bring("following", "overwrite", "\"never closed\n" + bob.handle(), 422))
                .contains("file");
        assertThat(alice.bring("whom", "merge", bob.handle(), 422)).contains("Say what the file lists.");
        assertThat(alice.bring("following", "merge", IntStream.range(0, 10_001).mapToObj(i -> "n" + i)
                .collect(Collectors.joining("\n")), 422)).contains("at most 10,000");
        assertThat(alice.bring("following", "merge", "x".repeat((1 << 20) + 1), 422)).contains("at most 1,024 KiB");
        assertThat(graph.follows(alice.account.id())).containsExactly(bob.id());
        assertThat(alice.page("/settings/data/whatever.csv").status()).isEqualTo(404);
    }

    @Test
    void theArchiveIsForWhoeverKnowsThePassword() throws IOException {
        Browser alice = new Browser(world.person("alice"));
        world.post(alice.account, Audience.PUBLIC, "taken along");
        Client.Page refused = alice.submit("/settings/data/archive", "password", "a guess");
        assertThat(refused.status()).isEqualTo(422);
        Client.Page archive = alice.submit("/settings/data/archive", "password", World.PASSWORD);
        assertThat(archive.status()).isEqualTo(200);
        assertThat(Unzipped.of(archive.bytes()).text("posts.jsonl")).contains("taken along");
        assertThat(Client.stranger(url).open("/settings/data").status()).isEqualTo(303);
    }

    @Test
    void aliceSaysWhereElseSheIs() {
        Browser alice = new Browser(world.person("alice"));
        assertThat(alice.submit("/settings/data/aliases", "address", " @Alice@Mastodon.Example ").status())
                .isEqualTo(303);
        assertThat(alice.submit("/settings/data/aliases", "address", "https://alice.example").status())
                .isEqualTo(303);
        for (String wrong : List.of("", "alice", "a@b", "@a@b.example@c.example", "http://a.example",
                "https://u:p@a.example/", "javascript:alert(1)", "https://a.example:8080/", "a b@c.example",
                "me@127.0.0.1", "alice@localhost")) {
            assertThat(alice.submit("/settings/data/aliases", "address", wrong).status()).as(wrong)
                    .isEqualTo(422);
        }
        String page = alice.page("/settings/data").body();
        assertThat(page).contains("Alice@mastodon.example", "https://alice.example/", "has not been seen to link here");
        Matcher drop = Pattern.compile("/settings/data/aliases/[0-9]+/drop").matcher(page);
        assertThat(drop.find()).isTrue();
        assertThat(new Browser(world.person("bob")).submit(drop.group()).status()).isEqualTo(404);
        assertThat(alice.submit(drop.group()).status()).isEqualTo(303);
        assertThat(alice.page("/settings/data").body()).doesNotContain("Alice@mastodon.example");
    }
}
