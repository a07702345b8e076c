package social.linnet.mastodon.entity;

import java.util.List;

import org.springframework.stereotype.Component;

import social.linnet.post.Segment;

/// A text in parts as the HTML that clients are given: paragraphs, line breaks, and three kinds of links. Everything
/// that a person wrote is escaped.
@Component
public final class Html {

    private final Addresses addresses;

    Html(Addresses addresses) {
        this.addresses = addresses;
    }

    /// The HTML; empty for no text.
    public String of(List<Segment> segments) {
        if (segments.isEmpty()) {
            return "";
        }
        Paragraphs out = new Paragraphs();
        for (Segment segment : segments) {
            switch (segment) {
                case Segment.Plain plain -> out.text(plain.text());
                case Segment.Mention mention -> out.markup("<span class=\"h-card\"><a href=\""
                        + escape(addresses.profile(mention.handle())) + "\" class=\"u-url mention\">@<span>"
                        + escape(mention.text().substring(1)) + "</span></a></span>");
                case Segment.Tag tag -> out.markup("<a href=\"" + escape(addresses.tag(tag.tag()))
                        + "\" class=\"mention hashtag\" rel=\"tag\">#<span>" + escape(tag.text().substring(1))
                        + "</span></a>");
                case Segment.Link link -> out.markup("<a href=\"" + escape(link.text())
                        + "\" rel=\"nofollow noopener noreferrer\" target=\"_blank\">" + escape(link.text())
                        + "</a>");
            }
        }
        return out.toString();
    }

    /// The text with what HTML would read as its own written out.
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            append(out, text.charAt(i));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.append(c);
        }
    }

    /// Turns line breaks into paragraphs as it goes: one is a `<br />`, more are a new paragraph.
    private static final class Paragraphs {

        private final StringBuilder out = new StringBuilder("<p>");
        private int breaks;

        void text(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '\n') {
                    breaks++;
                } else {
                    settle();
                    append(out, text.charAt(i));
                }
            }
        }

        void markup(String html) {
            settle();
            out.append(html);
        }

        private void settle() {
            if (breaks > 0) {
                out.append(breaks == 1 ? "<br />" : "</p><p>");
                breaks = 0;
            }
        }

        @Override
        public String toString() {
            return out + "</p>";
        }
    }
}
