package social.linnet.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import social.linnet.media.Picture;
import social.linnet.page.PostView;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// [RSS 2.0](https://www.rssboard.org/rss-specification) with pictures: the first as `enclosure`, of which an item has
/// one, and all of them as [Media RSS](https://www.rssboard.org/media-rss), which can describe them.
final class Feed {

    private static final String MEDIA = "http://search.yahoo.com/mrss/";
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final String origin;
    private final Map<Long, Picture> files;

    /// @param files the stored pictures of the posts, by id
    Feed(String origin, Map<Long, Picture> files) {
        this.origin = origin;
        this.files = files;
    }

    byte[] write(String title, String path, String description, List<PostView> posts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("media", MEDIA);
            xml.writeNamespace("atom", ATOM);
            xml.writeStartElement("channel");
            element(xml, "title", title);
            element(xml, "link", origin + path);
            element(xml, "description", description);
            xml.writeEmptyElement("atom", "link", ATOM);
            xml.writeAttribute("rel", "self");
            xml.writeAttribute("type", "application/rss+xml");
            xml.writeAttribute("href", origin + path + ".rss");
            if (!posts.isEmpty()) {
                element(xml, "lastBuildDate", date(posts.getFirst().createdAt()));
            }
            for (PostView post : posts) {
                item(xml, post);
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException cannotBe) {
            throw new IllegalStateException("writing to memory", cannotBe);
        }
        return bytes.toByteArray();
    }

    private void item(XMLStreamWriter xml, PostView post) throws XMLStreamException {
        xml.writeStartElement("item");
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "true");
        xml.writeCharacters(origin + post.path());
        xml.writeEndElement();
        element(xml, "link", origin + post.path());
        element(xml, "pubDate", date(post.createdAt()));
        if (!post.warning().isEmpty()) {
            element(xml, "title", post.warning());
        }
        element(xml, "description", html(post));
        boolean first = true;
        for (PostView.PictureView shown : post.pictures()) {
            Picture file = files.get(shown.id());
            if (file != null) {
                picture(xml, file, shown.alt(), first);
                first = false;
            }
        }
        for (String tag : PostText.tags(post.body())) {
            element(xml, "category", tag);
        }
        xml.writeEndElement();
    }

    private void picture(XMLStreamWriter xml, Picture file, String alt, boolean first) throws XMLStreamException {
        String url = origin + "/media/" + file.path(Picture.Size.LARGE);
        if (first) {
            xml.writeEmptyElement("enclosure");
            xml.writeAttribute("url", url);
            xml.writeAttribute("length", Long.toString(file.bytes()));
            xml.writeAttribute("type", file.type().mime());
        }
        xml.writeStartElement("media", "content", MEDIA);
        xml.writeAttribute("url", url);
        xml.writeAttribute("type", file.type().mime());
        xml.writeAttribute("fileSize", Long.toString(file.bytes()));
        xml.writeAttribute("medium", switch (file.type()) {
            case MP4 -> "video";
            case M4A -> "audio";
            case JPEG, PNG, WEBP, GIF -> "image";
        });
        if (file.duration() > 0) {
            // in seconds, of which there is one at least
            xml.writeAttribute("duration", Long.toString(Math.max(1, Math.round(file.duration() / 1000.0))));
        }
        if (!alt.isEmpty()) {
            xml.writeStartElement("media", "description", MEDIA);
            xml.writeAttribute("type", "plain");
            xml.writeCharacters(clean(alt));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /// The text as HTML: what RSS means by a description. A warning stands before it, and the reader decides.
    private String html(PostView post) {
        StringBuilder out = new StringBuilder();
        if (!post.warning().isEmpty()) {
            out.append("<p><strong>").append(escaped(post.warning())).append("</strong></p><hr>");
        }
        out.append("<p>");
        for (Segment segment : post.body()) {
            switch (segment) {
                case Segment.Plain plain -> out.append(escaped(plain.text()));
                case Segment.Mention mention -> link(out, origin + "/@" + mention.handle(), mention.text());
                case Segment.Tag tag -> out.append(escaped(tag.text()));
                case Segment.Link link -> link(out, link.text(), link.text());
            }
        }
        return out.append("</p>").toString();
    }

    private static void link(StringBuilder out, String address, String text) {
        out.append("<a href=\"").append(escaped(address)).append("\">").append(escaped(text)).append("</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("\n\n", "</p><p>").replace("\n", "<br>");
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /// Without the few characters that XML 1.0 cannot hold.
    private static String clean(String text) {
        return text.codePoints().filter(c -> c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /// As RFC 822 has it, with four digits of year.
    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
