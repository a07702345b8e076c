package social.linnet.post;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import social.linnet.fetch.Urls;

/// The one form of the addresses in texts, by which everything that is kept of a link is found: who links it, its card,
/// whether many speak of it.
public final class LinkAddress {

    /// Longest form, in bytes; all of it is ASCII.
    public static final int MAX = 2048;
    /// What senders add to an address so as to know who brought it about.
    private static final String TRACKING = "utm_";

    private LinkAddress() {
    }

    /// The one form of an address, as [Urls] writes it and without what only says where a reader comes from. Empty when
    /// it is not one of which anything is known.
    public static Optional<String> of(String address) {
        return Urls.parse(address).map(URI::toString).map(LinkAddress::withoutTracking)
                .filter(url -> url.length() <= MAX);
    }

    private static String withoutTracking(String url) {
        int query = url.indexOf('?');
        if (query < 0 || !url.contains(TRACKING)) {
            return url;
        }
        String kept = Arrays.stream(url.substring(query + 1).split("&")).filter(pair -> !pair.startsWith(TRACKING))
                .collect(Collectors.joining("&"));
        return url.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
    }
}
