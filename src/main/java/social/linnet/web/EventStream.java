package social.linnet.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

/// Server-sent events to one browser, each on its way as soon as it is said. What blocks here is the thread of the request.
public final class EventStream {

    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /// Begins the answer: from here on nothing else can be said of it.
    public static EventStream open(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return new EventStream(response.getOutputStream());
    }

    /// Has the browser come back two seconds after it lost the connection.
    public void comeBack() throws IOException {
        write("retry: 2000\n\n");
    }

    /// @param data on one line
    /// @throws IOException when the browser is gone
    public void say(String event, String data) throws IOException {
        write("event: " + event + "\ndata: " + data + "\n\n");
    }

    /// What browsers do not mind; a connection over which nothing is said is taken for dead.
    ///
    /// @throws IOException when the browser is gone
    public void comment(String words) throws IOException {
        write(": " + words + "\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
