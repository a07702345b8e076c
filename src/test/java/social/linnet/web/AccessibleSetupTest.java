package social.linnet.web;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Sessions;
import social.linnet.account.Setup;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;

/// The page on which somebody begins to look after the network, as [AccessibilityTest] looks at all others. It is there
/// while nobody does, which others' stories could not bear.
@LinnetTest
@Isolated
class AccessibleSetupTest {

    @Autowired
    private World world;
    @Autowired
    private Setup setup;
    @Autowired
    private Sessions sessions;
    @Autowired
    private JdbcClient jdbc;
    @Value("${linnet.url}")
    private String url;

    private Long[] administrators = {};

    @BeforeEach
    void nobodyLooksAfterIt() {
        administrators = jdbc.sql("update account.account set role = 'MEMBER' where role = 'ADMIN' returning id").query(Long.class)
                .list().toArray(Long[]::new);
    }

    @AfterEach
    void asItWas() {
        jdbc.sql("update account.account set role = 'ADMIN' where id = any(:all)").param("all", administrators).update();
    }

    static List<Screen> screens() {
        return List.of(Screen.PHONE, Screen.DESKTOP);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void axeFindsNothing(Screen screen) {
        List<SitePages.Example> pages = SitePages.all().stream().filter(example -> example.route().equals(SitePages.SETUP)).toList();
        assertThat(pages).isNotEmpty();
        assertThat(screen.at(pages, Map.of("setup", setup.token().orElseThrow()), url,
                sessions.open(world.person("alice").id(), "a test"))).as("what is wrong on a %s", screen.name()).isEmpty();
    }
}
