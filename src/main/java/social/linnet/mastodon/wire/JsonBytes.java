package social.linnet.mastodon.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// UTF-8 that grows at its end: pieces of JSON are copied into it, and it is written out without another copy. Whoever
/// writes into it sees to the commas.
public final class JsonBytes {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private byte[] bytes;
    private int size;

    /// An empty one.
    public JsonBytes(int expected) {
        bytes = new byte[expected];
    }

    /// One that holds these bytes, which are not copied.
    public static JsonBytes of(byte[] bytes) {
        JsonBytes whole = new JsonBytes(0);
        whole.bytes = bytes;
        whole.size = bytes.length;
        return whole;
    }

    public int size() {
        return size;
    }

    /// Copies bytes to the end.
    public JsonBytes raw(byte[] piece) {
        room(piece.length);
        System.arraycopy(piece, 0, bytes, size, piece.length);
        size += piece.length;
        return this;
    }

    /// Adds characters as they are, which must be ASCII.
    public JsonBytes raw(String ascii) {
        int length = ascii.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    public JsonBytes number(long number) {
        return raw(Long.toString(number));
    }

    public JsonBytes flag(boolean flag) {
        return raw(flag ? "true" : "false");
    }

    /// Adds a JSON string.
    public JsonBytes string(String text) {
        return raw(quote(new StringBuilder(text.length() + 16), text).toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Adds a JSON string to a text.
    public static StringBuilder quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
            } else {
                out.append(c);
            }
        }
        return out.append('"');
    }

    /// Writes everything out.
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /// A copy of everything.
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), Math.max(256, bytes.length * 2)));
        }
    }
}
