package social.linnet.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.ibm.icu.text.IDNA;

import org.jspecify.annotations.Nullable;

/// What an address on the web is. The one parser: what it gives is what is compared, kept and connected to, so that no two
/// readings of one text can differ.
public final class Urls {

    /// Longest address, in characters.
    public static final int MAX_LENGTH = 2048;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    private static final int MAX_HOST = 253;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern QUAD = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final String KEPT = "-._~!$&'()*+,;=:@/?";

    private Urls() {
    }

    /// The address in this text in its one form: scheme and host in lower case, the host in ASCII without a last dot,
    /// no port that goes without saying, no fragment, all else that is not ASCII escaped. Empty when it is not one that
    /// may be fetched: not http or https, a port other than 80 and 443, a user, a name without a dot, a number for an
    /// address that is not written as four decimals.
    public static Optional<URI> parse(String text) {
        if (text.length() > MAX_LENGTH || !isClean(text)) {
            return Optional.empty();
        }
        boolean secure = text.regionMatches(true, 0, "https://", 0, 8);
        if (!secure && !text.regionMatches(true, 0, "http://", 0, 7)) {
            return Optional.empty();
        }
        int start = secure ? 8 : 7;
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = authority(text.substring(start, end), secure ? HTTPS : HTTP);
        if (authority == null) {
            return Optional.empty();
        }
        int fragment = text.indexOf('#', end);
        String rest = escaped(text.substring(end, fragment < 0 ? text.length() : fragment));
        String canonical = (secure ? "https://" : "http://") + authority + (rest.startsWith("/") ? rest : "/" + rest);
        return canonical.length() > MAX_LENGTH * 3 ? Optional.empty() : Optional.of(URI.create(canonical));
    }

    /// No space, no control, and no backslash, which some take for a slash.
    private static boolean isClean(String text) {
        return text.codePoints().noneMatch(c -> c <= ' ' || c == '\\' || c == 0x7f || Character.isISOControl(c)
                || Character.isSpaceChar(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static @Nullable String authority(String text, int usual) {
        if (text.indexOf('@') >= 0) {
            return null;
        }
        int colon = text.lastIndexOf(':');
        String host = text;
        int port = usual;
        if (colon > text.lastIndexOf(']')) {
            host = text.substring(0, colon);
            String digits = text.substring(colon + 1);
            if (!digits.isEmpty()) {
                if (!PORT.matcher(digits).matches()) {
                    return null;
                }
                port = Integer.parseInt(digits);
            }
        }
        if (port != HTTP && port != HTTPS) {
            return null;
        }
        String name = host.startsWith("[") ? six(host) : name(host);
        if (name == null) {
            return null;
        }
        return port == usual ? name : name + ":" + port;
    }

    private static @Nullable String six(String host) {
        if (!host.endsWith("]") || host.indexOf('%') >= 0) {
            return null;
        }
        try {
            // in the JDK's form, which is an IPv4 address for a mapped one
            String literal = InetAddress.ofLiteral(host.substring(1, host.length() - 1)).getHostAddress();
            return literal.indexOf(':') < 0 ? literal : "[" + literal + "]";
        } catch (IllegalArgumentException noLiteral) {
            return null;
        }
    }

    private static @Nullable String name(String host) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        NAMES.nameToASCII(host, ascii, info);
        if (ascii.length() > 0 && ascii.charAt(ascii.length() - 1) == '.') {
            ascii.setLength(ascii.length() - 1);
            info = new IDNA.Info();
            String without = ascii.toString();
            ascii.setLength(0);
            NAMES.nameToASCII(without, ascii, info);
        }
        String name = ascii.toString().toLowerCase(Locale.ROOT);
        if (info.hasErrors() || name.length() > MAX_HOST || name.indexOf('.') < 1) {
            return null;
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (NUMBER.matcher(last).matches()) {
            return isQuad(name) ? name : null;
        }
        return name;
    }

    /// Four decimals of at most 255 without zeros before them: the only form of an IPv4 address that is read alike
    /// everywhere (`0177.1`, `0x7f.1` and `2130706433` are loopback to many).
    static boolean isQuad(String name) {
        if (!QUAD.matcher(name).matches()) {
            return false;
        }
        for (String part : name.split("\\.")) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /// The host without the brackets that an IPv6 address has in a URL.
    static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String escaped(String rest) {
        StringBuilder escaped = new StringBuilder(rest.length() + 16);
        for (int i = 0; i < rest.length(); ) {
            int c = rest.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0
                    || c == '%' && isHex(rest, i + 1) && isHex(rest, i + 2))) {
                escaped.append((char) c);
            } else {
                for (byte b : rest.substring(i, next).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
                            .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
                }
            }
            i = next;
        }
        return escaped.toString();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 0x80;
    }
}
