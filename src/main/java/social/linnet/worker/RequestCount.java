package social.linnet.worker;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import org.springframework.http.MediaType;

/// Counts the requests that are being answered, from before anything of ours sees them until the last of the answer is written:
/// what is woken before that would take the processor from the writing. One that is kept open to be told what happens is none,
/// nor is a file, which may be read as slowly as a film is watched: nobody waits for its end.
final class RequestCount extends Handler.Wrapper {

    private static final String STREAMS = "/api/v1/streaming";
    private static final String FILES = "/media/";

    private final Courtesy courtesy;

    RequestCount(Courtesy courtesy) {
        this.courtesy = courtesy;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isKeptOpen(request)) {
            courtesy.begun();
            Request.addCompletionListener(request, _ -> courtesy.over());
        }
        return super.handle(request, response, callback);
    }

    private static boolean isKeptOpen(Request request) {
        // there is none where somebody asks to be connected elsewhere
        String path = Request.getPathInContext(request);
        HttpFields headers = request.getHeaders();
        String accepted = headers.get(HttpHeader.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE) || "websocket".equalsIgnoreCase(headers.get(HttpHeader.UPGRADE))
                || path != null && (path.startsWith(STREAMS) || path.startsWith(FILES));
    }
}
