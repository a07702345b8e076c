package social.linnet.web;

import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The style sheet, the scripts and the drawings, for a year: their names change with their content.
@RestController
class StaticController {

    /// Named, and not refused with a weight of nothing.
    private static final Pattern GZIP = Pattern.compile("(?:^|[,\\s])(?:gzip|\\*)(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))");

    private final Assets assets;

    StaticController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(Assets.PATH + "{name}")
    ResponseEntity<byte[]> file(@PathVariable String name, @RequestHeader(name = "Accept-Encoding", defaultValue = "") String encodings) {
        return answer(name, encodings);
    }

    /// A script among those that it imports.
    @GetMapping(Assets.PATH + "{folder}/{name}")
    ResponseEntity<byte[]> module(@PathVariable String folder, @PathVariable String name,
                                  @RequestHeader(name = "Accept-Encoding", defaultValue = "") String encodings) {
        return answer(folder + "/" + name, encodings);
    }

    private ResponseEntity<byte[]> answer(String name, String encodings) {
        return assets.find(name).map(asset -> {
            boolean zipped = asset.zipped() != null && GZIP.matcher(encodings).find();
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, asset.mime())
                    .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            return zipped ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.zipped())
                    : answer.body(asset.bytes());
        }).orElseGet(() -> ResponseEntity.notFound().build());
    }
}
