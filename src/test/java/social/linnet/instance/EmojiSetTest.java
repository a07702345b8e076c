package social.linnet.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a text writes an emoji, and where it only has colons.
class EmojiSetTest {

    private static final Emoji WREN = new Emoji(1, "wren", null, 1, "a", "b", true, false);
    private static final Emoji SEA = new Emoji(2, "Sea_2", "places", 2, "c", "d", true, false);
    private static final EmojiSet SET = new EmojiSet(List.of(WREN, SEA,
            new Emoji(3, "gone", null, 3, "e", "f", true, true)));

    @ParameterizedTest
    @ValueSource(strings = {":wren:", "a :wren:", "(:wren:)", ":wren: :wren:", ":nothing:wren: :wren:", "x\n:wren:!", "é :wren:"})
    void itIsFound(String text) {
        assertThat(SET.in(text)).containsExactly(WREN);
        assertThat(String.join("", SET.parts(text).stream().map(EmojiSet.Part::text).toList())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wren", ":wren", "a:wren:", "é:wren:", ":wren:b", "::wren::", ":gone:", ": wren :", "10:30:45", ":::::"})
    void itIsNot(String text) {
        assertThat(SET.in(text)).isEmpty();
        assertThat(String.join("", SET.parts(text).stream().map(EmojiSet.Part::text).toList())).isEqualTo(text);
    }

    @Test
    void itIsNamedAsItIsWritten() {
        assertThat(SET.in(":sea_2:", null, ":SEA_2:").stream().map(Emoji::shortcode)).containsExactly("sea_2", "SEA_2");
    }

    @Test
    void anotherSetHasAnotherEdition() {
        assertThat(SET.edition()).isEqualTo(new EmojiSet(SET.all()).edition())
                .isNotEqualTo(new EmojiSet(List.of(WREN)).edition());
    }
}
