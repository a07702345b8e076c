package social.linnet.ai;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/// Makes pictures from words, and from pictures. Blocks until the picture is there; call it on a virtual thread.
public interface ImageModel {

    /// Who makes it, as people are told on every picture.
    ModelName name();

    /// Who makes pictures out of pictures, which may be another server.
    default ModelName editor() {
        return name();
    }

    /// Makes one picture.
    ///
    /// @throws AiFailure when there is no picture; never anything else that the model or the network caused
    MadeImage create(ImageRequest request, Progress progress);

    /// Makes one picture out of others: a region changed, a look put on it, several put together.
    ///
    /// @throws AiFailure when there is no picture; [AiFailure.Reason#UNSUPPORTED] when this model cannot do that
    default MadeImage edit(EditRequest request, Progress progress) {
        throw new AiFailure(AiFailure.Reason.UNSUPPORTED, name() + " makes pictures from words alone", null);
    }

    /// What is asked for.
    ///
    /// @param prompt    the person's words and the style's, 1 to 4,000 characters
    /// @param shape     the aspect ratio wanted; a model may answer with another size
    /// @param seed      the same request with another seed gives another variant; models that cannot, ignore it
    /// @param requester a keyed hash of who asks, for the provider's abuse reports; never a name or an id
    /// @param deadline  how long it may take in all
    record ImageRequest(String prompt, Shape shape, long seed, String requester, Duration deadline) {
    }

    /// What is asked for of pictures that are there.
    ///
    /// @param prompt    the person's words and the style's, 1 to 4,000 characters
    /// @param sources   1 to [#MAX_SOURCES] pictures: the first is what is changed, the others are looked at
    /// @param mask      which part of the first is to change, or null for all of it: a PNG of its size, where what is
    ///                  transparent is made anew and what is opaque stays
    /// @param shape     the aspect ratio wanted; null keeps that of the first source
    /// @param seed      the same request with another seed gives another variant; models that cannot, ignore it
    /// @param requester a keyed hash of who asks, for the provider's abuse reports; never a name or an id
    /// @param deadline  how long it may take in all
    record EditRequest(String prompt, List<Source> sources, byte @Nullable [] mask, @Nullable Shape shape, long seed,
                       String requester, Duration deadline) {

        public EditRequest {
            sources = List.copyOf(sources);
            if (sources.isEmpty() || sources.size() > MAX_SOURCES) {
                throw new IllegalArgumentException("an edit has 1 to " + MAX_SOURCES + " sources");
            }
        }
    }

    /// A picture that another is made from: one of this server's own files, decoded and written by it.
    ///
    /// @param mime `image/jpeg`, `image/png` or `image/webp`, as its bytes are
    record Source(byte[] bytes, String mime) {
    }

    /// Most sources of one edit.
    int MAX_SOURCES = 16;

    /// The aspect ratios people choose from.
    enum Shape {
        SQUARE(1024, 1024), LANDSCAPE(1536, 1024), PORTRAIT(1024, 1536);

        private final int width;
        private final int height;

        Shape(int width, int height) {
            this.width = width;
            this.height = height;
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }
    }

    /// What came back.
    ///
    /// @param bytes         an encoded picture of whatever type the model chose: a stranger's bytes
    /// @param revisedPrompt the words the model says it used instead of the person's, if it says so
    record MadeImage(byte[] bytes, @Nullable String revisedPrompt) {
    }

    /// Told while the model works, on the model's thread; must return quickly.
    interface Progress extends BooleanSupplier {

        /// @param fraction how much is done, 0 to 1, as far as the model can say
        /// @param partial  the picture so far, encoded, or null when only the fraction is known: a stranger's bytes
        void at(double fraction, byte @Nullable [] partial);

        /// Whether the person no longer wants it; the model then stops soon with [AiFailure.Reason#CANCELLED].
        @Override
        boolean getAsBoolean();

        /// Nobody watches, nobody cancels.
        Progress NONE = new Progress() {
            @Override
            public void at(double fraction, byte @Nullable [] partial) {
                // nobody watches
            }

            @Override
            public boolean getAsBoolean() {
                return false;
            }
        };
    }
}
