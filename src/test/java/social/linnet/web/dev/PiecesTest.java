package social.linnet.web.dev;

import java.util.Locale;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import org.junit.jupiter.api.Test;

import social.linnet.web.Assets;

import static org.assertj.core.api.Assertions.assertThat;

class PiecesTest {

    private final Assets assets = new Assets();

    @Test
    void thePageShowsEveryPieceInBothThemes() {
        StringOutput page = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "social.linnet.web.template").render("dev/pieces.jte",
                PiecesController.parameters(Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/dev/pieces"), assets), page);
        assertThat(page.toString()).contains("data-theme=\"light\"", "data-theme=\"dark\"", "--accent", "id=\"composer-text\"")
                .doesNotContain(" style=");
        for (String piece : new String[] {"and 2 alike", "class=\"sheet verbs\"", "class=\"acts\"", "class=\"line wide\"", "credentials-title",
            "value=\"give\"", "class=\"style-lines\"", "name=\"dial\"", "class=\"objection\"", "class=\"variants n4", "work, no longer shown"}) {
            assertThat(page.toString().split(java.util.regex.Pattern.quote(piece), -1).length).as(piece).isGreaterThanOrEqualTo(3);
        }
    }

    /// WCAG 2.2: text has at least 4.5:1, the edges of controls 3:1.
    @Test
    void whatIsWrittenCanBeReadOnWhatIsBehindItInBothThemes() {
        String css = new String(assets.find(assets.path("app.css").substring(Assets.PATH.length())).orElseThrow().bytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        for (boolean dark : new boolean[] {false, true}) {
            assertThat(Tokens.of(css, dark).pairs()).hasSize(15).allSatisfy(pair -> assertThat(pair.contrast())
                    .as("%s on %s, %s", pair.on(), pair.behind(), dark ? "dark" : "light")
                    .isGreaterThanOrEqualTo(pair.on().equals("edge") ? 3 : 4.5));
        }
        assertThat(Tokens.luminance("oklch(100% 0 0)")).isBetween(.999, 1.0);
        assertThat(Tokens.luminance("oklch(0% 0 0)")).isZero();
    }
}
