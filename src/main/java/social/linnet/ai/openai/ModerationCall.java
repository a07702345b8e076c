package social.linnet.ai.openai;

import java.util.Base64;
import java.util.List;

import com.openai.models.moderations.ModerationCreateParams;
import com.openai.models.moderations.ModerationImageUrlInput;
import com.openai.models.moderations.ModerationMultiModalInput;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.openai.wire.PictureHeader;
import social.linnet.ai.openai.wire.Server;
import social.linnet.ai.openai.wire.Wire;

/// The request of `POST moderations`. Nothing in it says whose words they are.
final class ModerationCall {

    private ModerationCall() {
    }

    static Wire.Ask words(Server server, String text) {
        return (client, ticket, options) -> client.moderations().withRawResponse().create(params(server, ticket).input(text).build(), options);
    }

    /// The picture goes along as a `data:` URL: an address would have to be open to everybody.
    static Wire.Ask picture(Server server, PictureHeader header, Source picture) {
        String url = "data:" + header.mime() + ";base64," + Base64.getEncoder().encodeToString(picture.bytes());
        ModerationImageUrlInput input = ModerationImageUrlInput.builder()
                .imageUrl(ModerationImageUrlInput.ImageUrl.builder().url(url).build()).build();
        return (client, ticket, options) -> client.moderations().withRawResponse().create(params(server, ticket)
                .inputOfModerationMultiModalArray(List.of(ModerationMultiModalInput.ofImageUrl(input))).build(), options);
    }

    private static ModerationCreateParams.Builder params(Server server, String ticket) {
        ModerationCreateParams.Builder params = ModerationCreateParams.builder().putAdditionalHeader(Wire.TICKET, ticket);
        if (server.model() != null) {
            params.model(server.model());
        }
        return params;
    }
}
