package social.linnet.ai.openai.wire;

import java.io.BufferedInputStream;
import java.io.IOException;

/// What an answer is, as its first character shows: content types are not to be trusted.
public enum BodyKind {

    JSON,
    /// Server-sent events, or nothing at all.
    EVENTS,
    /// A web page, where an API was expected.
    PAGE;

    /// Looks at the beginning, and leaves everything from the first character on to be read.
    public static BodyKind of(BufferedInputStream in) throws IOException {
        int first;
        do {
            in.mark(1);
            first = in.read();
            // spaces, and the mark that some put before UTF-8
        } while (first == ' ' || first == '\t' || first == '\r' || first == '\n' || first == 0xEF || first == 0xBB || first == 0xBF);
        in.reset();
        return first == '{' || first == '[' ? JSON : first == '<' ? PAGE : EVENTS;
    }
}
