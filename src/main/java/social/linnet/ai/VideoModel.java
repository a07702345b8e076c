package social.linnet.ai;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// Makes videos from words elsewhere, which takes minutes: it is started, asked after and fetched, each in a call of its
/// own, so that whoever waits may end and begin again in between.
public interface VideoModel {

    /// Who makes it, as people are told on every video.
    ModelName name();

    /// Begins a video.
    ///
    /// @return what to ask after, 1 to 200 characters
    /// @throws AiFailure when it was not begun
    String start(VideoRequest request);

    /// Begins a video that changes one which this model made.
    ///
    /// @param made  what [#start] gave for that one
    /// @throws AiFailure when it was not begun; [AiFailure.Reason#UNSUPPORTED] when this model cannot do that
    String remix(String made, String prompt, String requester, Duration deadline);

    /// How far it is.
    ///
    /// @throws AiFailure when that cannot be learned just now ([AiFailure.Reason#BUSY], [AiFailure.Reason#UNAVAILABLE],
    ///                   [AiFailure.Reason#TIMED_OUT]) or when there will be no video (any other reason)
    Standing poll(String started, Duration deadline);

    /// Writes the finished video into a file: a stranger's bytes.
    ///
    /// @param most how many bytes it may have
    /// @throws AiFailure   when it cannot be had
    /// @throws IOException when the file cannot be written
    void fetch(String started, Path into, long most, Duration deadline) throws IOException;

    /// Asks the provider to destroy what it holds of it, or to stop making it. Does nothing when there is none.
    ///
    /// @throws AiFailure when that cannot be asked
    void discard(String started, Duration deadline);

    /// What is asked for.
    ///
    /// @param prompt    the person's words and the style's, 1 to 4,000 characters
    /// @param seconds   4, 8 or 12
    /// @param upright   taller than wide: 720 by 1,280 pixels; otherwise 1,280 by 720
    /// @param first     a picture that it begins with, of the video's size, or null
    /// @param requester a keyed hash of who asks, for the provider's abuse reports; never a name or an id
    /// @param deadline  how long the answer that it has begun may take
    record VideoRequest(String prompt, int seconds, boolean upright, ImageModel.@Nullable Source first, String requester,
                        Duration deadline) {
    }

    /// Where a video stands.
    ///
    /// @param done     whether it can be fetched
    /// @param progress 0 to 100, as far as the model says
    record Standing(boolean done, int progress) {
    }
}
