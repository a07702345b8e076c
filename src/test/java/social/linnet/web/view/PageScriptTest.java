package social.linnet.web.view;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Audience;
import social.linnet.page.PostView;
import social.linnet.page.PostView.Counts;
import social.linnet.page.PostView.Mine;
import social.linnet.post.Segment;
import social.linnet.studio.Job.State;
import social.linnet.testing.Beside;
import social.linnet.web.dev.SamplePicture;
import social.linnet.web.dev.Samples;
import social.linnet.testing.Browsers;
import social.linnet.web.Assets;
import social.linnet.web.compose.Composer;
import social.linnet.web.Frame;
import social.linnet.web.HomePage;

/// What the script and htmx do with the pages, in a browser, against canned answers under the site's strict
/// content security policy.
@Beside
class PageScriptTest {

    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "social.linnet.web.template");
    private static final Assets ASSETS = new Assets();

    private static HttpServer server;
    private static Browser browser;
    private static final Map<String, Answer> ANSWERS = new LinkedHashMap<>();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    /// What the page of this test hears: one of its own for each, so that a stream that ends late takes nothing away.
    private static volatile BlockingQueue<String> live = new LinkedBlockingQueue<>();

    private final Frame f = Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/home");
    private final List<String> faults = new ArrayList<>();
    private Page page;

    record Answer(int status, String body) {
    }

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", PageScriptTest::answer);
        server.start();
        browser = Browsers.chromium();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void open() {
        ANSWERS.clear();
        ASKED.clear();
        live = new LinkedBlockingQueue<>();
        ANSWERS.put("GET /studio", new Answer(200, render("studio/form.jte", Map.of("f", f, "left", 96, "daily", 100,
                "inComposer", true))));
        ANSWERS.put("GET /home", new Answer(200, render("home.jte", new HomePage(f, Samples.posts(), null,
                Composer.empty("k", 96, 100)))));
        page = browser.newPage();
        page.setDefaultTimeout(5000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                faults.add(message.text());
            }
        });
        page.onPageError(faults::add);
        page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/home");
    }

    @AfterEach
    void nothingBroke() {
        page.close();
        live.add("");
        assertThat(faults).isEmpty();
    }

    @Test
    void theCounterCountsCharactersAsPeopleSeeThem() {
        page.fill("#composer-text", "👩‍👩‍👧 https://a-very-long.example/address/that/counts/less");
        assertThat(page.locator("#composer-count")).hasText(String.valueOf(500 - 2 - 23));
    }

    @Test
    void imagineOpensAPanelInThePostBox() {
        assertThat(page.locator("#imagine")).isHidden();
        page.click(".imagine-toggle");
        assertThat(page.locator("#maker-prompt")).isFocused();
        assertThat(page.locator(".imagine-toggle")).hasAttribute("aria-expanded", "true");
    }

    @Test
    void aLikeAnswersInPlaceAndKeepsTheFocus() {
        PostView liked = Samples.post(102, Samples.HARBOUR, Audience.PUBLIC, "en", Duration.ofHours(1),
                List.of(new Segment.Plain("x")), List.of(), new Counts(0, 1, 10), new Mine(false, true, true, true), null,
                null);
        ANSWERS.put("POST /posts/102/like", new Answer(200, render("post/actions.jte", Map.of("f", f, "post", liked))));
        page.locator("#p1020 [data-act=like]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#p1020 [data-act=like]")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("#p1020 [data-act=like]")).isFocused();
        assertThat(ASKED).contains("POST /posts/102/like");
    }

    @Test
    void aRefusedPostKeepsItsTextAndSaysWhy() {
        ANSWERS.put("POST /posts", new Answer(422, render("composer/error.jte", Map.of("f", f, "message",
                f.t("refused.picture-not-yours")))));
        page.fill("#composer-text", "Kept.");
        page.click("#composer-post");
        assertThat(page.locator("#composer-errors")).containsText("not yours");
        assertThat(page.locator("#composer-text")).hasValue("Kept.");
    }

    @Test
    void aPostArrivesOnTopAndTheBoxIsFresh() {
        PostView post = Samples.post(900, Samples.ROBIN, Audience.PUBLIC, "en", Duration.ZERO,
                List.of(new Segment.Plain("New.")), List.of(), new Counts(0, 0, 0), new Mine(true, false, false, true),
                null, null);
        ANSWERS.put("POST /posts", new Answer(200, render("post/created.jte", Map.of("f", f, "posts", List.of(post), "composer",
                Composer.empty("k2", 96, 100)))));
        page.fill("#composer-text", "New.");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#feed > article").first()).hasId("p9000");
        assertThat(page.locator("#composer-text")).hasValue("");
        assertThat(page.locator("[name=idempotency_key]")).hasValue("k2");
    }

    @Test
    void aPostIsDeletedWhenTheTimeToThinkAgainIsOver() {
        PostView own = Samples.post(107, Samples.ROBIN, Audience.PUBLIC, "en", Duration.ofHours(1),
                List.of(new Segment.Plain("x")), List.of(), new Counts(0, 0, 0), new Mine(true, false, false, true), null, null);
        ANSWERS.put("GET /posts/107/more", new Answer(200, render("post/choices.jte", Map.of("f", f, "post", own))));
        ANSWERS.put("POST /posts/107/delete", new Answer(200, ""));
        page.clock().install();
        page.click("#p1070 .dots");
        page.click("#p1070 .danger");
        assertThat(page.locator("#p1070")).isHidden();
        assertThat(page.locator("#toast")).containsText("Deleting");
        page.click("#toast button");
        assertThat(page.locator("#p1070")).isVisible();
        org.assertj.core.api.Assertions.assertThat(ASKED).doesNotContain("POST /posts/107/delete");
        page.click("#p1070 .dots");
        page.click("#p1070 .danger");
        page.mouse().move(1, 1);
        page.clock().runFor(9000);
        assertThat(page.locator("#p1070")).hasCount(0);
        assertThat(page.locator("#toast")).hasText("Deleted");
    }

    @Test
    void aLikeGoesBackWhenTheServerDoesNotKeepIt() {
        ANSWERS.put("POST /posts/102/like", new Answer(429, render("composer/error.jte", Map.of("f", f, "message",
                f.t("error.429")))));
        page.click("#p1020 [data-act=like]");
        assertThat(page.locator("#alarm")).containsText("Wait a minute");
        assertThat(page.locator("#p1020 [data-act=like]")).hasAttribute("aria-pressed", "false");
        assertThat(page.locator("#p1020 [data-act=like] .n")).hasText("9");
    }

    @Test
    void newPostsWaitBehindAPill() {
        PostView post = Samples.post(901, Samples.WREN, Audience.PUBLIC, "en", Duration.ZERO,
                List.of(new Segment.Plain("Fresh.")), List.of(), new Counts(0, 0, 0), Mine.NOBODY, null, null);
        ANSWERS.put("GET /home/new?tab=following&after=1070", new Answer(200, render("home/cards.jte", Map.of("f", f, "posts",
                List.of(post)))));
        assertThat(page.locator("#new-posts")).isHidden();
        live.add("event: post\ndata: 3\n\n");
        assertThat(page.locator("#new-posts")).hasText("3 new posts");
        page.click("#new-posts");
        assertThat(page.locator("#feed > article").first()).hasId("p9010");
        assertThat(page.locator("#p9010")).isFocused();
        assertThat(page.locator("#new-posts")).isHidden();
    }

    @Test
    void aPictureIsMadeAndPickedWithoutLeavingTheBox() {
        ANSWERS.put("POST /studio/jobs", new Answer(200, render("studio/started.jte", Map.of("f", f, "job",
                Samples.job(State.QUEUED, Shape.SQUARE, 2, null), "inComposer", true, "left", 94, "daily", 100))));
        ANSWERS.put("GET /studio/jobs/job-queued-0?in=composer", new Answer(200, render("studio/job.jte", Map.of("f", f,
                "job", Samples.job(State.READY, Shape.SQUARE, 2, null), "inComposer", true))));
        ANSWERS.put("POST /studio/jobs/job-ready-0/attach/1", new Answer(200, render("composer/attachment.jte",
                Map.of("f", f, "picture", Samples.picture(21, 1024, 1024, "A linnet", true, null)))));
        page.click(".imagine-toggle");
        page.fill("#maker-prompt", "A linnet");
        page.check("[name=style][value=watercolour]");
        page.click(".make");
        assertThat(page.locator("#job .job")).hasClass(java.util.regex.Pattern.compile("queued"));
        assertThat(page.locator("#quota")).containsText("94 pictures");
        live.add("event: job\ndata: job-queued-0\n\n");
        assertThat(page.locator("#job .job")).hasClass(java.util.regex.Pattern.compile("ready"));
        page.locator(".pick").first().click();
        assertThat(page.locator("#attachments textarea")).hasValue("A linnet");
        assertThat(page.locator(".pick").first()).isDisabled();
        page.click("[data-remove]");
        assertThat(page.locator(".pick").first()).isEnabled();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        ASKED.add(asked);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'");
        if (asked.startsWith("GET /live")) {
            stream(exchange);
            return;
        }
        if (asked.startsWith("GET " + Assets.PATH)) {
            var asset = ASSETS.find(asked.substring(("GET " + Assets.PATH).length()));
            exchange.getResponseHeaders().set("Content-Type", asset.orElseThrow().mime());
            send(exchange, 200, asset.orElseThrow().bytes());
            return;
        }
        if (asked.equals("GET /sw.js")) {
            exchange.getResponseHeaders().set("Content-Type", "text/javascript;charset=utf-8");
            send(exchange, 200, "// takes nothing on".getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (asked.startsWith("GET /media/") || asked.equals("GET /favicon.ico")) {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            send(exchange, 200, new SamplePicture(1, 16, 16).png());
            return;
        }
        Answer answer = ANSWERS.getOrDefault(asked, new Answer(404, ""));
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
        send(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void stream(HttpExchange exchange) throws IOException {
        BlockingQueue<String> events = live;
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            for (String event = events.take(); !event.isEmpty(); event = events.take()) {
                body.write(event.getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // the page was closed
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String render(String template, Object parameter) {
        StringOutput output = new StringOutput();
        ENGINE.render(template, parameter, output);
        return output.toString();
    }

    private static String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        ENGINE.render(template, parameters, output);
        return output.toString();
    }
}
