package social.linnet.ai.openai;

import java.io.ByteArrayInputStream;

import com.openai.core.MultipartField;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoDeleteParams;
import com.openai.models.videos.VideoDownloadContentParams;
import com.openai.models.videos.VideoRemixParams;
import com.openai.models.videos.VideoRetrieveParams;
import com.openai.models.videos.VideoSeconds;
import com.openai.models.videos.VideoSize;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.VideoModel.VideoRequest;
import social.linnet.ai.openai.wire.PictureHeader;
import social.linnet.ai.openai.wire.Server;
import social.linnet.ai.openai.wire.Wire;

/// The requests of `/videos`. Forms rather than JSON: vLLM-Omni takes nothing else. Whoever asks is not named, the API has
/// no field for it.
@SuppressWarnings("deprecation") // OpenAI has called all of /videos deprecated, and names nothing in its place
final class VideoCalls {

    private VideoCalls() {
    }

    static Wire.Ask start(Server server, VideoRequest request, String prompt) {
        return (client, ticket, options) -> {
            VideoCreateParams.Builder params = VideoCreateParams.builder().prompt(prompt)
                    .seconds(VideoSeconds.of(String.valueOf(request.seconds())))
                    .size(request.upright() ? VideoSize._720X1280 : VideoSize._1280X720).putAdditionalHeader(Wire.TICKET, ticket);
            if (server.model() != null) {
                params.model(server.model());
            }
            Source first = request.first();
            PictureHeader header = first == null ? null : PictureHeader.of(first.bytes());
            if (first != null && header != null) {
                params.inputReference(MultipartField.<VideoCreateParams.InputReference>builder()
                        .value(VideoCreateParams.InputReference.ofStream(new ByteArrayInputStream(first.bytes())))
                        .contentType(header.mime()).filename("picture." + header.extension()).build());
            }
            return client.videos().withRawResponse().create(params.build(), options);
        };
    }

    static Wire.Ask remix(String id, String prompt) {
        return (client, ticket, options) -> client.videos().withRawResponse().remix(
                VideoRemixParams.builder().videoId(id).prompt(prompt).putAdditionalHeader(Wire.TICKET, ticket).build(), options);
    }

    static Wire.Ask poll(String id) {
        return (client, ticket, options) -> client.videos().withRawResponse().retrieve(
                VideoRetrieveParams.builder().videoId(id).putAdditionalHeader(Wire.TICKET, ticket).build(), options);
    }

    static Wire.Ask content(String id) {
        return (client, ticket, options) -> client.videos().withRawResponse().downloadContent(
                VideoDownloadContentParams.builder().videoId(id).variant(VideoDownloadContentParams.Variant.VIDEO)
                        .putAdditionalHeader(Wire.TICKET, ticket).build(), options);
    }

    static Wire.Ask delete(String id) {
        return (client, ticket, options) -> client.videos().withRawResponse().delete(
                VideoDeleteParams.builder().videoId(id).putAdditionalHeader(Wire.TICKET, ticket).build(), options);
    }
}
