package social.linnet.mastodon.wire;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

/// Which requests come through this door. Everything that must hold for all of them (JSON errors, CORS, tokens) asks
/// here.
public final class DoorPaths {

    private static final List<String> TREES = List.of("/api", "/oauth/token", "/oauth/revoke", "/oauth/userinfo",
            "/.well-known", "/nodeinfo", "/health", "/avatars/missing.png", "/headers/missing.png");
    /// The page about this door is the site's.
    private static final String PAGE = "/api/docs";

    private DoorPaths() {
    }

    /// Whether a request comes through this door.
    public static boolean covers(HttpServletRequest request) {
        return covers(request.getRequestURI());
    }

    /// Whether a path as it stands in the request leads through this door.
    static boolean covers(String path) {
        return !path.equals(PAGE) && TREES.stream().anyMatch(tree -> isBelow(path, tree));
    }

    private static boolean isBelow(String path, String tree) {
        return path.startsWith(tree) && (path.length() == tree.length() || path.charAt(tree.length()) == '/');
    }
}
