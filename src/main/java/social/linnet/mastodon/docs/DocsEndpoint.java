package social.linnet.mastodon.docs;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.wire.Answer;

/// The description of this API for programs; the one for people is the site's page `/api/docs`.
@Controller
class DocsEndpoint {

    private final OpenApi openApi;

    DocsEndpoint(OpenApi openApi) {
        this.openApi = openApi;
    }

    @Public
    @GetMapping("/api/docs/openapi.json")
    Answer document() {
        return Answer.of(openApi.document());
    }
}
