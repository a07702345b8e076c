package social.linnet.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Question;
import social.linnet.event.Audience;
import social.linnet.graph.PeopleList;
import social.linnet.graph.Relations.Standing;
import social.linnet.graph.Showcase;
import social.linnet.instance.Announcement;
import social.linnet.instance.ApiRoute;
import social.linnet.instance.Emoji;
import social.linnet.instance.HouseTexts;
import social.linnet.instance.Rules;
import social.linnet.media.Picture;
import social.linnet.moderation.Audit;
import social.linnet.moderation.Reports;
import social.linnet.moderation.Warnings;
import social.linnet.notification.Kind;
import social.linnet.notification.Requests;
import social.linnet.page.AnswerView;
import social.linnet.page.Answering;
import social.linnet.page.AskedView;
import social.linnet.page.CardView;
import social.linnet.page.Pages;
import social.linnet.page.Person;
import social.linnet.page.Picked;
import social.linnet.page.Portrait;
import social.linnet.page.PostView;
import social.linnet.page.ProfileView;
import social.linnet.settings.Settings.Signup;
import social.linnet.studio.FilmOffer;
import social.linnet.studio.Job;
import social.linnet.studio.Job.Failure;
import social.linnet.studio.Job.State;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.web.AdminPage;
import social.linnet.web.AnnouncementsPage;
import social.linnet.web.ApiPage;
import social.linnet.web.Assets;
import social.linnet.web.Beside;
import social.linnet.web.BlockedPage;
import social.linnet.web.Consent;
import social.linnet.web.EmojisPage;
import social.linnet.web.FollowersPage;
import social.linnet.web.Frame;
import social.linnet.web.HomePage;
import social.linnet.web.HomeTab;
import social.linnet.web.HousePage;
import social.linnet.web.ReportPage;
import social.linnet.web.ReportsPage;
import social.linnet.web.SearchPage;
import social.linnet.web.ShowcasePage;
import social.linnet.web.StudioPage;
import social.linnet.web.app.PushState;
import social.linnet.web.compose.ComposePage;
import social.linnet.web.compose.Composer;
import social.linnet.web.compose.KeptPage;
import social.linnet.web.compose.Suggestion;
import social.linnet.web.dev.SamplePicture;
import social.linnet.web.dev.Samples;
import social.linnet.web.dev.ToldSamples;
import social.linnet.web.dev.WorkSamples;
import social.linnet.web.inbox.CollectedPage;
import social.linnet.web.inbox.MessagesPage;
import social.linnet.web.inbox.NewTalkPage;
import social.linnet.web.inbox.NotificationsPage;
import social.linnet.web.inbox.StrangersPage;
import social.linnet.web.inbox.TalkPage;
import social.linnet.web.people.NeighboursPage;
import social.linnet.web.people.ProfilePage;
import social.linnet.web.people.RequestsPage;
import social.linnet.web.post.CrowdPage;
import social.linnet.web.post.ThreadPage;
import social.linnet.web.reading.ExplorePage;
import social.linnet.web.reading.ListEditPage;
import social.linnet.web.reading.ListPage;
import social.linnet.web.reading.ListsPage;
import social.linnet.web.reading.TagPage;
import social.linnet.web.settings.AppsPage;
import social.linnet.web.settings.DataPage;
import social.linnet.web.settings.DecisionsPage;
import social.linnet.web.settings.SignUpForm;
import social.linnet.web.work.RefusalPage;

/// Renders every template with sample records into `target/gallery`, to be looked at in a browser, and checks what every
/// page owes its readers.
class GalleryTest {

    private static final Path GALLERY = Path.of("target/gallery");
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "social.linnet.web.template");
    private static final Pattern KEY_SHOWN = Pattern.compile(">[a-z]+(\\.[a-z-]+)+<");

    @BeforeAll
    static void copyWhatPagesLoad() throws IOException {
        for (Assets.Asset asset : new Assets().all()) {
            write("static/" + asset.name(), asset.bytes());
        }
        for (long seed = 1; seed <= 40; seed++) {
            boolean wide = seed == 1 || seed >= 25 && seed <= 28;
            boolean tall = seed == 6 || seed >= 29 && seed <= 32;
            int width = wide ? 1536 : seed == 7 || seed == 8 ? 1200 : 1024;
            int height = tall ? 1536 : seed == 7 || seed == 8 ? 900 : 1024;
            byte[] png = new SamplePicture(seed, width / 2, height / 2).png();
            write("media/p" + seed + "/small.png", png);
            write("media/p" + seed + "/large.png", png);
        }
        for (Shape shape : Shape.values()) {
            for (int n = 1; n <= 4; n++) {
                byte[] png = new SamplePicture(33L + n, shape.width() / 16, shape.height() / 16).png();
                write("studio/jobs/job-running-" + shape.ordinal() + "/partial/" + n, png);
                write("studio/jobs/job-checking-" + shape.ordinal() + "/partial/" + n, png);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyPageOwesItsReaders(String language) throws IOException {
        for (Map.Entry<String, String> page : pages(Locale.of(language)).entrySet()) {
            String html = page.getValue();
            write(page.getKey() + "." + language + ".html", html.getBytes(StandardCharsets.UTF_8));
            write(page.getKey() + "." + language + ".dark.html",
                    html.replace("<html ", "<html data-theme=\"dark\" ").getBytes(StandardCharsets.UTF_8));
            assertThat(html).as(page.getKey()).startsWith("<!doctype html>").contains("<html lang=\"" + language + "\"")
                    .containsOnlyOnce("<h1").containsOnlyOnce("<main").containsPattern("<title>[^<]+ · Linnet</title>")
                    .contains("<meta name=\"viewport\"").contains("class=\"skip\"");
            assertIsClean(page.getKey(), html);
            assertThat(ids(html)).as(page.getKey() + " ids").doesNotHaveDuplicates();
        }
    }

    @Test
    void theBuiltInReaderIsNamedSoWhereverItAnswers() {
        Map<String, String> pages = new LinkedHashMap<>();
        AssistantGallery.add(pages, Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/assistant"));
        assertThat(List.of(pages.get("assistant-chat"), pages.get("assistant-post"), pages.get("assistant-about")))
                .allSatisfy(html -> assertThat(html).containsPattern("built-in reader|reader that is built into").doesNotContain("AI · reader"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyFragmentIsClean(String language) throws IOException {
        for (Map.Entry<String, String> fragment : fragments(Locale.of(language)).entrySet()) {
            assertIsClean(fragment.getKey(), fragment.getValue());
            assertThat(fragment.getValue()).as(fragment.getKey()).doesNotContain("<html").isNotBlank();
        }
    }

    @Test
    void whatPeopleWriteIsEscaped() {
        Frame f = Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/home");
        Person crafty = Samples.person(99, "sample_x", "<b>\"x\" 'y'", social.linnet.account.Account.Kind.PERSON);
        PostView post = Samples.post(1, crafty, Audience.PUBLIC, "en", Duration.ofHours(1),
                List.of(new social.linnet.post.Segment.Plain("<script>alert(1)</script> & \n  two"),
                        new social.linnet.post.Segment.Link("https://x.example/\"><i>")),
                List.of(Samples.view(1, 10, 10, "\"><img src=x>", null)), new PostView.Counts(0, 0, 0),
                PostView.Mine.NOBODY, crafty, crafty);
        String html = render("post/card.jte", Map.of("f", f, "post", post));
        assertThat(html).doesNotContain("<script>alert").doesNotContain("<b>\"x").doesNotContain("<i>")
                .doesNotContain("<img src=x>").contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; \n  two");
    }

    @Test
    void nothingStandsBetweenThePartsOfAText() {
        Frame f = Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/home");
        assertThat(render("part/text.jte", Map.of("f", f, "text", "one word"))).isEqualTo("one word");
    }

    @Test
    void aJobAsksForItselfUntilItIsOver() {
        Frame f = Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/home");
        for (State state : State.values()) {
            Job job = Samples.job(state, Shape.SQUARE, 2, state == State.FAILED ? Failure.BUSY : null);
            String html = render("studio/job.jte", Map.of("f", f, "job", job, "inComposer", true));
            assertThat(html.contains("hx-trigger=\"refresh, every 2s\"")).as(state.name()).isEqualTo(!state.isOver());
            assertThat(html).contains(job.prompt());
        }
    }

    @Test
    void everyMadePictureSaysSo() {
        Frame f = Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/home");
        String html = render("post/card.jte", Map.of("f", f, "post", Samples.posts().getFirst()));
        assertThat(html).contains("made with AI · built-in painter");
    }

    @Test
    void whatIsWarnedOfIsClosedUntilAskedFor() {
        Frame f = Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/home");
        List<PostView> posts = Samples.posts();
        String warned = render("post/card.jte", Map.of("f", f, "post", posts.get(posts.size() - 2)));
        assertThat(warned).containsSubsequence(">edited</a>", "<details class=\"warned\">", "How it ends", "</summary>",
                "It was the gardener.", "<figure", "</details>");
        String covered = render("post/card.jte", Map.of("f", f, "post", posts.getLast()));
        assertThat(covered).containsSubsequence("Covered.", "<details class=\"warned\">", "Sensitive pictures", "<figure",
                "</details>");
    }

    @Test
    void pollsLinksAndQuotesAreShown() {
        Frame f = Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/home");
        List<String> shown = Samples.talk().stream().map(post -> render("post/card.jte", Map.of("f", f, "post", post)))
                .toList();
        assertThat(shown.get(0)).contains("action=\"/posts/94/vote\"", "type=\"checkbox\" name=\"choice\" value=\"1\"",
                "The &lt;first&gt;");
        assertThat(shown.get(1)).contains("75%", "25%", "your choice", "4 people voted", "<meter ").doesNotContain("<form method=\"post\" action=\"/posts/95/vote");
        assertThat(shown.get(2)).contains("href=\"https://www.library2.example/frost\" rel=\"nofollow", "library2.example</bdi>",
                "what it does to a &lt;hedge&gt;");
        assertThat(shown.get(3)).containsSubsequence("This.", "<blockquote class=\"quoted\"", "Which bird?", "75%",
                "</blockquote>");
        assertThat(shown.get(4)).contains("took their post out").doesNotContain("blockquote");
        Frame stranger = Samples.frame(Locale.ENGLISH, null, "/");
        assertThat(render("post/card.jte", Map.of("f", stranger, "post", Samples.talk().getFirst())))
                .doesNotContain("/vote");
    }

    @Test
    void likesSayWhetherTheyArePressed() {
        Frame f = Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/home");
        String html = render("post/actions.jte", Map.of("f", f, "post", Samples.posts().getFirst()));
        assertThat(html).contains("aria-pressed=\"true\" aria-label=\"Like, 148 likes\"").contains("/unlike\"");
    }

    /// Nothing is fetched before it is asked for, nothing is heard before it is wanted, and only what has no sound and is
    /// short goes round by itself.
    @Test
    void filmsWaitToBePlayed() {
        Frame f = Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/home");
        String video = film(f, "A \"wave\"", Picture.Type.MP4, new Picture.Running(61_000, 30, true));
        assertThat(video).contains("<video", "controls", "preload=\"none\"", "playsinline", "muted", "poster=\"/media/s.webp\"",
                "aria-label=\"A &#34;wave&#34;\"").doesNotContain("autoplay", "loop", "class=\"motion");
        String loop = film(f, "", Picture.Type.MP4, new Picture.Running(4_000, 30, false));
        assertThat(loop).contains("data-loops", " loop", "class=\"motion", "aria-label=\"Video\"").doesNotContain("autoplay");
        String sound = film(f, "A bell", Picture.Type.M4A, new Picture.Running(4_000, 0, true));
        assertThat(sound).contains("<audio", "controls", "preload=\"none\"", "aria-label=\"A bell\"", "src=\"/media/s.webp\"")
                .doesNotContain("<video");
    }

    private static String film(Frame f, String alt, Picture.Type type, Picture.Running running) {
        return render("post/film.jte", Map.of("f", f, "p", new PostView.PictureView(1, "/media/l", "/media/s.webp", 640, 360,
                640, 360, "L00000fQfQfQfQfQ", alt, null, Picture.Focus.MIDDLE, new PostView.FilmView(type, running, 1000))));
    }

    @Test
    void everyTemplateIsInTheGallery() throws IOException {
        pages(Locale.ENGLISH);
        fragments(Locale.ENGLISH);
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            var all = files.filter(Files::isRegularFile).map(file -> Path.of("src/main/jte").relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            all.removeIf(name -> name.startsWith("part/") || name.startsWith("dev/") || name.matches("layout.jte|plain.jte|settings/page.jte|admin/page.jte|mail/letter.jte"));
            assertThat(RENDERED).containsAll(all.stream().filter(name -> !INNER.contains(name)).toList());
        }
    }

    // rendered by other templates alone
    private static final List<String> INNER = List.of("home/feed.jte", "home/older.jte", "home/pill.jte", "home/tab.jte",
            "home/tabs.jte", "lists/member.jte", "post/linkcard.jte", "post/body.jte", "post/content.jte", "post/menu.jte", "profile/menu.jte",
            "profile/person.jte", "profile/press.jte", "profile/line.jte", "profile/around.jte", "people/one.jte",
            "people/asks.jte", "messages/box.jte",
            "post/pictures.jte", "post/film.jte", "post/quote.jte", "post/link.jte", "post/audience.jte", "post/act.jte", "post/count.jte", "post/choice.jte", "post/branch.jte", "post/tally.jte", "post/difference.jte", "keys/list.jte", "composer/part.jte", "composer/quoted.jte",
            "post/label.jte", "post/said.jte", "post/sources.jte", "post/asked.jte", "post/coming.jte",
            "composer/help.jte", "post/assisted.jte", "catchup/line.jte",
            "post/focus.jte", "notifications/one.jte", "settings/sections.jte", "settings/picker.jte", "settings/maker.jte", "settings/stranger.jte", "admin/doors.jte",
            "studio/variant.jte", "studio/form.jte", "studio/quota.jte", "studio/look.jte", "studio/swatch.jte", "studio/objection.jte",
            "assistant/asks.jte", "assistant/box.jte", "assistant/excerpt.jte", "assistant/label.jte", "assistant/list.jte", "assistant/settings.jte",
            "meme/caption.jte", "meme/tile.jte", "work/allow.jte", "work/credentials.jte", "work/film.jte", "work/credit.jte", "work/grant.jte", "work/node.jte", "work/style.jte",
            "post/alike.jte", "post/origin.jte", "settings/dial.jte", "work/acts.jte", "work/lineage.jte");
    private static final TreeSet<String> RENDERED = new TreeSet<>();

    /// The same post as the assistant would have said it: corrected, with a source and with one that is not for the reader.
    private static PostView answered(PostView post) {
        return beside(post, new AnswerView(1, new ModelName("builtin", "reader", true), 1, 2, Answer.Correction.SOURCE_CHANGED,
                Samples.NOW, List.of(new AnswerView.Source(1, new AnswerView.Seen(1, Samples.WREN, "The ferry leaves at seven.",
                Samples.NOW)), new AnswerView.Source(2, null))), null);
    }

    /// The same post as a question that failed.
    private static PostView asked(PostView post) {
        return beside(post, null, new AskedView(Question.State.FAILED, Question.Reason.UNAVAILABLE, null, true));
    }

    private static PostView beside(PostView post, @Nullable AnswerView answer, @Nullable AskedView asked) {
        return new PostView(post.entry(), post.id(), post.author(), post.permissions(), post.words(), post.body(), post.createdAt(),
                post.editedAt(), post.replyTo(), post.answering(), post.pictures(), post.poll(), post.card(), post.quote(),
                post.counts(), post.mine(), post.filtered(), post.repostedBy(), post.repostedFor(), post.app(), post.alike(), answer,
                asked);
    }

    private static Map<String, String> pages(Locale locale) {
        Person me = Samples.ROBIN;
        Map<String, String> pages = new LinkedHashMap<>();
        Frame home = Samples.frame(locale, me, "/home");
        Composer empty = Composer.empty("k", 96, 100);
        List<Person> people = List.of(Samples.WREN, Samples.HARBOUR, Samples.ARABIC, Samples.LONG);
        pages.put("home", render("home.jte", new HomePage(home, Samples.posts(), null, empty)));
        pages.put("home-empty", render("home.jte", new HomePage(home, List.of(), null, empty)));
        pages.put("home-imagine", render("home.jte", new HomePage(home, Samples.posts(), 5L,
                new Composer("k", Audience.PUBLIC, null, "", List.of(), null, 96, 100, true))));
        for (State state : State.values()) {
            Job job = Samples.job(state, state == State.RUNNING ? Shape.LANDSCAPE : Shape.SQUARE,
                    state == State.CHECKING ? 1 : 4, state == State.FAILED ? Failure.REFUSED : null);
            if (locale.equals(Locale.ENGLISH)) {
                writeFragment(home, job, true);
                writeFragment(home, Samples.job(State.RUNNING, Shape.PORTRAIT, 3, null), false);
            }
            pages.put("home-" + state.name().toLowerCase(Locale.ROOT), render("home.jte", new HomePage(home,
                    Samples.posts(), 5L, new Composer("k", Audience.QUIET, null, "Look what the morning did.",
                    state == State.READY ? List.of(Samples.picture(22, 1024, 1024, job.prompt(), true, null))
                            : List.of(), job, state == State.FAILED ? 0 : 92, 100, false))));
        }
        PostView post = Samples.posts().get(2);
        PostView reply = Samples.post(201, Samples.HARBOUR, Audience.PUBLIC, "en", Duration.ofMinutes(30),
                List.of(new social.linnet.post.Segment.Plain("The third one belongs on our wall.")), List.of(),
                new PostView.Counts(0, 0, 2), new PostView.Mine(false, false, false, true), Samples.WREN, null);
        pages.put("thread", render("thread.jte", new ThreadPage(Samples.frame(locale, me, post.path()),
                Samples.posts().subList(0, 1), post, List.of(reply, Samples.posts().get(5)),
                Composer.reply("k", post, 96, 100), null)));
        Frame box = Samples.frame(locale, me, "/compose");
        pages.put("compose", render("compose.jte", new ComposePage(box, Composer.empty("k", 96, 100).onItsPage(), null, false)));
        pages.put("compose-reply-refused", render("compose.jte", new ComposePage(box, Composer.reply("k", post, 96, 100).onItsPage(),
                box.t("refused.reply-not-allowed"), false)));
        pages.put("drafts", render("kept.jte", new KeptPage(box, false, List.of(new KeptPage.Kept(7, Samples.NOW, "Once upon a "
                + "time", "A tale", List.of(Samples.picture(1, 1536, 1024, "", true, null)), 3, Audience.PUBLIC, false, true,
                true, true, "why not")), null)));
        pages.put("scheduled", render("kept.jte", new KeptPage(box, true, List.of(new KeptPage.Kept(7, Samples.NOW, "Good morning",
                "", List.of(), 1, Audience.QUIET, true, false, false, false, null)), 3L)));
        pages.put("scheduled-none", render("kept.jte", new KeptPage(box, true, List.of(), null)));
        pages.put("thread-guest", render("thread.jte", new ThreadPage(Samples.frame(locale, null, post.path()),
                List.of(), Samples.posts().getFirst(), List.of(), null, Samples.share())));
        pages.put("thread-answer", render("thread.jte", new ThreadPage(Samples.frame(locale, me, post.path()), new Pages.Thread(
                List.of(), post, List.of(answered(reply), asked(Samples.posts().getFirst()))), null, null,
                List.of(new Answering.Coming(7, Samples.WREN, Samples.LONG, "It leaves at")))));
        pages.put("post-more", render("post/more.jte", Map.of("f", Samples.frame(locale, me, "/posts/107/more"), "post",
                Samples.posts().get(6))));
        pages.put("post-delete", render("post/delete.jte", Map.of("f", Samples.frame(locale, me, "/posts/107/delete"), "post",
                Samples.posts().get(6))));
        for (CrowdPage.Tab tab : CrowdPage.Tab.values()) {
            pages.put("crowd-" + tab.word(), render("post/crowd.jte", new CrowdPage(Samples.frame(locale, me, "/x"), tab, post,
                    tab == CrowdPage.Tab.QUOTES ? List.of() : people, tab == CrowdPage.Tab.QUOTES ? List.of(reply) : List.of(), 5L)));
        }
        pages.put("crowd-nobody", render("post/crowd.jte", new CrowdPage(Samples.frame(locale, me, "/x"), CrowdPage.Tab.LIKES,
                post, List.of(), List.of(), null)));
        pages.put("history", render("post/history.jte", Samples.history(Samples.frame(locale, me, "/x"))));
        pages.put("keys", render("keys.jte", Map.of("f", Samples.frame(locale, me, "/keys"))));
        Frame wrens = Samples.frame(locale, me, "/@sample_wren");
        for (ProfilePage.Tab tab : ProfilePage.Tab.values()) {
            pages.put("profile-" + tab.word(), render("profile.jte", new ProfilePage(wrens,
                    Samples.profile(Samples.WREN, false, true), Samples.portrait(), tab, null,
                    tab == ProfilePage.Tab.POSTS ? Samples.posts().subList(3, 4) : List.of(),
                    tab.isOfPictures() ? Samples.posts() : Samples.posts().subList(0, 3), 5L, false,
                    List.of(new ProfilePage.Membership(1, "Birds <3", true)))));
            pages.put("profile-self-" + tab.word(), render("profile.jte", new ProfilePage(
                    Samples.frame(locale, me, "/@sample_robin"), Samples.profile(me, true, false), Portrait.PLAIN, tab,
                    null, List.of(), List.of(), null, false, List.of())));
        }
        pages.put("profile-limited", render("profile.jte", new ProfilePage(wrens,
                Samples.profile(Samples.WREN, false, false), Portrait.PLAIN, ProfilePage.Tab.POSTS, null, List.of(),
                List.of(), null, true, List.of())));
        for (Standing standing : List.of(ToldSamples.standing(true, false, false, false), ToldSamples.standing(false, true, false, true),
                ToldSamples.standing(false, false, true, false))) {
            pages.put("profile-" + (standing.requested() ? "requested" : standing.blocks() ? "blocked" : "blocked-by"),
                    render("profile.jte", new ProfilePage(wrens,
                            new ProfileView(Samples.WREN, List.of(), List.of(), Samples.NOW, 3, 2, 1, false, true, false, standing),
                            Portrait.PLAIN, ProfilePage.Tab.POSTS, null, List.of(), List.of(), null, false, List.of())));
        }
        pages.put("profile-guest", render("profile.jte", new ProfilePage(Samples.frame(locale, null, "/@sample_tides"),
                Samples.profile(Samples.TIDES, false, false), Samples.portrait(), ProfilePage.Tab.POSTS, "frost",
                List.of(), Samples.posts().subList(3, 4), null, false, List.of())));
        pages.put("followers", render("people/neighbours.jte", new NeighboursPage(wrens, Samples.WREN, false, false,
                Samples.neighbours(), 5L)));
        pages.put("following-none", render("people/neighbours.jte", new NeighboursPage(wrens, Samples.WREN, true, false,
                List.of(), null)));
        pages.put("following-hidden", render("people/neighbours.jte", new NeighboursPage(
                Samples.frame(locale, null, "/@sample_wren/following"), Samples.WREN, true, true, List.of(), null)));
        pages.put("follow-requests", render("people/requests.jte", new RequestsPage(wrens, true, Samples.neighbours(),
                null)));
        pages.put("follow-requests-none", render("people/requests.jte", new RequestsPage(wrens, false, List.of(), null)));
        Frame found = Samples.frame(locale, me, "/search");
        List<Beside.Tag> tags = List.of(Samples.tag("harbour", 48, 12), Samples.tag("\u00e9t\u00e9", 0, 0));
        for (SearchPage.Tab tab : SearchPage.Tab.values()) {
            boolean posts = tab == SearchPage.Tab.POSTS || tab == SearchPage.Tab.LATEST;
            pages.put("search-" + tab.word(), render("search.jte", new SearchPage(found, "harbour \"wall\"", tab,
                    posts ? Samples.posts().subList(0, 2) : List.of(),
                    tab == SearchPage.Tab.PEOPLE ? people : List.of(), tab == SearchPage.Tab.TAGS ? tags : List.of(),
                    posts ? 20 : null)));
        }
        pages.put("search-nothing", render("search.jte", new SearchPage(found, "x", SearchPage.Tab.POSTS, List.of(),
                List.of(), List.of(), null)));
        pages.put("search-guest", render("search.jte", new SearchPage(Samples.frame(locale, null, "/search"), "x",
                SearchPage.Tab.POSTS, List.of(), List.of(), List.of(), null)));
        Frame reading = Samples.frame(locale, me, "/explore");
        CardView card = Objects.requireNonNull(Samples.talk().get(2).card());
        pages.put("explore", render("explore.jte", new ExplorePage(reading, ExplorePage.Tab.POSTS,
                Samples.posts().subList(0, 2), List.of(), List.of(), List.of(), List.of())));
        pages.put("explore-tags", render("explore.jte", new ExplorePage(reading, ExplorePage.Tab.TAGS, List.of(), tags,
                List.of(), List.of(), List.of())));
        pages.put("explore-links", render("explore.jte", new ExplorePage(reading, ExplorePage.Tab.LINKS, List.of(),
                List.of(), List.of(new ExplorePage.Spoken(card, 7)), List.of(), List.of())));
        pages.put("explore-styles", render("explore.jte", new ExplorePage(reading, ExplorePage.Tab.STYLES, List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(new Styles.Trending(Style.INK, 7)))));
        pages.put("explore-people", render("explore.jte", new ExplorePage(reading, ExplorePage.Tab.PEOPLE, List.of(),
                List.of(), List.of(), reading.beside().people(), people)));
        pages.put("explore-guest", render("explore.jte", new ExplorePage(Samples.frame(locale, null, "/explore"),
                ExplorePage.Tab.POSTS, List.of(), List.of(), List.of(), List.of(), List.of())));
        pages.put("tag", render("tag.jte", new TagPage(reading, tags.getFirst(), true, List.of("gorse", "tide"),
                Samples.posts().subList(0, 2), 5L)));
        pages.put("tag-guest", render("tag.jte", new TagPage(Samples.frame(locale, null, "/tags/x"), tags.getLast(), false,
                List.of(), List.of(), null)));
        PeopleList list = new PeopleList(5, me.id(), "Harbour <people>", PeopleList.Replies.MEMBERS, true);
        pages.put("lists", render("lists.jte", new ListsPage(reading, List.of(list), Map.of(5L, 3), "")));
        pages.put("lists-none", render("lists.jte", new ListsPage(reading, List.of(), Map.of(), "typed")));
        pages.put("list", render("list.jte", new ListPage(reading, list, 3, Samples.posts().subList(0, 2), 5L)));
        pages.put("list-empty", render("list.jte", new ListPage(reading, list, 0, List.of(), null)));
        pages.put("list-edit", render("lists/edit.jte", new ListEditPage(reading, list, people, 5L, "", people,
                Set.of(Samples.WREN.id()))));
        pages.put("list-edit-nobody", render("lists/edit.jte", new ListEditPage(reading, list, List.of(), null, "x",
                List.of(), Set.of())));
        for (HomeTab tab : List.of(HomeTab.FOR_YOU, HomeTab.LOCAL, HomeTab.list(5))) {
            boolean picked = tab.equals(HomeTab.FOR_YOU);
            pages.put("home-" + tab.word(), render("home.jte", new HomePage(home, tab, List.of(list),
                    picked ? List.of() : Samples.posts().subList(0, 2), picked ? List.of(new Picked.Pick(
                    Samples.posts().getFirst(), List.of(Samples.WREN, Samples.TIDES))) : List.of(), 5L, empty)));
            pages.put("home-empty-" + tab.word(), render("home.jte", new HomePage(home, tab, List.of(list), List.of(),
                    List.of(), null, empty)));
        }
        Frame guest = Samples.frame(locale, null, "/");
        Frame inbox = Samples.frame(locale, me, "/notifications");
        pages.put("notifications", render("notifications.jte", new NotificationsPage(inbox, NotificationsPage.Show.ALL,
                ToldSamples.told(), 5L, 2, ToldSamples.standings(), 2, 1, Map.of())));
        for (NotificationsPage.Show show : NotificationsPage.Show.values()) {
            pages.put("notifications-empty-" + show.word(), render("notifications.jte", new NotificationsPage(inbox,
                    show, List.of(), null, 0, Map.of(), 0, 0, Map.of())));
        }
        pages.put("notifications-requests", render("notifications/requests.jte", new StrangersPage(inbox, List.of(
                new StrangersPage.Stranger(Samples.WREN, new Requests.Request(12, 3, Samples.NOW, Samples.NOW, 101L),
                        Samples.posts().getFirst()), new StrangersPage.Stranger(Samples.ARABIC,
                        new Requests.Request(16, 1, Samples.NOW, Samples.NOW, null), null)), 5L)));
        pages.put("notifications-requests-none", render("notifications/requests.jte", new StrangersPage(inbox,
                List.of(), null)));
        pages.put("messages", render("messages.jte", new MessagesPage(inbox, Samples.chats(), 5L)));
        pages.put("messages-none", render("messages.jte", new MessagesPage(inbox, List.of(), null)));
        pages.put("talk", render("messages/talk.jte", new TalkPage(inbox, Samples.talk(List.of(Samples.WREN)), "k", "")));
        pages.put("talk-many", render("messages/talk.jte", new TalkPage(inbox, Samples.talk(List.of(Samples.WREN,
                Samples.HARBOUR, Samples.ARABIC)), "k", "<b>")));
        pages.put("talk-gone", render("messages/talk.jte", new TalkPage(inbox, Samples.talk(List.of()), "k", "")));
        pages.put("messages-new", render("messages/new.jte", new NewTalkPage(inbox, "sample_wren", "Hello", "k",
                inbox.t("talk.new.nobody"))));
        for (boolean liked : List.of(false, true)) {
            pages.put(liked ? "likes" : "bookmarks", render("collected.jte", new CollectedPage(inbox, liked,
                    Samples.posts().subList(0, 3), 5L)));
            pages.put(liked ? "likes-none" : "bookmarks-none", render("collected.jte", new CollectedPage(inbox, liked, List.of(),
                    null)));
        }
        pages.put("landing", render("landing.jte", Map.of("f", guest, "mode", Signup.OPEN, "posts",
                Samples.posts().subList(0, 2))));
        pages.put("sign-in", render("sign-in.jte", Map.of("f", with(guest, null, guest.t("error.expired")), "next",
                "/home")));
        pages.put("sign-up", render("sign-up.jte", Map.of("f", guest, "form", new SignUpForm(Signup.APPROVAL, null,
                Map.of("handle", "Sample Robin"), Map.of("handle", guest.t("field.handle.help"))))));
        pages.put("sign-up-invite", render("sign-up.jte", Map.of("f", guest, "form",
                SignUpForm.empty(Signup.INVITE))));
        pages.put("setup", render("sign-up.jte", Map.of("f", guest, "form", new SignUpForm(Signup.OPEN, "t", Map.of(),
                Map.of()))));
        pages.put("waiting", render("waiting.jte", Map.of("f", guest)));
        Frame settings = Samples.frame(locale, me, "/settings");
        SettingsGallery.add(pages, settings, guest);
        pages.put("settings-apps", render("settings/apps.jte", new AppsPage(settings, List.of(new AppsPage.App("1",
                "Sample client", null, List.of("read", "write"), Samples.NOW.minus(Duration.ofDays(3)))))));
        pages.put("settings-data", render("settings/data.jte", new DataPage(settings,
                List.of("following", "blocked", "muted", "lists", "bookmarks"),
                List.of(new DataPage.Alias("1", "robin@elsewhere.example", true),
                        new DataPage.Alias("2", "https://robin.example/", false)),
                new DataPage.Result("following", 12, 1, 3, 0, 0, 4, List.of(new DataPage.Missed(7,
                        "somebody@mastodon.example", settings.t("refused.import-elsewhere")))))));
        pages.put("settings-data-plain", render("settings/data.jte", new DataPage(settings, List.of("following"),
                List.of(), null)));
        pages.put("settings-followers", render("settings/followers.jte", new FollowersPage(settings, true, false,
                people, 5L)));
        pages.put("settings-followers-none", render("settings/followers.jte", new FollowersPage(settings, false, true,
                List.of(), null)));
        pages.put("settings-blocked", render("settings/blocked.jte", new BlockedPage(settings, people, 5L,
                List.of(new BlockedPage.Muted(Samples.WREN, null), new BlockedPage.Muted(Samples.TIDES,
                        Samples.NOW.plus(Duration.ofDays(2)))), null)));
        pages.put("settings-blocked-none", render("settings/blocked.jte", new BlockedPage(settings, List.of(), null,
                List.of(), 7L)));
        pages.put("admin", render("admin.jte", new AdminPage(Samples.frame(locale, me, "/admin"),
                List.of(new AdminPage.Applicant(Samples.WREN, "I paint harbours and would like to show them to people "
                        + "who also paint harbours.", Samples.NOW.minus(Duration.ofHours(4)))),
                List.of(new AdminPage.Invitation("1", me, Samples.NOW.minus(Duration.ofDays(2)), null),
                        new AdminPage.Invitation("2", me, Samples.NOW.minus(Duration.ofDays(9)), Samples.HARBOUR)),
                "https://linnet.example/sign-up?invite=sample-invitation",
                List.of(new AdminPage.Lag("home", 0, 0), new AdminPage.Lag("notification", 12_408, 3)),
                List.of(new Audit.Act(1, me.id(), "harbour", 2, Audit.Kind.SUSPENDED, "A sample reason",
                        Samples.NOW.minus(Duration.ofDays(1)))))));
        moderation(pages, locale, me, guest);
        pages.put("admin-house", render("admin/house.jte", new HousePage(Samples.frame(locale, me, "/admin/house"), Signup.OPEN,
                new HouseTexts.Contact("A small place.", "ask@linnet.example", null),
                List.of(new Rules.Rule(1, "Be kind.", "Also on Mondays.")), "What this is.", "",
                List.of(new HouseTexts.Terms(LocalDate.of(2026, 11, 1), "The terms.", true, null)))));
        Emoji wren = new Emoji(1, "wren", "birds", 1, "p1/large.png", "p1/small.png", true, false);
        pages.put("admin-emojis", render("admin/emojis.jte", new EmojisPage(
                Samples.frame(locale, me, "/admin/emojis"), List.of(wren))));
        Announcement news = new Announcement(7, "We move on Sunday.", Samples.NOW, null, false, Samples.NOW, Samples.NOW,
                false, List.of(new Announcement.Reaction("🎉", 2, true)));
        pages.put("admin-announcements", render("admin/announcements.jte", new AnnouncementsPage(
                Samples.frame(locale, me, "/admin/announcements"), List.of(news))));
        pages.put("announcements", render("announcements.jte", new AnnouncementsPage(
                Samples.frame(locale, me, "/announcements"), List.of(news))));
        pages.put("api", render("api.jte", new ApiPage(guest, Map.of("posts", List.of(new ApiRoute(1, "posts", "POST",
                "/api/v1/statuses", new ApiRoute.Who(ApiRoute.Caller.PERSON, List.of("write:statuses")),
                List.of(new ApiRoute.Parameter("status", "text", false, List.of())), "Status", "Posts"))))));
        pages.put("long-text", render("long-text.jte", Map.of("f", settings, "title", "Terms", "help", "Since today",
                "text", List.of(new social.linnet.post.Segment.Plain("One.\n\nTwo.")))));
        pages.put("studio", render("studio.jte", new StudioPage(Samples.frame(locale, me, "/studio"), List.of(
                Samples.job(State.RUNNING, Shape.PORTRAIT, 3, null), Samples.job(State.READY, Shape.LANDSCAPE, 4, null),
                Samples.job(State.READY, Shape.PORTRAIT, 1, null),
                Samples.job(State.FAILED, Shape.SQUARE, 2, Failure.TIMED_OUT), WorksGallery.refused()), "x", 92, 100, Style.INK,
                Style.SHELF, "")));
        AssistantGallery.add(pages, Samples.frame(locale, me, "/assistant"));
        WorksGallery.add(pages, Samples.frame(locale, me, "/studio"));
        WritingGallery.add(pages, Samples.frame(locale, me, "/catch-up"));
        pages.put("studio-empty", render("studio.jte", new StudioPage(Samples.frame(locale, me, "/studio"), List.of(),
                null, 100, 100, Style.NONE, Style.SHELF, "", new FilmOffer(new ModelName("lake.example", "waves-2", false), 5))));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", "sample");
        fields.put("state", "s");
        pages.put("oauth", render("oauth/authorize.jte", new Consent(Samples.frame(locale, me, "/oauth/authorize"),
                "Sample client", "https://client.example/about", List.of("read", "write", "follow", "push", "other"),
                fields)));
        pages.put("oauth-code", render("oauth/code.jte", Map.of("f", settings, "app", "Sample client", "code",
                "4hH0-sample-code")));
        pages.put("offline", render("offline.jte", Map.of("f", guest)));
        pages.put("error-member", render("error.jte", Map.of("f", settings, "status", 500, "title",
                guest.t("error.500.title"), "message", guest.t("error.500"), "again", "/settings")));
        pages.put("error", render("error.jte", Map.of("f", guest, "status", 404, "title", guest.t("error.404.title"),
                "message", guest.t("error.404"))));
        pages.put("about", render("about.jte", Map.of("f", settings, "mode", Signup.OPEN, "rules", List.of(new Rules.Rule(1, "Be kind.", "")),
                "text", List.of(), "contact", new HouseTexts.Contact("", "", null))));
        return pages;
    }

    private static Map<String, String> fragments(Locale locale) {
        Frame f = Samples.frame(locale, Samples.ROBIN, "/home");
        PostView post = Samples.posts().getFirst();
        Composer composer = Composer.empty("k", 3, 100);
        Job job = Samples.job(State.QUEUED, Shape.SQUARE, 2, null);
        Map<String, String> fragments = new LinkedHashMap<>();
        Map<String, Object> more = new LinkedHashMap<>(Map.of("f", f, "posts", Samples.posts()));
        more.put("next", null);
        fragments.put("more", render("home/more.jte", more));
        fragments.put("asked-again", render("post/asked-again.jte", Map.of("f", f)));
        fragments.put("verbs", render("work/verbs.jte", WorkSamples.of(f).work()));
        PeopleList list = new PeopleList(5, Samples.ROBIN.id(), "Harbour", PeopleList.Replies.NONE, false);
        fragments.put("swapped", render("home/swapped.jte", new HomePage(f, HomeTab.list(5), List.of(list),
                Samples.posts(), List.of(), 5L, Composer.empty("k", 96, 100))));
        fragments.put("members", render("lists/members.jte", new ListEditPage(f, list, List.of(Samples.WREN), null, "x",
                List.of(Samples.TIDES), Set.of(Samples.WREN.id()))));
        fragments.put("tag-follow", render("tag/follow.jte", Map.of("f", f, "tag", "gorse", "followed", false)));
        fragments.put("told", render("notifications/more.jte", new NotificationsPage(f,
                NotificationsPage.Show.LIKES, ToldSamples.told(), 5L, 2, ToldSamples.standings(), 0, 0, Map.of())));
        fragments.put("cards", render("home/cards.jte", Map.of("f", f, "posts", Samples.posts())));
        fragments.put("card", render("post/card.jte", Map.of("f", f, "post", post)));
        fragments.put("poll", render("post/poll.jte", Map.of("f", f, "post", Samples.talk().getFirst())));
        fragments.put("actions", render("post/actions.jte", Map.of("f", f, "post", post)));
        fragments.put("crowd", render("post/crowd-more.jte", new CrowdPage(f, CrowdPage.Tab.LIKES, post, List.of(Samples.WREN),
                List.of(), null)));
        fragments.put("choices", render("post/choices.jte", Map.of("f", f, "post", post)));
        AssistantGallery.addFragments(fragments, f);
        fragments.put("keys", render("keys/sheet.jte", Map.of("f", f)));
        fragments.put("created", render("post/created.jte", Map.of("f", f, "posts", List.of(post), "composer", composer)));
        WritingGallery.addFragments(fragments, f);
        fragments.put("suggestions", render("composer/suggestions.jte", Map.of("f", f, "found", List.of(
                new Suggestion("@sample_wren", "Sample Wren", Samples.WREN, null, null),
                new Suggestion("🙂", "slight smile", null, "🙂", null), new Suggestion("#linnet", "linnet", null, null, null)))));
        fragments.put("emojis", render("composer/emojis.jte", Map.of("f", f, "found", List.of(
                new Suggestion("🙂", "slight smile", null, "🙂", null)))));
        fragments.put("composer", render("composer.jte", Map.of("f", f, "composer", composer, "oob", true)));
        for (boolean on : new boolean[] {true, false}) {
            fragments.put("push-" + on, render("push/toggle.jte", Map.of("f", f, "push",
                    new PushState(on, false, PushState.OFFERED, "a-key"))));
        }
        fragments.put("error", render("composer/error.jte", Map.of("f", f, "message", f.t("refused.other"))));
        fragments.put("attachment", render("composer/attachment.jte", Map.of("f", f, "picture",
                Samples.picture(1, 1536, 1024, "", true, null))));
        fragments.put("follow", render("profile/follow.jte", Map.of("f", f, "person", Samples.WREN, "locked", false,
                "standing", Samples.profile(Samples.WREN, false, false).standing())));
        TalkPage chat = new TalkPage(f, Samples.talk(List.of(Samples.WREN)), "k", "");
        fragments.put("chats", render("messages/more.jte", new MessagesPage(f, Samples.chats(), null)));
        fragments.put("earlier", render("messages/earlier.jte", chat));
        fragments.put("said", render("messages/said.jte", chat));
        fragments.put("sent", render("messages/sent.jte", chat));
        fragments.put("people-more", render("people/more.jte", Map.of("f", f, "people", Samples.neighbours(), "path",
                "/@sample_wren/followers", "next", 5L)));
        fragments.put("pictures", render("profile/pictures.jte", Map.of("f", f, "posts", Samples.posts(), "path",
                "/@sample_wren/works", "made", true)));
        for (String word : List.of("accepted", "rejected")) {
            fragments.put("answered-" + word, render("people/answered.jte", Map.of("f", f, "one",
                    Samples.neighbours().getFirst(), "word", word)));
        }
        fragments.put("job", render("studio/job.jte", Map.of("f", f, "job", job, "inComposer", false)));
        fragments.put("started", render("studio/started.jte", Map.of("f", f, "job", job, "inComposer", true, "left", 3,
                "daily", 100)));
        return fragments;
    }

    private static Frame with(Frame f, @Nullable String flash, @Nullable String error) {
        return new Frame(f.site(), f.origin(), f.me(), f.admin(), f.locale(), f.look(), f.csrf(), f.path(), flash, error,
                f.messages(), f.assets(), f.now(), f.imageModel(), f.emojis(), f.beside(), f.cold());
    }

    private static void assertIsClean(String name, String html) {
        assertThat(html).as(name).doesNotContainPattern("\\sstyle=").doesNotContain("<style")
                .doesNotContainPattern("\\son[a-z]+=").doesNotContainPattern("<script(?! type=\"application/ld)[^>]*>[^<]")
                .doesNotContain("javascript:").doesNotContainPattern(KEY_SHOWN).doesNotContain(">null<");
        Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL).matcher(html).results()
                .forEach(form -> assertThat(form.group()).as(name).contains("name=\"_csrf\""));
    }

    private static List<String> ids(String html) {
        return Pattern.compile("\\sid=\"([^\"]+)\"").matcher(html).results().map(result -> result.group(1)).toList();
    }

    static String render(String template, Object parameter) {
        RENDERED.add(template);
        StringOutput output = new StringOutput();
        ENGINE.render(template, parameter, output);
        return output.toString();
    }

    static String render(String template, Map<String, Object> parameters) {
        RENDERED.add(template);
        StringOutput output = new StringOutput();
        ENGINE.render(template, parameters, output);
        return output.toString();
    }

    // what an unfinished job gets when it asks for itself
    private static void writeFragment(Frame f, Job job, boolean composer) {
        try {
            write("studio/jobs/" + job.id() + "/index.html", render("studio/job.jte", Map.of("f", f, "job", job,
                    "inComposer", composer)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(String name, byte[] bytes) throws IOException {
        Path file = GALLERY.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /// What is reported, decided and appealed.
    private static void moderation(Map<String, String> pages, Locale locale, Person me, Frame guest) {
        Reports.Report report = new Reports.Report(9, me.id(), Samples.WREN.id(), Reports.Category.SPAM, "Look at <this>",
                List.of(1L, 2L, 3L), List.of(1L), false, Samples.NOW, null, null, null);
        Warnings.Warning limited = new Warnings.Warning(3, me.id(), Warnings.Action.LIMIT, "Too many <b>posts</b>",
                List.of(5L), Samples.NOW, null, null);
        Warnings.Warning appealed = new Warnings.Warning(4, me.id(), Warnings.Action.NONE, "", List.of(), Samples.NOW,
                Samples.NOW, new Warnings.Appeal("I did not", Samples.NOW, Warnings.State.PENDING));
        ReportsPage.Line line = new ReportsPage.Line(report, Samples.WREN.handle(), me);
        Frame admin = Samples.frame(locale, me, "/admin/reports");
        pages.put("admin-reports", render("admin/reports.jte", new ReportsPage(admin, true, List.of(line), 7L,
                List.of(new ReportsPage.Decided(appealed, me.handle())),
                List.of(new ReportsPage.Refused(WorksGallery.appeal(Warnings.State.PENDING, ""), me.handle())))));
        pages.put("admin-refusal", render("admin/refusal.jte", new RefusalPage(admin, WorksGallery.appeal(Warnings.State.PENDING, ""), me.handle(), List.of(1, 2))));
        pages.put("admin-refusal-answered", render("admin/refusal.jte", new RefusalPage(admin, WorksGallery.appeal(Warnings.State.REFUSED, "It stands."),
                me.handle(), List.of())));
        pages.put("admin-report", render("admin/report.jte", new ReportsPage.One(admin, line, Samples.WREN, true,
                Samples.posts().subList(0, 1), 2, List.of("Be kind."), List.of(limited, appealed))));
        pages.put("settings-decisions", render("settings/decisions.jte", new DecisionsPage(
                Samples.frame(locale, me, "/settings/decisions"), List.of(limited, appealed))));
        pages.put("showcase", render("showcase.jte", new ShowcasePage(admin, new Showcase(1, Samples.WREN.id(), "Birds <3",
                "Who sing", null, true, true, "finches", Samples.NOW, Samples.NOW, List.of()), Samples.WREN,
                List.of(me, Samples.TIDES), 4L)));
        pages.put("report", render("report.jte", new ReportPage(Samples.frame(locale, me, "/@sample_wren/report"),
                Samples.WREN, Samples.posts().getFirst(), List.of(new Rules.Rule(1, "Be kind.", "")), "what \"I\" typed")));
        pages.put("sign-in-closed", render("sign-in.jte", Map.of("f", guest, "handle", "wren", "closed",
                new Warnings.Warning(5, 1, Warnings.Action.SUSPEND, "Spam", List.of(), Samples.NOW, null, null))));
    }
}
