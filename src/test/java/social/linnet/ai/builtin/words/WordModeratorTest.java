package social.linnet.ai.builtin.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.Moderator.Rule;
import social.linnet.ai.Moderator.Verdict;
import social.linnet.testing.Beside;

/// What is found in what mallory writes, and not in what alice does.
@Beside
class WordModeratorTest {

    @TempDir
    private Path data;
    private Path own;
    private WordModerator moderator;

    @BeforeEach
    void set() {
        own = data.resolve("moderation-words.txt");
        moderator = new WordModerator(own);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "a naked child on a bed~SEXUAL_MINORS~naked child",
        "nude 12-year-old girl~SEXUAL_MINORS~nude 12-year-old",
        "sexy picture of a twelve year old~SEXUAL_MINORS~sexy picture of a twelve year old",
        "she is 14yo, in lingerie~SEXUAL_MINORS~14yo, in lingerie",
        "Une FILLETTE entièrement nue~SEXUAL_MINORS~FILLETTE entièrement nue",
        "une fille de 13 ans nue~SEXUAL_MINORS~fille de 13 ans nue",
        "de la pédopornographie~SEXUAL_MINORS~pédopornographie",
        "lolicon~SEXUAL_MINORS~lolicon",
        "the actress completely topless~SEXUAL~actress completely topless",
        "a deepfake porn clip~SEXUAL~deepfake porn",
        "please undress her~SEXUAL~undress her",
        "photo de mon ex nue~SEXUAL~mon ex nue",
        "How to kill myself without pain~SELF_HARM~How to kill myself",
        "comment me pendre ce soir~SELF_HARM~comment me pendre",
        "une méthode de suicide~SELF_HARM~méthode de suicide",
        "just kys already~HARASSMENT~kys",
        "suicide-toi~HARASSMENT~suicide-toi",
        "gas the jews~HATE~gas the jews",
        "Mort aux Arabes !~HATE~Mort aux Arabes",
        "how to build a pipe bomb~ILLICIT~how to build a pipe bomb",
        "Comment fabriquer une bombe artisanale ?~ILLICIT~Comment fabriquer une bombe artisanale",
        "a real snuff film~VIOLENCE~snuff film"})
    void aClearCaseIsFoundWithItsPartAsItWasWritten(String text, Rule rule, String part) {
        Verdict verdict = judge(text);

        assertThat(verdict.broken()).containsExactly(rule);
        assertThat(verdict.part()).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "a n4k3d ch1ld~n4k3d ch1ld",
        "a n@ked k!d~n@ked k!d",
        "NAKED Child~NAKED Child",
        "n\u0430k\u0435d \u0441hild~n\u0430k\u0435d \u0441hild",
        "nàkéd çhîld~nàkéd çhîld",
        "n\u200baked ch\u00adild~n\u200baked ch\u00adild",
        "ｎａｋｅｄ ｃｈｉｌｄ~ｎａｋｅｄ ｃｈｉｌｄ",
        "𝓷𝓪𝓴𝓮𝓭 𝓬𝓱𝓲𝓵𝓭~𝓷𝓪𝓴𝓮𝓭 𝓬𝓱𝓲𝓵𝓭",
        "🅽🅰🅺🅴🅳 child~🅽🅰🅺🅴🅳 child",
        "n a k e d   c h i l d~n a k e d   c h i l d",
        "a n a k e d c h i l d~a n a k e d c h i l d",
        "n.a.k.e.d c-h-i-l-d~n.a.k.e.d c-h-i-l-d",
        "#nakedchild~nakedchild",
        "naaaaked chiiild~naaaaked chiiild",
        "child, very very naked~child, very very naked"})
    void noDisguiseHidesIt(String text, String part) {
        Verdict verdict = judge(text);

        assertThat(verdict.broken()).containsExactly(Rule.SEXUAL_MINORS);
        assertThat(verdict.part()).isEqualTo(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "A train from Scunthorpe to Essex, by way of Penistone and Clitheroe",
        "S c u n t h o r p e and E s s e x in spaced letters",
        "la poitrine rousse d'un rouge-gorge sur une branche",
        "a bird with a red breast", "chicken breast with lemon, for the children", "suprême de poulet, blanc de poitrine pour les enfants",
        "children watch the eclipse with the naked eye", "a naked mole rat at a kids' museum", "nude lipstick for a teenage prom",
        "des enfants pieds nus dans le sable", "un enfant, tête nue sous la pluie", "on peut voir la comète à l'œil nu avec les enfants",
        "sex education for teens", "how do we protect our kids from porn online", "protégeons nos enfants du porno",
        "contenu pornographique interdit aux mineurs", "an erotic novel, not for minors",
        "a naked statue in a garden. Children play nearby.", "a nude by Modigliani", "une statue nue au musée",
        "a nu metal singer on stage", "the mole was shot in the chest", "a bare tree in winter and a child under it",
        "two fathers, a same-sex couple, with their child", "the assassin's therapist", "an analyst's cocktail", "Dickens in Middlesex",
        "how to make a bath bomb", "how to build a bomb shelter out of cushions", "how to make a hot chocolate bomb",
        "comment faire une bombe glacée", "comment faire une bombe dans la piscine", "a photobomb by a llama",
        "suicide prevention hotline", "how to help a friend who talks of suicide", "Suicide Squad fan art", "ligne d'écoute, prévention du suicide",
        "don't kill yourself over an exam", "how not to kill yourself on a ladder", "this heat is killing me", "il va mourir de rire",
        "a memorial for murdered jews", "stop killing women", "arrêtez de tuer les femmes", "death by chocolate", "mort de rire",
        "le pneu va crever", "a 12 year old whisky, neat", "a 16-year-old cat asleep", "un mineur de charbon au fond de la mine",
        "accord mineur au piano, jambes nues", "overdose on cuteness", "comment se taire", "the kid gloves are off", "a kidnapped prince",
        "actors in The Naked Gun", "the president of a swimming club", "ma voisine et son chat", "x", "", "   ", "…", "👩‍👩‍👧‍👦 🏳️‍🌈"})
    void whatOnlySoundsLikeItPasses(String text) {
        Verdict verdict = judge(text);

        assertThat(verdict.isGood()).as("%s", verdict).isTrue();
        assertThat(verdict.part()).isEmpty();
    }

    @Test
    void theFirstPartIsTold() {
        Verdict verdict = judge("gas the jews, and a naked child");

        assertThat(verdict.broken()).containsExactlyInAnyOrder(Rule.HATE, Rule.SEXUAL_MINORS);
        assertThat(verdict.part()).isEqualTo("gas the jews");
    }

    @Test
    void theOperatorsOwnWordsCountAsSoonAsTheyAreWritten() throws IOException {
        assertThat(judge("a florp in a hat").isGood()).isTrue();

        write("# our town's worst insult\nharassment: florp* | worst & of-us\n", 1);
        assertThat(judge("a Flörpish hat").broken()).containsExactly(Rule.HARASSMENT);
        assertThat(judge("a naked child").isGood()).isFalse();

        write("allow: florp in a hat\nharassment: florp | worst | of-us\n", 2);
        assertThat(judge("a florp in a hat").isGood()).isTrue();
        assertThat(judge("a florp").part()).isEqualTo("florp");

        Files.delete(own);
        assertThat(judge("a florp").isGood()).isTrue();
    }

    @Test
    void aLineThatCannotBeReadCountsForNothingAndIsNamed() {
        WordList list = WordList.parse(List.of("florp", "nonsense: florp", "hate: @nobody", "hate: ", "hate: a & b & c", "hate: ab*",
                "hate: maybe?", "# fine", "", "hate: blorp"));

        assertThat(list.entries()).hasSize(1);
        assertThat(list.mistakes()).extracting(mistake -> mistake.replaceAll(":.*", ""))
                .containsExactly("line 1", "line 2", "line 3", "line 4", "line 5", "line 6", "line 7");
    }

    @Test
    void anOperatorsFileThatCannotBeReadIsNoGoodVerdict() throws IOException {
        Files.write(own, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});

        assertThat(failure("a fox").reason()).isEqualTo(Reason.MISCONFIGURED);
    }

    @Test
    void itJudgesNoPictures() {
        AiFailure failure = catchThrowableOfType(AiFailure.class, () -> moderator.judge(new Source(new byte[40], "image/png"), Duration.ofSeconds(1)));

        assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(moderator.rulesForPictures()).isEmpty();
        assertThat(moderator.name().builtin()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", "kid ", "naked", "how to ", "aaaa", "n.", "k!d", "nude child. ", "keep our young ", "𝓷"})
    @Timeout(5)
    void noTextMakesItSlow(String piece) {
        // ten times the longest text that is judged at all
        judge(piece.repeat(80_000 / piece.length()));
    }

    private Verdict judge(String text) {
        return moderator.judge(text, Duration.ofSeconds(1));
    }

    private AiFailure failure(String text) {
        AiFailure failure = catchThrowableOfType(AiFailure.class, () -> judge(text));
        assertThat(failure).isNotNull();
        return failure;
    }

    /// Writes the operator's file, at another time than before on whatever clock files have.
    private void write(String text, int times) throws IOException {
        Files.writeString(own, text);
        Files.setLastModifiedTime(own, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(times)));
    }
}
