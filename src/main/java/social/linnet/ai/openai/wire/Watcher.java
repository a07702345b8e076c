package social.linnet.ai.openai.wire;

import java.util.function.BooleanSupplier;

/// Whoever waits for an answer, told on their own thread while it comes.
///
/// @param <P> what comes on the way
public interface Watcher<P> extends BooleanSupplier {

    /// The provider is asked; once an attempt.
    default void asked() {
        // most do not care
    }

    /// A part of the answer has come.
    void part(P part);

    /// The answer is whole.
    default void whole() {
        // most do not care
    }

    /// Whether nobody wants the answer any more.
    @Override
    boolean getAsBoolean();

    /// Nobody watches, nobody cancels.
    static <P> Watcher<P> none() {
        return new Watcher<>() {

            @Override
            public void part(P part) {
                // nobody watches
            }

            @Override
            public boolean getAsBoolean() {
                return false;
            }
        };
    }
}
