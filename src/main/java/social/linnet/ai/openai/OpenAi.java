package social.linnet.ai.openai;

import java.time.Clock;

import social.linnet.ai.ImageModel;
import social.linnet.ai.Moderator;
import social.linnet.ai.TextModel;
import social.linnet.ai.VideoModel;
import social.linnet.ai.openai.text.OpenAiText;
import social.linnet.ai.openai.wire.Breaker;
import social.linnet.ai.openai.wire.Limits;
import social.linnet.ai.openai.wire.Pause;
import social.linnet.ai.openai.wire.Server;
import social.linnet.settings.Settings;

/// Makes the models that a server with OpenAI's API gives. Each connects, and loads the vendor's SDK (about two seconds), at
/// the first call rather than here, and is safe for use by many threads. Without an address it is OpenAI's own server.
public final class OpenAi {

    private OpenAi() {
    }

    /// A model that makes images by `POST images/generations` and `POST images/edits`.
    ///
    /// @param provider where, with which key, which model
    public static ImageModel images(Settings.Provider provider) {
        return new OpenAiImages(Server.of(provider, "gpt-image-1"), Limits.DEFAULT, Breaker.NANOS, Pause.REAL);
    }

    /// A model that answers in words by `POST responses` or `POST chat/completions`.
    ///
    /// @param text where, with which key, which model, and what is known of it
    public static TextModel text(Settings.Text text) {
        return new OpenAiText(Server.of(text.server(), "gpt-4.1-mini"), text.api(), text.pictures(), Limits.DEFAULT, Breaker.NANOS,
                Pause.REAL);
    }

    /// A model that makes videos by `/videos`.
    ///
    /// @param provider where, with which key, which model
    public static VideoModel videos(Settings.Provider provider) {
        return new OpenAiVideos(Server.of(provider, "sora-2"), Limits.DEFAULT, Breaker.NANOS, Pause.REAL, Clock.systemUTC());
    }

    /// A moderator that asks `POST moderations`.
    ///
    /// @param provider where, with which key, which model
    public static Moderator moderator(Settings.Provider provider) {
        return new OpenAiModerator(Server.of(provider, "omni-moderation-latest"), Limits.DEFAULT, Breaker.NANOS, Pause.REAL);
    }
}
