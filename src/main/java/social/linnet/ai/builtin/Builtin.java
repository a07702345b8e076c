package social.linnet.ai.builtin;

import social.linnet.ai.ImageModel;

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
}
