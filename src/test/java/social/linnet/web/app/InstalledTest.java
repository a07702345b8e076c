package social.linnet.web.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;

import org.junit.jupiter.api.Test;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.testing.Browsers;
import social.linnet.web.BrowserTest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// The site as an app on somebody's phone.
class InstalledTest extends BrowserTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    protected Browser program() {
        return Browsers.whole();
    }

    private static Browser.NewContextOptions withWorker() {
        return phone().setLocale("fr-FR").setServiceWorkers(ServiceWorkerPolicy.ALLOW);
    }

    /// What this comes to, once it comes to something. The driver's own waiting takes any promise for an answer.
    private static Object awaited(Page page, String expression) {
        return page.evaluate("() => new Promise((done, failed) => { setTimeout(() => failed('it never came'), 15000); "
                + "const look = async () => { const found = " + expression
                + "; if (found) done(found); else setTimeout(look, 50); }; look(); })");
    }

    private static void awaitWorker(Page page) {
        page.waitForFunction("() => navigator.serviceWorker.controller");
    }

    @Test
    void withoutAConnectionAliceIsToldSoInHerLanguageAndNothingOfHersIsKept() {
        Account alice = world.person("alice");
        world.post(alice, Audience.FOLLOWERS, "A secret of mine");
        Page page = browser(alice, "/home", withWorker());
        awaitWorker(page);
        page.navigate(url + "/settings");
        // the pages' language, which is hers: not that of her phone
        awaited(page, "await (await caches.open('linnet-said')).match('/language') ? 'said' : null");
        Object kept = page.evaluate("""
                async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys())
                    .map(request => new URL(request.url).pathname)))).flat().filter(path => !path.startsWith("/static/"))
                """);
        assertThat((List<?>) kept).map(Object::toString).containsOnly("/offline", "/language");

        expected("ERR_INTERNET_DISCONNECTED|Failed to load resource");
        page.context().setOffline(true);
        page.navigate(url + "/notifications");
        assertThat(page.locator("h1")).hasText("No connection");
        shot(page, "offline-page");
        page.context().setOffline(false);
        assertThat(page.locator("h1")).hasText("Notifications");
    }

    @Test
    void theWorkerShowsWhatThePushServiceBringsAndAClickLeadsThere() {
        Account alice = world.person("alice");
        Page page = browser(alice, "/settings", withWorker().setPermissions(List.of("notifications")));
        awaitWorker(page);
        CDPSession cdp = page.context().newCDPSession(page);
        String[] registration = new String[1];
        cdp.on("ServiceWorker.workerRegistrationUpdated", event -> event.getAsJsonArray("registrations").forEach(one ->
                registration[0] = one.getAsJsonObject().get("registrationId").getAsString()));
        cdp.send("ServiceWorker.enable");
        page.waitForCondition(() -> registration[0] != null);
        JsonObject push = new JsonObject();
        push.addProperty("origin", url);
        push.addProperty("registrationId", registration[0]);
        push.addProperty("data", JSON.writeValueAsString(Map.of("title", "Bob mentioned you", "body", "hello", "link",
                "/notifications", "tag", "mention 1", "lang", "en", "icon", "/static/x.png", "badge", "/static/x.png")));
        cdp.send("ServiceWorker.deliverPushMessage", push);
        assertThat(awaited(page, """
                (await (await navigator.serviceWorker.ready).getNotifications())
                    .map(one => [one.title, one.body, one.data.link, one.lang].join("|"))[0]
                """)).isEqualTo("Bob mentioned you|hello|/notifications|en");
    }

    @Test
    void theManifestHasAllThatABrowserWantsToInstallIt() {
        Account alice = world.person("alice");
        Page page = browser(alice, "/home", desktop());
        String address = (String) page.evaluate("document.querySelector('link[rel=manifest]').href");
        APIResponse answer = page.request().get(address, RequestOptions.create().setHeader("Accept-Language", "fr"));
        assertThat(answer.headers().get("content-type")).startsWith("application/manifest+json");
        JsonNode manifest = JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
        assertThat(manifest.path("display").asString()).isEqualTo("standalone");
        assertThat(manifest.path("shortcuts").path(1).path("url").asString()).isEqualTo("/notifications");
        manifest.path("icons").forEach(icon -> {
            APIResponse picture = page.request().get(url + icon.path("src").asString());
            assertThat(picture.status()).isEqualTo(200);
            // width and height stand at the same place in every PNG
            int width = java.nio.ByteBuffer.wrap(picture.body()).getInt(16);
            assertThat(icon.path("sizes").asString()).isEqualTo(width + "x" + width);
        });
        CDPSession cdp = page.context().newCDPSession(page);
        JsonObject read = cdp.send("Page.getAppManifest");
        assertThat(read.getAsJsonArray("errors")).isEmpty();
    }
}
