package social.linnet.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import social.linnet.account.Accounts;
import social.linnet.account.Sessions;
import social.linnet.testing.Browsing;
import social.linnet.testing.LinnetTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Every page of the running site ([SitePages]), filled by a whole [Town], on a phone in French, and on a tablet and in a
/// wide window in English, in both themes each: axe finds nothing, nothing runs out of the window, also when it is as
/// narrow as 320 pixels or shown twice as large, and no page holds a script or a style of its own. The page that is there
/// while nobody looks after the network is looked at by [AccessibleSetupTest].
@LinnetTest
@Browsing
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {

    @Autowired
    private Accounts accounts;
    @Autowired
    private Sessions sessions;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;
    @Value("${linnet.url}")
    private String url;

    private final Town town = new Town();

    @BeforeAll
    void aSmallTown(@Autowired AutowireCapableBeanFactory program) {
        program.autowireBean(town);
        town.tell();
        town.houseSpeaks();
    }

    @AfterAll
    void asItWas() {
        town.leave();
    }

    @Test
    void noPageIsForgotten() {
        SitePages.requireComplete(mapping);
    }

    @Test
    void axeFindsNothingOnAPhone() {
        check(Screen.PHONE);
    }

    @Test
    void axeFindsNothingInAWideWindowOrOnATablet() {
        check(Screen.DESKTOP);
    }

    @Test
    void aThemeIsNothingButColours() throws Exception {
        List<String> named = new ArrayList<>();
        for (Resource sheet : new PathMatchingResourcePatternResolver().getResources("classpath:/static/css/*.css")) {
            String css = sheet.getContentAsString(StandardCharsets.UTF_8);
            if (Pattern.compile("prefers-color-scheme|data-theme|light-dark\\(").matcher(css).find()) {
                named.add(sheet.getFilename());
            }
            if ("tokens.css".equals(sheet.getFilename())) {
                assertThat(Arrays.stream(css.split("[{};]")).map(String::strip).filter(line -> line.matches("[a-z-]+\\s*:.*"))
                        .filter(line -> !line.startsWith("--"))).as("what the sheet of tokens sets besides them")
                        .allMatch(line -> line.startsWith("color-scheme"));
            }
        }
        assertThat(named).as("sheets that name a theme").containsExactly("tokens.css");
    }

    private void check(Screen screen) {
        accounts.setLanguage(town.alice.id(), screen.locale().substring(0, 2));
        List<SitePages.Example> pages = SitePages.all().stream().filter(example -> !example.route().equals(SitePages.SETUP)).toList();
        assertThat(screen.at(pages, town.names, url, sessions.open(town.alice.id(), "a test")))
                .as("what is wrong with pages in the look of a %s", screen.name()).isEmpty();
    }
}
