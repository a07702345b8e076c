package social.linnet.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import social.linnet.web.Assets;
import social.linnet.web.Assets.Asset;

class AssetsTest {

    private final Assets assets = new Assets();

    @Test
    void aPathHoldsAHashAndLeadsBackToTheFile() {
        String path = assets.path("app.css");
        assertThat(path).matches("/static/app\\.[0-9a-f]{8}\\.css");
        Asset asset = assets.find(path.substring(Assets.PATH.length())).orElseThrow();
        assertThat(asset.mime()).isEqualTo("text/css;charset=utf-8");
        assertThat(asset.bytes()).isNotEmpty();
        assertThat(assets.find("app.css")).isEmpty();
        assertThat(assets.find("app.00000000.css")).isEmpty();
    }

    @Test
    void staysLight() throws IOException {
        assertThat(zipped(".css")).as("style sheet").isLessThan(30_000);
        assertThat(zipped(".js")).as("scripts, htmx among them").isLessThan(60_000);
        assertThat(zipped("icons")).isLessThan(8_000);
    }

    /// The modules import each other by their plain names, so they are served from one folder.
    @Test
    void theScriptsStandTogether() {
        String app = assets.path("app.js");
        assertThat(app).matches("/static/js\\.[0-9a-f]{8}/app\\.js");
        String folder = app.substring(0, app.lastIndexOf('/') + 1);
        assertThat(Pattern.compile("from \"\\./([a-z-]+\\.js)\"|import\\(?\"\\./([a-z-]+\\.js)\"").matcher(assets.all().stream()
                        .filter(asset -> asset.name().startsWith("js."))
                        .map(asset -> new String(asset.bytes(), StandardCharsets.UTF_8)).collect(Collectors.joining()))
                .results().map(found -> found.group(1) == null ? found.group(2) : found.group(1)).distinct())
                .isNotEmpty().allSatisfy(name -> assertThat(assets.path(name)).isEqualTo(folder + name));
    }

    private int zipped(String part) throws IOException {
        int sum = 0;
        for (Asset asset : assets.all()) {
            if (asset.name().contains(part) && !asset.name().startsWith("pieces.")) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                    zip.write(asset.bytes());
                }
                sum += bytes.size();
            }
        }
        return sum;
    }
}
