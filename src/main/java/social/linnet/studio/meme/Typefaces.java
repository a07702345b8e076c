package social.linnet.studio.meme;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

import social.linnet.studio.meme.Caption.Look;

/// The fonts that words are set in. They come with the program, so that a meme looks the same wherever it is made, and so
/// that it can be made on a machine that has no fonts at all.
///
/// Java asks the machine for its fonts before it opens one of ours, and fails where there are none ("Fontconfig head is
/// null"). A configuration of its own, which names ours, keeps it from asking; the format is that of the Java runtime's
/// `fontconfig.properties`, version 1.
final class Typefaces {

    /// Narrow and heavy; of Latin letters alone.
    private static final Font HEAVY;
    /// Of nearly all letters that go from left to right, and of Arabic and Hebrew.
    private static final Font BOLD;
    private static final Font REGULAR;
    /// Outlines of emoji, which letters' colours fill.
    private static final Font EMOJI;

    private static final String DEJAVU = "net/sf/jasperreports/fonts/dejavu/";

    static {
        try {
            Path folder = Files.createTempDirectory("linnet-fonts");
            Path heavy = copy(folder, "fonts/anton.ttf", "heavy.ttf");
            Path bold = copy(folder, DEJAVU + "DejaVuSansCondensed-Bold.ttf", "bold.ttf");
            Path regular = copy(folder, DEJAVU + "DejaVuSansCondensed.ttf", "regular.ttf");
            Path emoji = copy(folder, "fonts/noto-emoji.ttf", "emoji.ttf");
            configure(folder, regular);
            HEAVY = read(heavy);
            BOLD = read(bold);
            REGULAR = read(regular);
            EMOJI = read(emoji);
        } catch (IOException e) {
            throw new UncheckedIOException("the fonts that come with the program cannot be read", e);
        }
    }

    private Typefaces() {
    }

    private static Path copy(Path folder, String resource, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(Typefaces.class.getClassLoader().getResourceAsStream(resource), resource)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        file.toFile().deleteOnExit();
        folder.toFile().deleteOnExit();
        return file;
    }

    private static void configure(Path folder, Path font) throws IOException {
        if (System.getProperty("sun.awt.fontconfig") != null) {
            return;
        }
        StringBuilder lines = new StringBuilder("version=1\nsequence.allfonts=latin\n");
        for (String family : List.of("dialog", "dialoginput", "sansserif", "serif", "monospaced")) {
            for (String style : List.of("plain", "bold", "italic", "bolditalic")) {
                lines.append(family).append('.').append(style).append(".latin=ours\n");
            }
        }
        Path file = folder.resolve("fontconfig.properties");
        Files.writeString(file, lines.append("filename.ours=").append(font).append('\n').toString());
        file.toFile().deleteOnExit();
        System.setProperty("sun.awt.fontconfig", file.toString());
    }

    private static Font read(Path file) throws IOException {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (FontFormatException broken) {
            throw new IOException(file.toString(), broken);
        }
    }

    /// What a look's letters are taken from, the first one first.
    static List<Font> of(Look look) {
        return look == Look.CLASSIC ? List.of(HEAVY, BOLD, EMOJI) : List.of(BOLD, EMOJI);
    }

    /// For the text of a card.
    static List<Font> text() {
        return List.of(REGULAR, EMOJI);
    }

    static Font emoji() {
        return EMOJI;
    }
}
