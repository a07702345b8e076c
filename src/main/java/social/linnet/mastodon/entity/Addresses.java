package social.linnet.mastodon.entity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.settings.Settings;

/// Absolute addresses: clients have no base to resolve others against, and some cannot read an empty one.
@Component
public final class Addresses {

    /// Shown for those without an avatar.
    public static final String NO_AVATAR = "/avatars/missing.png";
    /// Shown above every profile.
    public static final String NO_HEADER = "/headers/missing.png";

    private final String origin;

    Addresses(Settings settings) {
        this.origin = settings.origin();
    }

    /// The public address of this server.
    public String origin() {
        return origin;
    }

    /// The address of a path that starts with `/`.
    public String at(String path) {
        return origin + path;
    }

    /// An account's page.
    public String profile(String handle) {
        return origin + "/@" + handle;
    }

    /// A post's page.
    public String post(String handle, long id) {
        return origin + "/@" + handle + "/" + id;
    }

    /// A tag's page.
    public String tag(String tag) {
        return origin + "/tags/" + URLEncoder.encode(tag, StandardCharsets.UTF_8);
    }

    /// An account's picture.
    ///
    /// @param path below `/media/`, or null when it has none
    public String avatar(@Nullable String path) {
        return origin + (path == null ? NO_AVATAR : "/media/" + path);
    }

    /// @param path below `/media/`, or null for the picture of those who have none
    String header(@Nullable String path) {
        return origin + (path == null ? NO_HEADER : "/media/" + path);
    }
}
