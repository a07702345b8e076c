package social.linnet.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The style sheet, the scripts and the drawings, for a year: their names change with their content.
@RestController
class StaticController {

    private final Assets assets;

    StaticController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(Assets.PATH + "{name}")
    ResponseEntity<byte[]> file(@PathVariable String name) {
        return answer(name);
    }

    /// A script among those that it imports.
    @GetMapping(Assets.PATH + "{folder}/{name}")
    ResponseEntity<byte[]> module(@PathVariable String folder, @PathVariable String name) {
        return answer(folder + "/" + name);
    }

    private ResponseEntity<byte[]> answer(String name) {
        return assets.find(name).map(asset -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, asset.mime())
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                        .body(asset.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
