package social.linnet.mastodon.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import social.linnet.event.Refused;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;

/// Offsets and limits, which these endpoints page by.
final class Numbers {

    private Numbers() {
    }

    /// The number of this name, at most this much.
    static int of(Params params, String name, int otherwise, int atMost) {
        String text = params.text(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw Refused.invalid("parameter-not-number", name);
        }
        return Math.min(Integer.parseInt(text), atMost);
    }

    /// The answer with links to the pages before and after it: after it only if this one is full.
    static Answer linked(Answer answer, HttpServletRequest request, String origin, int offset, int limit, int found) {
        String query = request.getQueryString();
        String kept = query == null ? "" : Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("offset=")).map(pair -> pair + "&")
                .collect(Collectors.joining()).replace("<", "%3C").replace(">", "%3E").replace("\"", "%22");
        String address = origin + request.getRequestURI() + "?" + kept + "offset=";
        List<String> links = new ArrayList<>(2);
        if (limit > 0 && found == limit) {
            links.add("<" + address + (offset + limit) + ">; rel=\"next\"");
        }
        if (offset > 0) {
            links.add("<" + address + Math.max(0, offset - limit) + ">; rel=\"prev\"");
        }
        return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
    }
}
