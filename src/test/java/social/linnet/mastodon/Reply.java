package social.linnet.mastodon;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the server answered.
record Reply(int status, HttpResponse<byte[]> response) {

    private static final JsonMapper JSON = new JsonMapper();

    static Reply of(HttpResponse<byte[]> response) {
        return new Reply(response.statusCode(), response);
    }

    JsonNode body() {
        return JSON.readTree(response.body());
    }

    /// The text of a field of the body.
    String text(String field) {
        return body().path(field).asString();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /// Path and query of the `Link` with this relation, or null.
    @Nullable String link(String relation) {
        Matcher link = Pattern.compile("<https?://[^/>]+([^>]+)>; rel=\"" + relation + "\"")
                .matcher(header("Link"));
        return link.find() ? link.group(1) : null;
    }

    @Override
    public String toString() {
        return status + " " + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
