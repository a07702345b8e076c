package social.linnet.ai.builtin.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// In which language something is written.
class LanguagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The harbour was quiet this morning and we swam to the pontoon.
            en | Does anybody know when the trains are running again?
            en | what time do the doors open?
            fr | Le port était calme ce matin et nous avons nagé jusqu’au ponton.
            fr | Quelqu'un sait pourquoi le train est supprimé ?
            fr | On se retrouve à quelle heure devant la gare ?
            fr | C'est combien le mètre cette année ?
            de | Heute Morgen war der Hafen ruhig und wir sind bis zum Steg geschwommen.
            de | Weiß jemand, wann die Züge wieder fahren?
            es | Esta mañana el puerto estaba tranquilo y nadamos hasta el muelle.
            es | ¿Alguien sabe cuándo vuelven a salir los trenes?
            it | Stamattina il porto era tranquillo e abbiamo nuotato fino al pontile.
            it | Qualcuno sa quando ripartono i treni della domenica?
            pt | Hoje de manhã o porto estava calmo e nós nadámos até ao cais.
            pt | Alguém sabe quando é que os comboios voltam a andar?
            nl | Vanmorgen was de haven rustig en we zwommen naar de steiger.
            nl | Weet iemand wanneer de treinen weer rijden op zondag?
            und | ok
            und | Paris 2026 🎉
            und | 東京に行くのがとても楽しい
            """)
    void itIsToldByItsSmallWordsAndLetters(String language, String text) {
        assertThat(Languages.of(text)).as(text).isEqualTo(language);
    }

    /// Languages that are not told apart are right when nothing is said of them.
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "es", "it", "pt", "nl", "sv", "pl", "tr"})
    void shortPostsAreToldToo(String language) throws IOException {
        String right = Set.of("sv", "pl", "tr").contains(language) ? Languages.UNKNOWN : language;
        List<String> posts;
        try (InputStream in = getClass().getResourceAsStream("short_posts.txt")) {
            posts = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith(language + " "))
                    .map(line -> line.substring(3)).toList();
        }
        List<String> missed = posts.stream().filter(post -> !Languages.of(post).equals(right)).toList();
        assertThat(posts).hasSizeGreaterThanOrEqualTo(20);
        assertThat(missed).as("of %s", posts.size()).hasSizeLessThanOrEqualTo(posts.size() / 10);
    }

    @Test
    void whatIsMixedIsNotTold() {
        assertThat(Languages.of("The harbour was quiet and we swam. Le port était calme et nous avons nagé.")).isEqualTo(Languages.UNKNOWN);
        assertThat(Languages.of("")).isEqualTo(Languages.UNKNOWN);
    }
}
