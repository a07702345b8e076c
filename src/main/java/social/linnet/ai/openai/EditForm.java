package social.linnet.ai.openai;

import java.util.ArrayList;
import java.util.List;

import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.EditRequest;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.openai.wire.PictureHeader;
import social.linnet.ai.openai.wire.Server;

/// The form of `POST images/edits`. Each part says truly what it is: OpenAI refuses those that do not, and
/// stable-diffusion.cpp answers 200 as if a picture that it cannot read were not there.
final class EditForm {

    private static final int MOST_BYTES = 50_000_000;
    private static final int MOST_BYTES_DALLE_2 = 4_000_000;

    private final Server server;
    private final Dialect dialect;
    private final EditRequest request;
    private final String prompt;
    private final List<PictureHeader> headers = new ArrayList<>();
    private final byte[] mask;

    /// @param prompt the request's prompt, cleared
    /// @throws AiFailure [Reason#UNSUPPORTED] when the model takes no such pictures
    EditForm(Server server, Dialect dialect, EditRequest request, String prompt) {
        this.server = server;
        this.dialect = dialect;
        this.request = request;
        this.prompt = prompt;
        for (Source source : request.sources()) {
            PictureHeader header = PictureHeader.of(source.bytes());
            if (header == null || source.bytes().length >= MOST_BYTES) {
                throw refused("a source is no PNG, JPEG or WebP that the API takes");
            }
            headers.add(header);
        }
        PictureHeader first = headers.getFirst();
        if (dialect == Dialect.DALLE_3) {
            throw refused("dall-e-3 does not edit");
        }
        if (dialect == Dialect.DALLE_2 && (headers.size() > 1 || !first.mime().equals("image/png")
                || first.width() != first.height() || request.sources().getFirst().bytes().length >= MOST_BYTES_DALLE_2)) {
            throw refused("dall-e-2 edits one square PNG of less than 4 MB");
        }
        byte[] given = request.mask();
        mask = given == null ? new byte[0] : Mask.fit(given, first.width(), first.height());
    }

    /// The body; may be asked for again.
    ///
    /// @param streaming whether pictures on the way are asked for
    RequestBody body(boolean streaming) {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM).addFormDataPart("prompt", prompt)
                .addFormDataPart("size", size());
        if (server.model() != null) {
            form.addFormDataPart("model", server.model());
        }
        if (!request.requester().isBlank()) {
            form.addFormDataPart("user", request.requester());
        }
        if (dialect != Dialect.GPT_IMAGE) {
            form.addFormDataPart("response_format", "b64_json");
        }
        if (Dialect.hasFidelity(server.model())) {
            form.addFormDataPart("input_fidelity", "high");
        }
        if (streaming) {
            form.addFormDataPart("stream", "true").addFormDataPart("partial_images", String.valueOf(Generation.PARTIALS));
        }
        // dall-e-2 and simple servers know no array of one
        String name = headers.size() == 1 ? "image" : "image[]";
        for (int i = 0; i < headers.size(); i++) {
            PictureHeader header = headers.get(i);
            form.addFormDataPart(name, "picture-" + (i + 1) + "." + header.extension(),
                    RequestBody.create(request.sources().get(i).bytes(), MediaType.get(header.mime())));
        }
        if (mask.length > 0) {
            form.addFormDataPart("mask", "mask.png", RequestBody.create(mask, MediaType.get("image/png")));
        }
        return form.build();
    }

    private String size() {
        if (request.shape() != null) {
            return dialect.size(request.shape());
        }
        return dialect.sizeLike(server.model(), headers.getFirst().width(), headers.getFirst().height());
    }

    private static AiFailure refused(String why) {
        return new AiFailure(Reason.UNSUPPORTED, why, null);
    }
}
