package social.linnet.mastodon.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

/// What the door answers: every handler method returns one, and it goes out as it is, whatever the client says that it
/// accepts, because clients of this API cannot read anything but JSON.
///
/// @param headers besides the content type
public record Answer(int status, String type, Map<String, String> headers, JsonBytes body) {

    /// Nothing to send: the handler method has taken the connection over and said everything itself.
    public static final Answer TAKEN = new Answer(101, "", Map.of(), new JsonBytes(0));
    private static final String JSON = "application/json; charset=utf-8";

    /// 200 with this entity.
    public static Answer of(Object entity) {
        return of(200, entity);
    }

    /// This status with this entity.
    public static Answer of(int status, Object entity) {
        return new Answer(status, JSON, Map.of(), JsonBytes.of(Json.write(entity)));
    }

    /// 200 with JSON that has been written already.
    public static Answer json(JsonBytes body) {
        return new Answer(200, JSON, Map.of(), body);
    }

    /// An error in Mastodon's form.
    public static Answer error(int status, String text) {
        return of(status, Map.of("error", text));
    }

    /// The same with another content type.
    public Answer as(String contentType) {
        return new Answer(status, contentType, headers, body);
    }

    /// The same with one more header.
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, more, body);
    }

    /// Sends it.
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType(type);
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
    }
}
