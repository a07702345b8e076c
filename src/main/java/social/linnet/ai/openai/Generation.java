package social.linnet.ai.openai;

import com.openai.models.images.ImageGenerateParams;
import social.linnet.ai.openai.wire.Server;
import social.linnet.ai.openai.wire.Wire;

/// The request of `POST images/generations`.
///
/// @param streaming whether pictures on the way are asked for
record Generation(Server server, Dialect dialect, boolean streaming, String prompt, String size, String requester) {

    /// How many pictures on the way are asked for.
    static final int PARTIALS = 2;

    @SuppressWarnings("deprecation") // what the SDK calls deprecated is what the imitators, and dall-e, know
    Wire.Ask ask() {
        return (client, ticket, options) -> {
            ImageGenerateParams.Builder params = ImageGenerateParams.builder().prompt(prompt).size(size)
                    .putAdditionalHeader(Wire.TICKET, ticket);
            if (server.model() != null) {
                params.model(server.model());
            }
            if (!requester.isBlank()) {
                params.user(requester);
            }
            if (dialect != Dialect.GPT_IMAGE) {
                params.responseFormat(ImageGenerateParams.ResponseFormat.B64_JSON);
            }
            if (streaming) {
                params.partialImages(PARTIALS);
                return client.images().withRawResponse().generateStreaming(params.build(), options);
            }
            return client.images().withRawResponse().generate(params.build(), options);
        };
    }
}
