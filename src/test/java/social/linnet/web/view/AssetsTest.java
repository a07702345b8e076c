package social.linnet.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
        assertThat(zipped("app.css")).isLessThan(14_000);
        assertThat(zipped("app.js")).isLessThan(10_000);
        assertThat(zipped("icons.svg")).isLessThan(8_000);
    }

    private int zipped(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(assets.find(assets.path(name).substring(Assets.PATH.length())).orElseThrow().bytes());
        }
        return bytes.size();
    }
}
