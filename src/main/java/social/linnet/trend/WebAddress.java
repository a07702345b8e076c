package social.linnet.trend;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// One form for the addresses of one page: host in lower case, no fragment, no marks of campaigns.
final class WebAddress {

    private static final int LONGEST = 2_000;

    private WebAddress() {
    }

    /// Empty when it is no address, or too long to be kept.
    static Optional<String> uniform(String typed) {
        try {
            URI uri = new URI(typed);
            if (uri.getHost() == null || uri.getRawUserInfo() != null || typed.length() > LONGEST) {
                return Optional.empty();
            }
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = kept(uri.getRawQuery());
            return Optional.of(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                    + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + path + (query.isEmpty() ? "" : "?" + query));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static String kept(@Nullable String query) {
        return query == null ? "" : Arrays.stream(query.split("&"))
                .filter(pair -> !pair.startsWith("utm_")).collect(Collectors.joining("&"));
    }
}
