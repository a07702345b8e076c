package social.linnet.testing;

import java.io.ByteArrayOutputStream;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser without a screen or scripts: it keeps cookies, opens pages and sends their forms. It follows no redirects.
public final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final String FORM = "application/x-www-form-urlencoded";

    private final String url;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
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

    /// What came back.
    public record Page(int status, byte[] bytes, HttpHeaders headers) {

        /// Its text, with apostrophes as they are read.
        public String body() {
            return new String(bytes, StandardCharsets.UTF_8).replace("&#39;", "'");
        }

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
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    /// Sends a form of the page that was opened last: names and values in turn.
    public Page submit(String path, String... fields) {
        List<String> pairs = new ArrayList<>(List.of("_csrf=" + URLEncoder.encode(token(), StandardCharsets.UTF_8)));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return post(path, FORM, String.join("&", pairs).getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a form with a file in it, with these headers: its other fields are names and values in turn, and so are they.
    public Page upload(String path, File file, List<String> fields, String... headers) {
        String boundary = "a-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "\"_csrf\"", token().getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < fields.size(); i += 2) {
            part(body, boundary, "\"" + fields.get(i) + "\"", fields.get(i + 1).getBytes(StandardCharsets.UTF_8));
        }
        part(body, boundary, "\"file\"; filename=\"" + file.name() + "\"\r\nContent-Type: " + file.type(), file.bytes());
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return post(path, "multipart/form-data; boundary=" + boundary, body.toByteArray(), headers);
    }

    /// A file that is uploaded.
    public record File(String name, String type, byte[] bytes) {
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, byte[] content) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /// Sends this form as it is, with no token but what the headers hold: names and values in turn.
    public Page send(String path, String form, String... headers) {
        return post(path, FORM, form.getBytes(StandardCharsets.UTF_8), headers);
    }

    private Page post(String path, String type, byte[] body, String... headers) {
        return send(HttpRequest.newBuilder().header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)), path, headers);
    }

    /// What has to be sent with a form of the page that was opened last.
    public String token() {
        if (csrf.isEmpty()) {
            open("/about");
            open("/sign-in?again=true");
        }
        return csrf;
    }

    private Page send(HttpRequest.Builder request, String path, String... headers) {
        URI address = URI.create(path.startsWith("http") ? path : url + path);
        request.uri(address).setHeader("Accept-Language", language);
        try {
            cookies.get(address, Map.of()).forEach((name, values) -> request.header(name, String.join("; ", values)));
            for (int i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
            }
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            cookies.put(address, answer.headers().map());
            Matcher token = TOKEN.matcher(new String(answer.body(), StandardCharsets.UTF_8));
            if (token.find()) {
                csrf = token.group(1);
            }
            return new Page(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
