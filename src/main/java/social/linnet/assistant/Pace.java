package social.linnet.assistant;

/// Looks now and then at what comes in many pieces. Looking costs time: of that it takes a fifth at most, however small the pieces
/// are and however dear it is to look at what is there.
public final class Pace {

    /// How many times as long as a look took nobody looks again.
    private static final int RESTS = 4;

    private long next = System.nanoTime();

    /// Looks, unless it is too early.
    public void look(Runnable look) {
        long begun = System.nanoTime();
        if (begun - next >= 0) {
            look.run();
            long now = System.nanoTime();
            next = now + RESTS * (now - begun);
        }
    }
}
