package social.linnet.story.sight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// One viewer's two ways in: an app with a token of theirs, and a browser with a session of theirs. Who is nobody has
/// neither.
final class Eyes {

    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern NEXT = Pattern.compile("<https?://[^/>]+([^>]+)>; rel=\"next\"");
    private static final Pattern OLDER = Pattern.compile("before=(\\d+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int MOST_PAGES = 15;

    private final String base;
    private final @Nullable String token;
    private final @Nullable String session;
    private @Nullable String csrf;
    private String csrfCookie = "";

    Eyes(String base, @Nullable String token, @Nullable String session) {
        this.base = base;
        this.token = token;
        this.session = session;
    }

    /// What was answered.
    record Got(int status, String body, HttpResponse<String> response) {
    }

    @Nullable String token() {
        return token;
    }

    Got api(String path) {
        return api("GET", path, null);
    }

    /// @param json what is sent, or null for nothing
    Got api(String method, String path, @Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    /// What an app downloads.
    byte[] bytes(String path) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token)
                    .build(), BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Every page of a list, by its links.
    String everyApi(String path) {
        StringBuilder all = new StringBuilder();
        String next = path;
        for (int page = 0; page < MOST_PAGES && next != null; page++) {
            Got got = api(next);
            all.append(got.body());
            Matcher link = NEXT.matcher(got.response().headers().firstValue("Link").orElse(""));
            next = link.find() ? link.group(1) : null;
        }
        return all.toString();
    }

    /// What a stream of events of the site says first: all until it says that it has caught up.
    String firstEvents(String path) {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(CLIENT.send(browser(path).GET().build(),
                BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !line.startsWith(": caught up"); line = lines.readLine()) {
                said.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return said.toString();
    }

    Got site(String path) {
        return send(browser(path).GET().build());
    }

    /// Every page of a list of the site.
    String everySite(String path) {
        StringBuilder all = new StringBuilder();
        String next = path;
        for (int page = 0; page < MOST_PAGES && next != null; page++) {
            Got got = site(next);
            all.append(got.body());
            Matcher older = OLDER.matcher(got.body());
            next = older.find() ? path + (path.contains("?") ? "&" : "?") + "before=" + older.group(1) : null;
        }
        return all.toString();
    }

    /// Presses a button of the site.
    Got press(String path, String... pairs) {
        if (csrf == null) {
            Got page = site("/settings");
            Matcher field = CSRF.matcher(page.body());
            csrf = field.find() ? field.group(1) : "";
            csrfCookie = page.response().headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("linnet_csrf=")).findFirst().map(cookie -> cookie.split(";")[0])
                    .orElse("");
        }
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(pairs[i]).append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return send(browser(path).setHeader("Cookie", "linnet=" + session + "; " + csrfCookie)
                .header("X-CSRF-TOKEN", csrf).header("HX-Request", "true")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())).build());
    }

    private HttpRequest.Builder browser(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Language", "en");
        if (session != null) {
            request.header("Cookie", "linnet=" + session);
        }
        return request;
    }

    private static Got send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return new Got(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
