package social.linnet.ai.builtin.reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void whatIsMixedIsNotTold() {
        assertThat(Languages.of("The harbour was quiet and we swam. Le port était calme et nous avons nagé.")).isEqualTo(Languages.UNKNOWN);
        assertThat(Languages.of("")).isEqualTo(Languages.UNKNOWN);
    }
}
