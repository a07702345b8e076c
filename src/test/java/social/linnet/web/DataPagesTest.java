package social.linnet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Sessions;
import social.linnet.event.Audience;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.graph.Relations;
import social.linnet.post.Bookmarks;
import social.linnet.post.Post;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Unzipped;
import social.linnet.testing.World;

/// The settings page about one's data, with plain forms: the archive, lists out and in, and other addresses.
@LinnetTest
class DataPagesTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    private World world;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Sessions sessions;
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

    private final HttpClient http = HttpClient.newHttpClient();

    /// Somebody with a browser.
    private final class Browser {
        private final Account account;
        private final String cookies;
        private final String csrf;

        Browser(Account account) throws Exception {
            this.account = account;
            String session = "linnet=" + sessions.open(account.id(), "a test");
            HttpResponse<String> home = http.send(HttpRequest.newBuilder(URI.create(url + "/home"))
                    .header("Cookie", session).build(), BodyHandlers.ofString());
            cookies = session + "; " + home.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("linnet_csrf=")).findFirst().orElseThrow().split(";")[0];
            Matcher token = TOKEN.matcher(home.body());
            assertThat(token.find()).isTrue();
            csrf = token.group(1);
        }

        HttpResponse<String> page(String path) throws Exception {
            return http.send(HttpRequest.newBuilder(URI.create(url + path)).header("Cookie", cookies).build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<byte[]> submit(String path, Map<String, String> fields) throws Exception {
            String body = fields.entrySet().stream().map(field -> "&" + field.getKey() + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining());
            return http.send(HttpRequest.newBuilder(URI.create(url + path)).header("Cookie", cookies)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8) + body))
                    .build(), BodyHandlers.ofByteArray());
        }

        /// Brings a file in, and gives the page that tells what came of it.
        String bring(String kind, String how, String file, int status) throws Exception {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            part(body, "\"_csrf\"", csrf);
            part(body, "\"kind\"", kind);
            part(body, "\"how\"", how);
            part(body, "\"file\"; filename=\"a.csv\"", file);
            body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(url + "/settings/data/import"))
                    .header("Cookie", cookies).header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofByteArray(body.toByteArray())).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return answer.body().replace("&#39;", "'");
        }
    }

    private static void part(ByteArrayOutputStream body, String name, String content) throws IOException {
        body.write(("--b\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n" + content + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private String domain() {
        return url.substring(url.indexOf("://") + 3);
    }

    @Test
    void aliceBringsInWhomSheFollowsHoweverTheFileIsWritten() throws Exception {
        Browser alice = new Browser(world.person("alice"));
        Account bob = world.person("bob");
        Account carol = world.person("carol");
        Account dora = world.person("dora");
        Account mallory = world.person("mallory");
        accounts.setLocked(carol.id(), true);
        blocks.block(mallory.id(), alice.account.id());
        String file = "\uFEFFAccount address,Show boosts,Notify on new posts,Languages\r\n"
                + "\"@" + bob.handle().toUpperCase(java.util.Locale.ROOT) + "@" + domain()
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
        assertThat(alice.bring("following", "overwrite", dora.handle() + "\n", 200))
                .contains("One row was so already.", "One that the file does not name is gone.");
        assertThat(graph.follows(alice.account.id())).containsExactly(dora.id());
        assertThat(alice.bring("following", "overwrite", "gargron@mastodon.example\n", 422))
                .contains("The file names nobody and nothing of this server");
        assertThat(graph.follows(alice.account.id())).containsExactly(dora.id());
    }

    @Test
    void blocksMutesListsAndBookmarksGoOutAndComeIn() throws Exception {
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
        lists.add(alice.account.id(), list.id(), java.util.List.of(bob.id()));
        bookmarks.keep(alice.account.id(), post.id());
        assertThat(alice.page("/settings/data/lists.csv").body()).startsWith("\"'=HYPERLINK(\"\"http://x\"\")\",");

        for (String kind : java.util.List.of("blocked", "muted", "lists", "bookmarks")) {
            HttpResponse<String> file = alice.page("/settings/data/" + kind + ".csv");
            assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
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
    void aFileThatIsNoneIsRefusedAndChangesNothing() throws Exception {
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
        assertThat(alice.page("/settings/data/whatever.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void theArchiveIsForWhoeverKnowsThePassword() throws Exception {
        Browser alice = new Browser(world.person("alice"));
        world.post(alice.account, Audience.PUBLIC, "taken along");
        HttpResponse<byte[]> refused = alice.submit("/settings/data/archive", Map.of("password", "a guess"));
        assertThat(refused.statusCode()).isEqualTo(422);
        HttpResponse<byte[]> archive = alice.submit("/settings/data/archive", Map.of("password", World.PASSWORD));
        assertThat(archive.statusCode()).isEqualTo(200);
        assertThat(Unzipped.of(archive.body()).text("posts.jsonl")).contains("taken along");
        HttpResponse<String> nobody = http.send(HttpRequest.newBuilder(URI.create(url + "/settings/data")).build(),
                BodyHandlers.ofString());
        assertThat(nobody.statusCode()).isEqualTo(303);
    }

    @Test
    void aliceSaysWhereElseSheIs() throws Exception {
        Browser alice = new Browser(world.person("alice"));
        assertThat(alice.submit("/settings/data/aliases", Map.of("address", " @Alice@Mastodon.Example ")).statusCode())
                .isEqualTo(303);
        assertThat(alice.submit("/settings/data/aliases", Map.of("address", "https://alice.example")).statusCode())
                .isEqualTo(303);
        for (String wrong : java.util.List.of("", "alice", "a@b", "@a@b.example@c.example", "http://a.example",
                "https://u:p@a.example/", "javascript:alert(1)", "https://a.example:8080/", "a b@c.example",
                "me@127.0.0.1", "alice@localhost")) {
            assertThat(alice.submit("/settings/data/aliases", Map.of("address", wrong)).statusCode()).as(wrong)
                    .isEqualTo(422);
        }
        String page = alice.page("/settings/data").body();
        assertThat(page).contains("Alice@mastodon.example", "https://alice.example/", "has not been seen to link here");
        Matcher drop = Pattern.compile("/settings/data/aliases/[0-9]+/drop").matcher(page);
        assertThat(drop.find()).isTrue();
        assertThat(new Browser(world.person("bob")).submit(drop.group(), Map.of()).statusCode()).isEqualTo(404);
        assertThat(alice.submit(drop.group(), Map.of()).statusCode()).isEqualTo(303);
        assertThat(alice.page("/settings/data").body()).doesNotContain("Alice@mastodon.example");
    }
}
