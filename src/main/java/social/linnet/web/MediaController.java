package social.linnet.web;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.Pages;

/// Stored pictures. Those that everybody may see are kept for a year by whoever fetches them, others by nobody between
/// here and the reader.
@RestController
class MediaController {

    private final Pictures pictures;
    private final Pages pages;

    MediaController(Pictures pictures, Pages pages) {
        this.pictures = pictures;
        this.pages = pages;
    }

    @GetMapping("/media/{name}/{file}")
    ResponseEntity<Resource> picture(@PathVariable String name, @PathVariable String file,
                                     @RequestParam(name = "exp", required = false) @Nullable String expires,
                                     @RequestParam(name = "sig", required = false) @Nullable String signature,
                                     @Nullable Visitor visitor) {
        Picture picture = pictures.findByName(name).orElseThrow(Refused::notFound);
        Picture.Size size = size(picture, file);
        boolean signed = expires != null && signature != null && pictures.holds(picture, expires, signature);
        if (!pages.mayFetch(Site.viewer(visitor), picture, signed)) {
            throw Refused.notFound();
        }
        Path path = pictures.file(picture, size);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.typeOf(size).mime()))
                .header(HttpHeaders.CACHE_CONTROL, kept(picture, signed))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(new FileSystemResource(path));
    }

    /// A signed address stays the same for five minutes, and the reader's own browser may keep what it got for as long.
    private static String kept(Picture picture, boolean signed) {
        if (picture.open()) {
            return "public, max-age=31536000, immutable";
        }
        return signed ? "private, max-age=300" : "private, no-store";
    }

    private static Picture.Size size(Picture picture, String file) {
        for (Picture.Size size : Picture.Size.values()) {
            if (picture.path(size).endsWith("/" + file)) {
                return size;
            }
        }
        throw Refused.notFound();
    }
}
