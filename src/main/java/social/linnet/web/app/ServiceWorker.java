package social.linnet.web.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

import social.linnet.web.Assets;
import social.linnet.web.Messages;

import tools.jackson.databind.json.JsonMapper;

/// The script of the service worker: what it keeps, by names that change with the files, and then `static/js/sw.js`.
@Component
class ServiceWorker {

    private static final String FILE = "sw.js";
    private static final JsonMapper JSON = new JsonMapper();

    private final Assets assets;

    ServiceWorker(Assets assets) {
        this.assets = assets;
    }

    byte[] script() {
        String own = assets.path(FILE);
        List<String> shell = assets.all().stream().map(asset -> Assets.PATH + asset.name())
                .filter(path -> !path.equals(own) && !path.endsWith(".png") && !path.contains("/pieces.")).sorted().toList();
        Map<String, String> offline = new LinkedHashMap<>();
        for (Locale language : Messages.LANGUAGES) {
            offline.put(language.getLanguage(), "/offline?lang=" + language.getLanguage());
        }
        String names = "const SHELL = " + JSON.writeValueAsString(shell) + ", OFFLINE = " + JSON.writeValueAsString(offline);
        String version = hash(names + own);
        return (names + ", VERSION = \"" + version + "\";\n" + new String(assets.find(own.substring(Assets.PATH.length()))
                .orElseThrow().bytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)), 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
