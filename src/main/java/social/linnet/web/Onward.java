package social.linnet.web;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

import social.linnet.page.Listing;

/// The next part of a feed.
public final class Onward {

    private Onward() {
    }

    /// What `before` is on the next page, or null at the end.
    public static @Nullable Long next(Listing listing) {
        return listing.full() ? listing.oldest() : null;
    }

    /// A fragment that goes on with a feed.
    ///
    /// @param path of the page whose feed it is, with or without a question
    public static View view(Site site, Frame frame, Listing listing, String path) {
        Map<String, Object> parameters = new HashMap<>(Map.of("f", frame, "posts", listing.posts(), "path", path));
        if (next(listing) != null) {
            parameters.put("next", next(listing));
        }
        return site.view("home/more", parameters);
    }

    /// The address of the next page.
    public static String address(String path, long before) {
        return path + (path.indexOf('?') < 0 ? '?' : '&') + "before=" + before;
    }
}
