package social.linnet.ai.openai;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import social.linnet.ai.openai.ContractServer.Part;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads forms (RFC 7578) as strictly as they are written.
final class Forms {

    private static final Set<String> NUMBERS = Set.of("n", "partial_images", "output_compression");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition: form-data; name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?");
    private static final Pattern TYPE = Pattern.compile("(?i)content-type: (\\S+)");

    private Forms() {
    }

    static List<Part> parts(byte[] body, String contentType) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String boundary = "--" + contentType.substring(contentType.indexOf("boundary=") + 9);
        List<Part> parts = new ArrayList<>();
        int at = text.indexOf(boundary);
        while (!text.startsWith(boundary + "--", at)) {
            int head = at + boundary.length() + 2;
            int content = text.indexOf("\r\n\r\n", head) + 4;
            int end = text.indexOf("\r\n" + boundary, content);
            Matcher name = NAME.matcher(text.substring(head, content));
            Matcher type = TYPE.matcher(text.substring(head, content));
            if (!name.find()) {
                throw new IllegalArgumentException("a part without a name");
            }
            parts.add(new Part(name.group(1), name.group(2) == null ? "" : name.group(2), type.find() ? type.group(1) : "",
                    text.substring(content, end).getBytes(StandardCharsets.ISO_8859_1)));
            at = end + 2;
        }
        return parts;
    }

    /// As a JSON object with the types that the schema has: files are strings, `image[]` is the array `image`.
    static ObjectNode fields(List<Part> parts) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Part part : parts) {
            String name = part.name();
            if (!part.filename().isEmpty()) {
                if (name.endsWith("[]")) {
                    String array = name.substring(0, name.length() - 2);
                    ArrayNode all = fields.has(array) ? (ArrayNode) fields.get(array) : fields.putArray(array);
                    all.add("(file)");
                } else {
                    put(fields, name, "(file)");
                }
            } else if (NUMBERS.contains(name)) {
                fields.put(name, Integer.parseInt(part.text()));
            } else if (name.equals("stream")) {
                fields.put(name, part.text().equals("true"));
            } else {
                put(fields, name, part.text());
            }
        }
        return fields;
    }

    private static void put(ObjectNode fields, String name, String value) {
        if (fields.has(name)) {
            throw new IllegalArgumentException("twice " + name);
        }
        fields.put(name, value);
    }
}
