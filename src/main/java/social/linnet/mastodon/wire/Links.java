package social.linnet.mastodon.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/// The `Link` header (RFC 8288), by which many clients page and by nothing else.
public final class Links {

    private static final Set<String> CURSORS = Set.of("max_id", "since_id", "min_id");

    private Links() {
    }

    /// The answer with links to its neighbours, all parameters but the cursors kept.
    ///
    /// @param origin the public address of this server
    /// @param next   cursor of the older page, or null when there is none
    /// @param prev   cursor of the newer page, or null when nothing says where it is
    public static Answer add(Answer answer, HttpServletRequest request, String origin, @Nullable Long next,
                             @Nullable Long prev) {
        String kept = kept(request.getQueryString());
        String address = origin + request.getRequestURI() + "?" + (kept.isEmpty() ? "" : kept + "&");
        List<String> links = new ArrayList<>(2);
        if (next != null) {
            links.add("<" + address + "max_id=" + next + ">; rel=\"next\"");
        }
        if (prev != null) {
            links.add("<" + address + "min_id=" + prev + ">; rel=\"prev\"");
        }
        return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
    }

    /// The query as it came, without cursors and without what would end an address in a header.
    private static String kept(@Nullable String query) {
        if (query == null) {
            return "";
        }
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !CURSORS.contains(pair.split("=", 2)[0]))
                .collect(Collectors.joining("&"))
                .replace("<", "%3C").replace(">", "%3E").replace("\"", "%22").replace(" ", "%20");
    }
}
