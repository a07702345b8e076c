package social.linnet.mastodon.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;

/// A request without the trailing slash that some clients send, and, once its body was read, without a body: nobody
/// behind the filter parses it a second time, in another way.
final class DoorRequest extends HttpServletRequestWrapper {

    private final boolean bodyRead;

    DoorRequest(HttpServletRequest request, boolean bodyRead) {
        super(request);
        this.bodyRead = bodyRead;
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @Override
    public String getRequestURI() {
        return trimmed(super.getRequestURI());
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(trimmed(super.getRequestURL().toString()));
    }

    @Override
    public String getServletPath() {
        return trimmed(super.getServletPath());
    }

    @Override
    public @Nullable String getPathInfo() {
        String path = super.getPathInfo();
        return path == null ? null : trimmed(path);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return bodyRead ? new Spent() : super.getInputStream();
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return bodyRead ? new BufferedReader(new StringReader("")) : super.getReader();
    }

    /// A stream at its end.
    private static final class Spent extends ServletInputStream {

        private final InputStream nothing = InputStream.nullInputStream();

        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body has been read");
        }

        @Override
        public int read() throws IOException {
            return nothing.read();
        }
    }
}
