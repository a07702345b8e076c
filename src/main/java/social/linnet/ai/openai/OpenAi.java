package social.linnet.ai.openai;

import social.linnet.ai.ImageModel;
import social.linnet.settings.Settings;

/// Makes the models that a server with OpenAI's API gives.
public final class OpenAi {

    private OpenAi() {
    }

    /// A model that makes images by `POST images/generations`. Connects, and loads the vendor's SDK (about two seconds),
    /// at the first picture rather than here. Safe for use by many threads.
    ///
    /// @param provider where, with which key, which model; without an address it is OpenAI's own
    public static ImageModel images(Settings.Provider provider) {
        return new OpenAiImages(Server.of(provider), Limits.DEFAULT, Breaker.NANOS, OpenAiImages.WAIT);
    }
}
