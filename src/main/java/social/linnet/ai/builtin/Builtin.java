package social.linnet.ai.builtin;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import social.linnet.ai.ImageModel;
import social.linnet.ai.Moderator;
import social.linnet.ai.TextModel;
import social.linnet.ai.builtin.reading.Itself;
import social.linnet.ai.builtin.reading.Keywords;
import social.linnet.ai.builtin.reading.Languages;
import social.linnet.ai.builtin.reading.Reader;
import social.linnet.ai.builtin.words.WordModerator;

/// The front door of the engine that comes with the program.
public final class Builtin {

    private Builtin() {
    }

    /// A painter of pictures from words, which also edits pictures: no network, no weights, about half a second of one core
    /// for a square picture.
    /// It bounds itself to as many pictures at once as there are cores. Safe for use by many threads.
    public static ImageModel painter() {
        return new Painter(Runtime.getRuntime().availableProcessors());
    }

    /// Whether the painter makes a landscape of these words, whose planes pass each other when a camera moves.
    public static boolean hasPlanes(String words) {
        return Composer.isLandscape(Brief.of(words));
    }

    /// The planes of a picture that the painter makes of these words and this seed, painted again: the sky, which hides
    /// all, what stands far off, and the rest, see-through where they are not. Laid over each other they are that picture.
    /// Takes about three times as long as painting it.
    ///
    /// @return two or three, the farthest first; none when it is painted in one plane
    public static List<BufferedImage> planes(String words, ImageModel.Shape shape, long seed) {
        return Planes.of(Brief.of(words), shape.width(), shape.height(), seed);
    }

    /// A moderator of words by a small list of clear cases, in English and French, and by the operator's own. It judges no
    /// pictures. Safe for use by many threads; a verdict takes some milliseconds at most.
    ///
    /// @param own the operator's file, read anew when it changes; need not be there. Its format is that of
    ///            `ai/clear-cases.txt`, which explains it
    public static Moderator moderator(Path own) {
        return new WordModerator(own);
    }

    /// A reader that answers by quoting what it is given, each sentence exactly and with its number, in English or French;
    /// it summarises, shortens and cuts in the same way, and neither translates nor writes. Safe for use by many threads;
    /// an answer takes some milliseconds.
    public static TextModel text() {
        return new Reader();
    }

    /// Whether the reader has something of its own to say to this, and quotes nobody: a greeting, thanks, a question who it is.
    public static boolean isSmallTalk(String words) {
        return Itself.of(words, "en").isPresent();
    }

    /// What to look for when somebody asks this, and how much each word counts: no small words; names, numbers and tags
    /// (with their `#`) the most. Empty when there is nothing to look for.
    public static Map<String, Double> keywords(String question) {
        return Keywords.of(question);
    }

    /// The language of a text as a BCP 47 tag (`en`, `fr`, `de`, `es`, `it`, `pt`, `nl`), or `und` when it is too short to
    /// tell, mixed, or in another one.
    public static String language(String text) {
        return Languages.of(text);
    }
}
