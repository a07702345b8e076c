package social.linnet.mastodon.wire;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Answers an error that some filter or the firewall sends with JSON, where the container would make a page of it.
final class JsonErrorResponse extends HttpServletResponseWrapper {

    JsonErrorResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, null);
    }

    @Override
    public void sendError(int status, @Nullable String said) throws IOException {
        if (isCommitted()) {
            return;
        }
        resetBuffer();
        HttpStatus known = HttpStatus.resolve(status);
        Answer.error(status, known == null ? "Error" : known.getReasonPhrase()).send(this);
    }
}
