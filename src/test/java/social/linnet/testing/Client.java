package social.linnet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without a screen or scripts: it keeps cookies, opens pages and sends their forms.
public final class Client {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String url;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String language;
    private String csrf = "";

    private Client(String url, String language) {
        this.url = url;
        this.language = language;
    }

    /// Somebody who is not signed in.
    public static Client stranger(String url) {
        return new Client(url, "en");
    }

    /// Somebody who is not signed in and reads this language.
    public static Client stranger(String url, String language) {
        return new Client(url, language);
    }

    /// Somebody with this session.
    public static Client of(String url, String session) {
        Client client = new Client(url, "en");
        HttpCookie cookie = new HttpCookie("linnet", session);
        cookie.setPath("/");
        cookie.setVersion(0);
        client.cookies.getCookieStore().add(URI.create(url), cookie);
        return client;
    }

    /// What came back. The text has its apostrophes as they are read.
    public record Page(int status, String body, HttpHeaders headers) {

        /// Where it leads, or nothing.
        public String location() {
            return header("Location");
        }

        /// Empty when there is none.
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /// Opens a page, with these headers: names and values in turn.
    public Page open(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /// Sends a form of the page that was opened last: names and values in turn.
    public Page submit(String path, String... fields) {
        if (csrf.isEmpty()) {
            open("/about");
            open("/sign-in?again=true");
        }
        List<String> pairs = new ArrayList<>(List.of("_csrf=" + csrf.replace("=", "%3D")));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(pairs.stream().collect(Collectors.joining("&")))));
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.header("Accept-Language", language).build(),
                    BodyHandlers.ofString());
            Matcher token = TOKEN.matcher(answer.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            return new Page(answer.statusCode(), answer.body().replace("&#39;", "'"),
                    answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
