package social.linnet.web.post;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import social.linnet.page.PostView;
import social.linnet.web.Share;

/// What a post that everybody may see tells other sites. What is covered here is not uncovered there: of a post with a
/// warning the warning alone is told, and covered pictures are not.
final class SharedPost {

    private SharedPost() {
    }

    /// @param post    as everybody sees it
    /// @param indexed whether its author lets search engines keep it
    static Share of(PostView post, String site, String origin, boolean indexed) {
        boolean warned = !post.warning().isEmpty();
        String said = warned ? post.warning() : post.text();
        boolean open = !warned && !post.sensitive() && !post.pictures().isEmpty();
        List<Share.Image> images = open ? post.pictures().stream()
                .map(picture -> picture.film() == null
                        ? new Share.Image(origin + picture.url(), picture.width(), picture.height(), picture.alt())
                        : new Share.Image(origin + picture.smallUrl(), picture.smallWidth(), picture.smallHeight(), picture.alt())).toList()
                : post.author().avatar() == null ? List.of()
                : List.of(new Share.Image(origin + "/media/" + post.author().avatar(), 400, 400, post.author().name()));
        String name = post.author().name() + " (@" + post.author().handle() + ")";
        List<Share.Film> films = open ? post.pictures().stream().flatMap(picture -> picture.film() == null ? Stream.empty()
                : Stream.of(new Share.Film(picture.film().isVideo(), origin + picture.url(), picture.film().type().mime(),
                picture.width(), picture.height()))).toList() : List.of();
        return new Share("article", name, said, post.path(), images, films, open, post.createdAt().toString(), indexed,
                data(post, said, open ? images : List.of(), site, origin));
    }

    private static Map<String, Object> data(PostView post, String said, List<Share.Image> images, String site, String origin) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "SocialMediaPosting");
        data.put("@id", origin + post.path());
        data.put("url", origin + post.path());
        data.put("datePublished", post.createdAt().toString());
        if (post.editedAt() != null) {
            data.put("dateModified", post.editedAt().toString());
        }
        data.put("headline", headline(said.isBlank() ? post.author().name() : said));
        data.put("articleBody", said);
        if (post.language() != null) {
            data.put("inLanguage", post.language());
        }
        Map<String, Object> author = new LinkedHashMap<>();
        author.put("@type", post.author().kind() == social.linnet.account.Account.Kind.ORGANISATION ? "Organization" : "Person");
        author.put("name", post.author().name());
        author.put("alternateName", "@" + post.author().handle());
        author.put("url", origin + "/@" + post.author().handle());
        data.put("author", author);
        data.put("isPartOf", Map.of("@type", "WebSite", "name", site, "url", origin + "/"));
        if (!images.isEmpty()) {
            data.put("image", images.stream().map(image -> {
                Map<String, Object> picture = new LinkedHashMap<>();
                picture.put("@type", "ImageObject");
                picture.put("url", image.address());
                picture.put("caption", image.alt());
                return picture;
            }).toList());
        }
        data.put("interactionStatistic", List.of(counted("LikeAction", post.counts().likes()),
                counted("ShareAction", post.counts().reposts()), counted("CommentAction", post.counts().replies())));
        return data;
    }

    private static Map<String, Object> counted(String action, long count) {
        Map<String, Object> counter = new LinkedHashMap<>();
        counter.put("@type", "InteractionCounter");
        counter.put("interactionType", "https://schema.org/" + action);
        counter.put("userInteractionCount", count);
        return counter;
    }

    private static String headline(String said) {
        String line = said.strip().lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= 110 ? line : line.substring(0, line.offsetByCodePoints(0, 109)) + "…";
    }
}
