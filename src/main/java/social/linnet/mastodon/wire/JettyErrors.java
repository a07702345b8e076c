package social.linnet.mastodon.wire;

import java.nio.ByteBuffer;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import org.springframework.http.HttpHeaders;

/// Errors of requests that the server turns away before any filter sees them, such as an address with `//` in it: JSON
/// for this door, and for others what there was before. Of some, such as one whose address is too long, not even the
/// address could be read: those get JSON too, since no page of the site leads to them.
final class JettyErrors implements Request.Handler {

    /// What the server calls an address that it could not read.
    private static final String UNREAD = "/badMessage";

    private final Request.Handler others;

    JettyErrors(Request.Handler others) {
        this.others = others;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        if (path != null && !path.equals(UNREAD) && !DoorPaths.covers(path)) {
            return others.handle(request, response, callback);
        }
        Answer answer = Answer.error(response.getStatus(), "Bad request");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        response.getHeaders().put(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.write(true, ByteBuffer.wrap(answer.body().toByteArray()), callback);
        return true;
    }
}
