package social.linnet.web;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

/// What a page tells other sites and search engines of itself, for part/share.jte: [Open Graph](https://ogp.me), Twitter's
/// card, and [JSON-LD](https://www.w3.org/TR/json-ld11/) in the words of [schema.org](https://schema.org). Made for pages
/// that everybody may see, from what everybody may see.
///
/// @param type        `article` or `profile`
/// @param title       whose it is
/// @param description what it says
/// @param path        where it is, from `/`
/// @param images      what may stand beside it; the first is the one that most sites show
/// @param films       videos and sounds that play beside it
/// @param large       whether the first picture is what the page is about, rather than a face
/// @param published   when, as ISO 8601, or null
/// @param indexed     whether search engines may keep it
/// @param data        the JSON-LD
public record Share(String type, String title, String description, String path, List<Image> images, List<Film> films, boolean large,
                    @Nullable String published, boolean indexed, Map<String, Object> data) {

    private static final int MAX_DESCRIPTION = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Share {
        description = shortened(description.strip().replaceAll("\\s+", " "));
        images = List.copyOf(images);
        films = List.copyOf(films);
    }

    /// Without films.
    public Share(String type, String title, String description, String path, List<Image> images, boolean large,
                 @Nullable String published, boolean indexed, Map<String, Object> data) {
        this(type, title, description, path, images, List.of(), large, published, indexed, data);
    }

    /// @param video   whether there is something to see
    /// @param address with its scheme and host
    /// @param type    its media type
    public record Film(boolean video, String address, String type, int width, int height) {
    }

    /// @param address with its scheme and host
    public record Image(String address, int width, int height, String alt) {
    }

    /// The JSON-LD as it stands within a `script` element: nothing in it can end that element.
    public String json() {
        return JSON.writeValueAsString(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_DESCRIPTION ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_DESCRIPTION - 1)).stripTrailing() + "…";
    }
}
