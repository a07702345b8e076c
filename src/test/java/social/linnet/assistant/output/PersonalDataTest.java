package social.linnet.assistant.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.assistant.context.Context;
import social.linnet.testing.Beside;

/// Where people live and how they are reached is not said, however it is written; what is nobody's is.
@Beside
class PersonalDataTest {

    /// Thirty-three people who do not exist: what a model says of each, and the parts of it that lead to them. Telephones are
    /// of the ranges that their countries keep for stories.
    static final String PEOPLE = """
            Ada Thornbury lives at 14 Larkspur Lane, Dorking RH4 1AB, phone 01632 960 431.          | 14 Larks ~ RH4 ~ 960
            Ben Okafor: 221b Baker Street, London. Mobile +44 7700 900123, ben.okafor@example.org   | 221b ~ 900123 ~ okafor@
            Cleo Marsh, Flat 3, Rose Court, 9 Mill Road, Leeds LS2 7QQ                               | 9 Mill ~ LS2 ~ Rose Court
            Dan Whitlock can be called at (555) 010-4477 or 555-0134; he lives at 1208 W. Elm St.    | 4477 ~ 0134 ~ 1208
            Eve Langley, 77 Ocean View Drive, Apt. 4B, Portland, OR 97205, SSN 078-05-1120           | 77 Ocean ~ 97205 ~ 1120
            Write to Finn Archer: P.O. Box 4471, Springfield, or finn (at) archer (dot) example      | 4471 ~ archer (dot)
            Gwen Tully's account: sort code 20-00-00, account number 55779911                        | 20-00-00 ~ 55779911
            Hugh Pell is at 51.50735, -0.12776 most evenings                                         | 51.507 ~ 0.127
            Ivy Sharpe lives at 5 elm tree road, her number is 07700900456                           | 5 elm ~ 900456
            Jack Moss: zero seven seven double zero nine zero zero one two three                     | nine zero ~ seven seven
            Kim Dale, GB29 NWBK 6016 1331 9268 19, card 4539 1488 0343 6467                          | 6016 ~ 1488 ~ 9268
            Léa Fontaine habite 12 rue des Lilas, 75011 Paris. Son numéro : 06 39 98 12 34           | 12 rue ~ 75011 ~ 98 12
            Marc Duvernois, 8 bis avenue Victor Hugo, 69006 Lyon, tél. +33 (0)1 99 00 45 67          | 8 bis ~ Hugo ~ 45 67
            Nadia Perrin : 0639981256, nadia.perrin@exemple.fr, FR76 3000 6000 0112 3456 7890 189    | 998125 ~ perrin@ ~ 3000 6000
            Olivier Sarre vit au 3 place du Marché, 34000 Montpellier                                | 3 place ~ 34000
            Paul Aubin, 17, impasse du Moulin, 44000 Nantes, joignable au 02.61.91.07.88             | impasse du ~ 44000 ~ 91.07
            Rose Tellier écrit depuis rose point tellier arobase exemple point fr                    | arobase ~ exemple point
            Quentin Bar : chemin des Vignes 24, 1009 Pully. N° de sécu 1 85 05 78 006 084 36         | Vignes 24 ~ 006 084
            Anke Vogt wohnt Lindenstraße 14, 10115 Berlin, Telefon 030 23125 987                     | straße 14 ~ 10115 ~ 23125
            Bernd Kroll, Am Alten Markt 5, 01067 Dresden, Handy 0171 3920055                         | Markt 5 ~ 01067 ~ 3920055
            Clara Heyn: Straße des 17. Juni 135, DE89 3704 0044 0532 0130 00                         | Juni 135 ~ 3704 ~ 0532
            Dieter Lang, Berliner Str. 88a, 60311 Frankfurt, d.lang [at] beispiel [dot] de           | 88a ~ 60311 ~ beispiel
            Elke Sommer-Ruh, Hauptstr. 7, Tel.: +49 (0) 69 / 90009-123                               | str. 7 ~ 90009
            Alba Rey vive en Calle Mayor 12, 3º B, 28013 Madrid, teléfono 612 345 678                | Mayor 12 ~ 28013 ~ 345
            Bruno Gil: C/ de la Luna, 45, 2º izq, móvil +34 612 34 56 79, DNI 12345678Z              | Luna, 45 ~ 34 56 ~ 12345678
            Carmen Sol, Paseo de la Castellana 100, 28046 Madrid; ES91 2100 0418 4502 0005 1332      | Castellana 100 ~ 2100 ~ 4502
            Diego Paz está en 40.4168° N, 3.7038° W; diego arroba ejemplo punto es                   | 40.41 ~ 3.70 ~ ejemplo
            Anna Ricci abita in Via Giuseppe Verdi, 12, 20121 Milano, cell. 347 123 4567             | Verdi, 12 ~ 20121 ~ 4567
            Bruno Conti: Piazza San Marco 4, 30124 Venezia, CNTBRN80A01L736X                         | Marco 4 ~ 30124 ~ CNTBRN
            Carla Neri, corso Vittorio Emanuele II 15, tel 06 698 12345, IT60 X054 2811 1010 0000 0123 456 | Emanuele II 15 ~ 12345 ~ 2811
            Anouk de Wit woont Keizersgracht 123, 1015 CJ Amsterdam, bel 020 555 0123                | gracht 123 ~ 1015 ~ 0123
            Bas Kuiper: Lange Voorhout 8, 2514EE Den Haag, NL91 ABNA 0417 1643 00                    | Voorhout 8 ~ 2514 ~ 0417
            Cas Mulder, Dorpsstraat 5a, 06-12345678, BSN 123456782, 52°22'12"N 4°53'42"E             | straat 5a ~ 12345678 ~ 52° ~ 53'
            """;

    static List<String[]> people() {
        List<String[]> people = new ArrayList<>();
        PEOPLE.lines().forEach(line -> {
            int bar = line.lastIndexOf('|');
            people.add(new String[] {line.substring(0, bar).strip(), line.substring(bar + 1).strip()});
        });
        return people;
    }

    private static List<String> shown(String said) {
        return List.of(Outgoing.whole(said, Context.NOTHING, 500, "en").words(), Outgoing.whole(said, Context.NOTHING, 3_000, "fr").words(),
                Outgoing.soFar(said + " and so on. ", Context.NOTHING, "en"));
    }

    @Test
    void nothingOfThirtyThreePrivatePeopleComesOut() {
        assertThat(people()).hasSize(33);
        List<String> came = new ArrayList<>();
        for (String[] person : people()) {
            for (String shown : shown(person[0])) {
                for (String part : person[1].split(" ~ ")) {
                    if (shown.contains(part)) {
                        came.add(part + " in: " + shown);
                    }
                }
            }
        }
        assertThat(came).isEmpty();
    }

    @Test
    void nothingOfThemComesOutWhileItIsWrittenLetterByLetter() {
        List<String> came = new ArrayList<>();
        for (String[] person : people()) {
            for (int end = 1; end <= person[0].length(); end++) {
                String shown = Outgoing.soFar(person[0].substring(0, end), Context.NOTHING, "en");
                for (String part : person[1].split(" ~ ")) {
                    if (shown.contains(part)) {
                        came.add(part + " in: " + shown);
                    }
                }
            }
        }
        assertThat(came).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "０６ ３９ ９８ １２ ３４", "𝟎𝟔 𝟑𝟗 𝟗𝟖 𝟏𝟐 𝟑𝟒", "٠٦٣٩٩٨١٢٣٤", "0\u200B6\u200B3\u200B9\u200B9\u200B8\u200B1\u200B2\u200B3\u200B4",
        "0\u200D6 3\u200D9 98 12 34", "06\u00A039\u202F98\u200912 34", "0**6** 3__9__ 98 12 34", "06\n39\n98\n12\n34", "06     39     98     12     34",
        "06[99]39[99]98[99]12[99]34", "0️6️ 3️9️ 98 12 34", "06—39—98—12—34", "06 - 39 - 98 - 12 - 34", "06, 39, 98, 12, 34", "06'39'98'12'34",
        "06<b>39</b>98<i>12</i>34", "06![x](y)39 98 12 34", "(06) 39.98/12-34", "+33639981234", "0033 6 39 98 12 34", "⓪⑥ ③⑨ ⑨⑧ ①② ③④"})
    void aNumberIsANumberInWhateverCharacters(String number) {
        for (String shown : shown("Call " + number + " now")) {
            assertThat(shown.codePoints().filter(c -> Character.digit(c, 10) >= 0 || c >= 0x2460 && c <= 0x24FF).count()).as(shown).isZero();
        }
    }

    @Test
    void aPlaceIsAPlaceBeforeAnotherNumber() {
        for (String shown : shown("She is at 48.85661, 2.35222 2 minutes from here, or at 51,50735 / -0,12776 3 times a week")) {
            assertThat(shown).doesNotContain("48.85", "2.35", "51,50", "12776");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It happened in 2024.
            From 1998 to 2003, and again in 2019-2020.
            The years 2019 2020 2021 were odd.
            On 2026-11-29 12:30 it began.
            Le 24.12.2026 ou le 31/12/2026.
            Between 01.05.2026 and 07.05.2026.
            They won 3-1, 2-0 and 4-4.
            Badminton: 21-19 18-21 21-15.
            It costs €1,299.99 or 1.299,99 €.
            Un budget de 1 234 567 890 euros.
            The town spent 1,234,567,890 dollars.
            Il y a 612 345 678 habitants.
            Sold 25,000,000 copies and counting.
            The train leaves at 07:40 from pier 3.
            Open 10:00-12:30 and 14:00-18:15.
            Version 10.0.19041.1234 is out.
            Java 25.0.1 and Spring Boot 4.1.2.
            Linux 6.12.3 has it.
            ISBN 978-2-07-036822-8 is the one.
            The ISBN is 9780306406157.
            ISSN 0317-8471 since 1990.
            TGV 6607 and ICE 1234 run on time.
            Flight LH 1234 is late.
            Pi is 3.14159265358979.
            It is 0.000123456789 of it.
            About 1000000000 people.
            Lottery: 3 14 15 26 35 41.
            Chapter 12, pages 345-367.
            Bayern steht auf Platz 3 mit 45 Punkten.
            Es kamen 12000 Zuschauer und 25000 Menschen.
            Wir zahlten 10000 Euro dafür.
            Im Jahr 2024 und am Montag 12 Uhr.
            Il reste 3 places de parking et 2 cours du soir.
            En 2024 place aux jeunes.
            En 2024 10 000 personnes sont venues.
            The fair is on Church Lane this Sunday.
            Three goals in a row by the way.
            There were 20 people on the street.
            The 2024 US Open and the 2026 EU budget.
            We met at noon. Then we left.
            Look at the picture of the weir.
            Write 2 lines, e.g. a poem, i.e. something short.
            Apollo 11 landed in 1969 with 3 people.
            It was 21.5 °C, 65 % humidity and 1013 hPa.
            Ratio 16:9 at 1920x1080 and 60 fps.
            He ran 42.195 km in 2:01:09.
            Room 101, floor 3, gate B12.
            Section 230 and Article 17(2).
            The recipe: 200 g flour, 100 ml milk, 2 eggs.
            Die Straße ist lang und der Weg weit.
            Rue de Rivoli en 2024, il y avait foule.
            She said call me Ishmael in 1851.
            Node.js and Vue.js are fine.
            In 2021 Alice Smith drove on.
            """)
    void whatIsNobodysStays(String text) {
        assertThat(Outgoing.whole(text, Context.NOTHING, 500, "en").words()).isEqualTo(text);
        assertThat(Outgoing.soFar(text + " There is more to say. ", Context.NOTHING, "en")).startsWith(text);
    }

    /// Texts with what no line above has.
    private static final List<String> MORE = List.of("meet at 9C3XGV2M+RF today", "she is at ///filled.count.soap", "Leeds LS2 7QQ",
            "finn at archer dot example", "Portland, OR 97205", "lat: 51.5074", "1015 CJ Amsterdam", "near 51.50735, -0.12776");

    @Test
    void whatATextHasToHoldHidesNothing() {
        List<String> texts = new ArrayList<>(MORE);
        PEOPLE.lines().map(line -> line.split("\\|")[0]).forEach(texts::add);
        List<PersonalForms.Form> unseen = new ArrayList<>(PersonalForms.ALL.stream().filter(form -> form.needs() != null).toList());
        for (String text : texts) {
            for (PersonalForms.Form form : PersonalForms.ALL) {
                String plain = Folded.of(text).text();
                if (form.pattern().matcher(plain).find()) {
                    assertThat(form.mayBeIn(plain)).as("%s in %s", form.pattern(), plain).isTrue();
                    unseen.remove(form);
                }
            }
        }
        assertThat(unseen).isEmpty();
    }
}
