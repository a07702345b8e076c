package social.linnet.media.provenance;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads from a stranger's XMP packet whose the picture is and where it comes from, and nothing else. No entity is
/// resolved, and nothing fetched.
final class XmpReader {

    private static final Logger log = LoggerFactory.getLogger(XmpReader.class);

    private static final int MAX_PACKET = 1 << 20;
    private static final int MAX_VALUES = 50;

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final QName CREATOR = new QName(Xmp.DC, "creator");
    private static final QName RIGHTS = new QName(Xmp.DC, "rights");
    private static final QName CREDIT = new QName(Xmp.PHOTOSHOP, "Credit");
    private static final QName TERMS = new QName(Xmp.RIGHTS, "UsageTerms");
    private static final QName LICENCE = new QName(Xmp.RIGHTS, "WebStatement");
    private static final QName SOURCE_TYPE = new QName(Xmp.IPTC, "DigitalSourceType");
    private static final Set<QName> KEPT = Set.of(CREATOR, RIGHTS, CREDIT, TERMS, LICENCE, SOURCE_TYPE);

    private final Map<QName, List<String>> values = new HashMap<>();
    private @Nullable QName property;
    private StringBuilder text = new StringBuilder();

    private XmpReader() {
    }

    static Credit credit(byte[] packet) {
        XmpReader reader = new XmpReader();
        if (packet.length <= MAX_PACKET) {
            reader.read(packet);
        }
        return new Credit(Credit.creators(reader.values.getOrDefault(CREATOR, List.of()).stream()), reader.first(CREDIT),
                reader.first(RIGHTS), reader.first(TERMS), reader.first(LICENCE), reader.first(SOURCE_TYPE));
    }

    private @Nullable String first(QName name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.isEmpty() ? null : Texts.line(found.getFirst(), Credit.MAX_LENGTH);
    }

    private void read(byte[] packet) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            // of characters rather than bytes, about which the parser would complain past the log
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(new String(packet, StandardCharsets.UTF_8)));
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin(in);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (property != null && text.length() <= Credit.MAX_LENGTH) {
                            text.append(in.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> end(in.getName());
                    default -> {
                        // comments and the packet's own marks
                    }
                }
            }
            in.close();
        } catch (XMLStreamException nonsense) {
            log.debug("XMP was left out from somewhere on: {}", nonsense.toString());
        }
    }

    /// Plain values stand as elements or as attributes of the description.
    private void begin(XMLStreamReader in) {
        if (in.getName().equals(new QName(RDF, "Description"))) {
            for (int i = 0; i < in.getAttributeCount(); i++) {
                keep(in.getAttributeName(i), in.getAttributeValue(i));
            }
        } else if (KEPT.contains(in.getName())) {
            property = in.getName();
            keep(property, in.getAttributeValue(RDF, "resource"));
        }
        text = new StringBuilder();
    }

    private void end(QName name) {
        if (property == null) {
            return;
        }
        if (name.equals(property) || name.equals(new QName(RDF, "li"))) {
            keep(property, text.toString());
        }
        if (name.equals(property)) {
            property = null;
        }
        text = new StringBuilder();
    }

    private void keep(QName name, @Nullable String value) {
        if (KEPT.contains(name) && value != null && !value.isBlank()) {
            List<String> list = values.computeIfAbsent(name, none -> new ArrayList<>());
            if (list.size() < MAX_VALUES) {
                list.add(value);
            }
        }
    }
}
