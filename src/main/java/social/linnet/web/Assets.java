package social.linnet.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.webjars.WebJarVersionLocator;

import social.linnet.settings.Settings;

/// The site's static files under names that hold a hash of what is in them, so that they can be cached for ever:
/// `app.css` is served as `/static/app.1f0c9a2b.css`. Read once at start.
///
/// The style sheet is written in parts ([#SHEETS]) and served as one. So are the
/// scripts, which are modules ([Scripts]); those that are seldom needed stay by themselves ([#LATER]) and share a folder
/// with the joined ones, whose name has the hash of them all (`/static/js.1f0c9a2b/app.js`).
@Component
public class Assets {

    /// Where they are served.
    public static final String PATH = "/static/";

    private static final Map<String, String> MIMES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    /// The parts of the style sheet, in the order of the cascade.
    private static final List<String> SHEETS = List.of("tokens", "base", "parts", "shell", "post", "answer", "composer", "studio", "meme",
            "writing", "notifications", "profile", "pages", "settings", "assistant", "plain", "narrow");

    /// `icon(name)`, `icon(name, full)` or `icon(name, bold)` in a style sheet.
    private static final Pattern ICON = Pattern.compile("icon\\(([a-z-]+)(?:, (?:(full)|(bold)))?\\)");

    private static final Pattern REMARKS_AND_INDENTS = Pattern.compile("/\\*.*?\\*/|^[ \\t]+|^\\n", Pattern.DOTALL | Pattern.MULTILINE);

    /// The modules that each page loads, with all that they import: what reading needs, and what writing needs.
    private static final List<String> JOINED = List.of("app", "composer");

    /// The modules that others import when they are needed, which is seldom.
    private static final List<String> LATER = List.of("viewer", "help", "emojis", "asking", "push", "region", "meme", "writing",
            "assistant");

    /// The pictures of the site as an app.
    private static final List<String> ICONS = List.of("icon-192", "icon-512", "maskable-512", "monochrome-512",
            "apple-touch-icon", "badge-96");

    private final Resources resources;
    private volatile Files files;

    /// A file as it is served.
    ///
    /// @param name  its hashed name below [#PATH]; a module's has a folder
    /// @param mime  its `Content-Type`
    /// @param bytes what is in it; not to be changed
    /// @param zipped the same by gzip, as small as it gets, or null where that gains nothing; not to be changed
    public record Asset(String name, String mime, byte[] bytes, byte @Nullable [] zipped) {
    }

    /// As they are on the class path.
    public Assets() {
        this(Resources.ofClassPath());
    }

    @Autowired
    Assets(Settings settings) {
        this(Resources.of(settings.dev()));
    }

    private Assets(Resources resources) {
        this.resources = resources;
        this.files = new Files(resources);
    }

    /// As they were read together.
    private static final class Files {
        private final Resources resources;
        private final long version;
        private final Map<String, String> paths = new HashMap<>();
        private final Map<String, Asset> byHashedName = new HashMap<>();
        private final String sheet;

        Files(Resources resources) {
            this.resources = resources;
            this.version = resources.version("static");
            sheet = REMARKS_AND_INDENTS.matcher(drawn(SHEETS.stream().map(part -> text("static/css/" + part + ".css"))
                    .collect(Collectors.joining("\n")))).replaceAll("");
            add("app.css", sheet.getBytes(StandardCharsets.UTF_8));
            addModules();
            add("icons.svg", "static/icons.svg");
            add("linnet.svg", "static/linnet.svg");
            ICONS.forEach(icon -> add(icon + ".png", "static/icons/" + icon + ".png"));
            add("pieces.css", "static/css/pieces.css");
            add("boot.js", "static/js/boot.js");
            add("sw.js", "static/js/sw.js");
            add("htmx.js", Objects.requireNonNull(new WebJarVersionLocator().fullPath("htmx.org", "dist/htmx.min.js"),
                    "htmx is not on the class path"));
        }

        /// The style sheet with its signs drawn in: `icon(heart)` becomes that sign of `icons.svg` as a data address, which
        /// a page with a hundred of them need not carry a hundred times. A mask: only where it is opaque counts.
        private String drawn(String css) {
            String icons = text("static/icons.svg");
            return ICON.matcher(css).replaceAll(wanted -> {
                Matcher symbol = Pattern.compile("<symbol id=\"" + wanted.group(1) + "\" viewBox=\"([^\"]+)\">(.*?)</symbol>",
                        Pattern.DOTALL).matcher(icons);
                if (!symbol.find()) {
                    throw new IllegalStateException("no icon is called " + wanted.group(1));
                }
                String svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='" + symbol.group(1) + "' fill='"
                        + (wanted.group(2) == null ? "none" : "%23000") + "' stroke='%23000' stroke-width='"
                        + (wanted.group(3) == null ? "1.75" : "2.5") + "' stroke-linecap='round' stroke-linejoin='round'>"
                        + symbol.group(2).replace('"', '\'') + "</svg>";
                return Matcher.quoteReplacement("url(\"data:image/svg+xml," + svg.replace("<", "%3C").replace(">", "%3E") + "\")");
            });
        }

        private void addModules() {
            Scripts scripts = new Scripts(module -> text("static/js/" + module + ".js"));
            Map<String, byte[]> modules = new TreeMap<>();
            JOINED.forEach(module -> modules.put(module + ".js", scripts.join(module).getBytes(StandardCharsets.UTF_8)));
            LATER.forEach(module -> modules.put(module + ".js", scripts.beside(module).getBytes(StandardCharsets.UTF_8)));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            modules.forEach((name, bytes) -> {
                all.writeBytes(name.getBytes(StandardCharsets.UTF_8));
                all.writeBytes(bytes);
            });
            String folder = "js." + hash(all.toByteArray()) + "/";
            modules.forEach((name, bytes) -> put(name, folder + name, bytes));
        }

        private void add(String name, String resource) {
            add(name, resources.read(resource));
        }

        private void add(String name, byte[] bytes) {
            int dot = name.lastIndexOf('.');
            String hashed = name.substring(0, dot) + "." + hash(bytes) + name.substring(dot);
            put(name, hashed, bytes);
        }

        private void put(String name, String hashed, byte[] bytes) {
            paths.put(name, PATH + hashed);
            byHashedName.put(hashed, new Asset(hashed, MIMES.get(name.substring(name.lastIndexOf('.') + 1)), bytes,
                    name.endsWith(".png") ? null : zipped(bytes)));
        }

        private String text(String resource) {
            return new String(resources.read(resource), StandardCharsets.UTF_8);
        }
    }

    private Files files() {
        Files known = files;
        if (resources.version("static") != known.version) {
            known = new Files(resources);
            files = known;
        }
        return known;
    }

    /// The address of a file.
    ///
    /// @param name its plain name, such as `app.css`
    public String path(String name) {
        String path = files().paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("no asset is called " + name);
        }
        return path;
    }

    /// What is in `app.css`, for a page that carries it.
    public String sheet() {
        return files().sheet;
    }

    /// [#sheet] as a content security policy names it: `'sha256-…'`.
    public String sheetSource() {
        return "'sha256-" + Base64.getEncoder().encodeToString(digest(sheet().getBytes(StandardCharsets.UTF_8))) + "'";
    }

    /// Every file.
    public Collection<Asset> all() {
        return Collections.unmodifiableCollection(files().byHashedName.values());
    }

    /// The file with this hashed name, or empty. A name with an old hash is no name: pages always link the newest.
    public Optional<Asset> find(String hashedName) {
        return Optional.ofNullable(files().byHashedName.get(hashedName));
    }

    /// Once, so that it may take its time: the server would do it for each answer, and faster, which means larger.
    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes), 0, 4);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
