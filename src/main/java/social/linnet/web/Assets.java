package social.linnet.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.webjars.WebJarVersionLocator;

/// The site's static files under names that hold a hash of what is in them, so that they can be cached for ever:
/// `app.css` is served as `/static/app.1f0c9a2b.css`. Read once at start.
@Component
public class Assets {

    /// Where they are served.
    public static final String PATH = "/static/";

    private static final Map<String, String> MIMES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json");

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Asset> byHashedName = new HashMap<>();

    /// A file as it is served.
    ///
    /// @param name  its hashed name, without a path
    /// @param mime  its `Content-Type`
    /// @param bytes what is in it; not to be changed
    public record Asset(String name, String mime, byte[] bytes) {
    }

    public Assets() {
        add("app.css", "static/app.css");
        add("app.js", "static/app.js");
        add("icons.svg", "static/icons.svg");
        add("linnet.svg", "static/linnet.svg");
        add("htmx.js", Objects.requireNonNull(new WebJarVersionLocator().fullPath("htmx.org", "dist/htmx.min.js"),
                "htmx is not on the class path"));
    }

    /// The address of a file.
    ///
    /// @param name its plain name, such as `app.css`
    public String path(String name) {
        String path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("no asset is called " + name);
        }
        return path;
    }

    /// The file with this hashed name, or empty. A name with an old hash is no name: pages always link the newest.
    public Optional<Asset> find(String hashedName) {
        return Optional.ofNullable(byHashedName.get(hashedName));
    }

    private void add(String name, String resource) {
        byte[] bytes = read(resource);
        int dot = name.lastIndexOf('.');
        String hashed = name.substring(0, dot) + "." + hash(bytes) + name.substring(dot);
        paths.put(name, PATH + hashed);
        byHashedName.put(hashed, new Asset(hashed, MIMES.get(name.substring(dot + 1)), bytes));
    }

    private static byte[] read(String resource) {
        try (var in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
