package social.linnet.media.provenance;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/// What a file of ours says in XMP (ISO 16684-1), by IPTC's photo metadata standard 2025.1: where the picture comes from,
/// which model made it, and whose it is.
///
/// @param instance   the file's own id, the same as in its manifest
/// @param sourceType IPTC's term, when this server says one
/// @param system     the model that made it
/// @param prompt     the words that it was made from, when their author wants them to travel; at most [#MAX_PROMPT]
///                   characters go with it
/// @param credit     kept from what it was made from
public record Xmp(@Nullable String instance, @Nullable String sourceType, @Nullable String system, @Nullable String prompt,
                  Credit credit) {

    /// A segment of JPEG holds 65,535 bytes.
    public static final int MAX_PROMPT = 8_000;

    static final String DC = "http://purl.org/dc/elements/1.1/";
    static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
    static final String RIGHTS = "http://ns.adobe.com/xap/1.0/rights/";
    static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String MEDIA = "http://ns.adobe.com/xap/1.0/mm/";
    private static final String META = "adobe:ns:meta/";

    byte[] packet() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeProcessingInstruction("xpacket", "begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"");
            out.writeStartElement("x", "xmpmeta", META);
            out.writeNamespace("x", META);
            out.writeStartElement("rdf", "RDF", RDF);
            out.writeNamespace("rdf", RDF);
            out.writeStartElement("rdf", "Description", RDF);
            out.writeNamespace("xmpMM", MEDIA);
            out.writeNamespace("dc", DC);
            out.writeNamespace("photoshop", PHOTOSHOP);
            out.writeNamespace("xmpRights", RIGHTS);
            out.writeNamespace("Iptc4xmpExt", IPTC);
            out.writeAttribute("rdf", RDF, "about", "");
            write(out);
            out.writeEndElement();
            out.writeEndElement();
            out.writeEndElement();
            out.writeProcessingInstruction("xpacket", "end=\"r\"");
            out.close();
        } catch (XMLStreamException cannotBe) {
            throw new IllegalStateException("writing to memory", cannotBe);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(XMLStreamWriter out) throws XMLStreamException {
        element(out, "xmpMM", MEDIA, "InstanceID", instance);
        element(out, "Iptc4xmpExt", IPTC, "DigitalSourceType", sourceType == null ? credit.sourceType() : sourceType);
        element(out, "Iptc4xmpExt", IPTC, "AISystemUsed", Texts.line(system, Credit.MAX_LENGTH));
        element(out, "Iptc4xmpExt", IPTC, "AIPromptInformation", Texts.line(prompt, MAX_PROMPT));
        element(out, "photoshop", PHOTOSHOP, "Credit", credit.line());
        element(out, "xmpRights", RIGHTS, "WebStatement", credit.licence());
        if (!credit.creators().isEmpty()) {
            out.writeStartElement("dc", "creator", DC);
            out.writeStartElement("rdf", "Seq", RDF);
            for (String creator : credit.creators()) {
                element(out, "rdf", RDF, "li", creator);
            }
            out.writeEndElement();
            out.writeEndElement();
        }
        inAnyLanguage(out, "dc", DC, "rights", credit.copyright());
        inAnyLanguage(out, "xmpRights", RIGHTS, "UsageTerms", credit.terms());
    }

    private static void element(XMLStreamWriter out, String prefix, String namespace, String name, @Nullable String value)
            throws XMLStreamException {
        if (value != null) {
            out.writeStartElement(prefix, name, namespace);
            out.writeCharacters(value);
            out.writeEndElement();
        }
    }

    private static void inAnyLanguage(XMLStreamWriter out, String prefix, String namespace, String name, @Nullable String value)
            throws XMLStreamException {
        if (value != null) {
            out.writeStartElement(prefix, name, namespace);
            out.writeStartElement("rdf", "Alt", RDF);
            out.writeStartElement("rdf", "li", RDF);
            out.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "x-default");
            out.writeCharacters(value);
            out.writeEndElement();
            out.writeEndElement();
            out.writeEndElement();
        }
    }
}
