package social.linnet.post.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import social.linnet.fetch.Fetched;
import social.linnet.fetch.Urls;
import social.linnet.post.LinkAddress;

/// Finds out what a page says of itself: by Open Graph (ogp.me), by the words that Twitter's cards use, else by plain
/// HTML. Its scripts are not run, its frames and styles not fetched.
final class PageReader {

    static final int MAX_TITLE = 200;
    static final int MAX_DESCRIPTION = 500;
    private static final int MAX_NAME = 100;
    static final int MAX_ALT = 500;
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");
    /// Times that can be meant, and kept.
    private static final Instant EARLIEST = Instant.parse("1500-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([A-Za-z0-9_.:+-]{1,40})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}");

    private PageReader() {
    }

    /// The card of a page; empty when it is no page, or says nothing of itself.
    ///
    /// @param url the address that was linked
    static Optional<Card> read(String url, Fetched page) {
        if (page.good() && PICTURES.contains(page.mediaType())) {
            return Optional.of(photo(url));
        }
        if (!page.good() || !page.mediaType().equals("text/html")
                && !page.mediaType().equals("application/xhtml+xml")) {
            return Optional.empty();
        }
        Document document;
        try {
            document = Jsoup.parse(new ByteArrayInputStream(page.bytes()), charset(page.contentType()),
                    page.finalUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String title = first(MAX_TITLE, meta(document, "og:title"), meta(document, "twitter:title"),
                document.title());
        if (title.isEmpty()) {
            return Optional.empty();
        }
        String article = meta(document, "article:author");
        boolean byAddress = article.regionMatches(true, 0, "http", 0, 4);
        return Optional.of(new Card(url, title,
                first(MAX_DESCRIPTION, meta(document, "og:description"), meta(document, "twitter:description"),
                        meta(document, "description")),
                first(MAX_NAME, meta(document, "author"), byAddress ? "" : article),
                byAddress ? Urls.parse(article).map(URI::toString).orElse("") : "",
                first(MAX_NAME, meta(document, "og:site_name"), meta(document, "application-name")),
                language(document), published(document)).picturedBy(image(document), first(MAX_ALT,
                meta(document, "og:image:alt"), meta(document, "twitter:image:alt"))));
    }

    /// A picture says nothing of itself but its name.
    private static Card photo(String url) {
        URI address = URI.create(url);
        String path = address.getPath() == null ? "" : address.getPath();
        return new Card(url, Card.Kind.PHOTO, first(MAX_TITLE, path.substring(path.lastIndexOf('/') + 1),
                address.getHost()), "", "", "", address.getHost(), null, null, url, "", null);
    }

    /// Where the page says that its picture is; null when that is nowhere from where anything is fetched.
    private static @Nullable String image(Document document) {
        for (String name : List.of("og:image:secure_url", "og:image:url", "og:image", "twitter:image",
                "twitter:image:src")) {
            Element found = document.selectFirst("meta[property=\"" + name + "\"], meta[name=\"" + name + "\"]");
            // what is empty would be the page itself
            String address = found == null || found.attr("content").isBlank() ? null : address(found.absUrl("content"));
            if (address != null) {
                return address;
            }
        }
        Element link = document.selectFirst("link[rel=image_src]");
        return link == null || link.attr("href").isBlank() ? null : address(link.absUrl("href"));
    }

    private static @Nullable String address(String typed) {
        // people write spaces into file names, and browsers mend that
        return Urls.parse(typed.strip().replace(" ", "%20")).map(URI::toString)
                .filter(url -> url.length() <= LinkAddress.MAX).orElse(null);
    }

    /// What the server said of the encoding; the document itself, or UTF-8, when that is none.
    private static @Nullable String charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() && Charset.isSupported(named.group(1)) ? named.group(1) : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static String meta(Document document, String name) {
        Element found = document.selectFirst("meta[property=\"" + name + "\"], meta[name=\"" + name + "\"]");
        return found == null ? "" : found.attr("content");
    }

    /// The first of these that says something: one line, without characters that turn the direction of writing or cannot
    /// be kept, not longer than it may be.
    private static String first(int max, String... candidates) {
        for (String candidate : candidates) {
            String text = plain(candidate);
            if (!text.isEmpty()) {
                return shortened(text, max);
            }
        }
        return "";
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        // far more than is kept, so that nobody's megabyte is walked through
        text.codePoints().limit(MAX_DESCRIPTION * 8L).forEach(c -> {
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (space && !plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            } else if (!space && isKept(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString().strip();
    }

    private static boolean isKept(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            // joiners are part of words and of emoji; all other invisible ones are not
            case Character.FORMAT -> c == 0x200c || c == 0x200d;
            default -> true;
        };
    }

    private static String shortened(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, max - 1)).strip() + "…";
    }

    private static @Nullable String language(Document document) {
        Element html = document.selectFirst("html");
        String tag = html == null || html.attr("lang").isBlank() ? meta(document, "og:locale") : html.attr("lang");
        return LANGUAGE.matcher(tag.strip()).matches()
                ? Locale.forLanguageTag(tag.strip().replace('_', '-')).toLanguageTag() : null;
    }

    private static @Nullable Instant published(Document document) {
        String time = meta(document, "article:published_time").strip();
        try {
            Instant instant = time.isEmpty() ? null : OffsetDateTime.parse(time).toInstant();
            return instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
