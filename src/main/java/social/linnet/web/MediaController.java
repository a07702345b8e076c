package social.linnet.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.Pages;

/// Stored pictures, videos and sounds, whole or in parts ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#name-range-requests)):
/// players ask for a film in parts, and some play none that cannot be had so. Those that everybody may see are kept for a year by whoever fetches them, others by nobody between
/// here and the reader.
@RestController
class MediaController {

    private static final Logger LOG = LoggerFactory.getLogger(MediaController.class);

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
                                     @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String same,
                                     @Nullable Visitor visitor) {
        Picture picture = pictures.findByName(name).orElseThrow(Refused::notFound);
        Picture.Size size = size(picture, file);
        boolean signed = expires != null && signature != null && pictures.holds(picture, expires, signature);
        if (!pages.mayFetch(Site.viewer(visitor), picture, signed)) {
            throw Refused.notFound();
        }
        FileSystemResource body = new FileSystemResource(pictures.file(picture, size));
        if (!body.exists()) {
            LOG.debug("{} is not there", body.getPath());
            throw Refused.notFound();
        }
        String tag = "\"" + name.substring(0, 11) + size.word() + "\"";
        return ResponseEntity.ok()
                .eTag(tag)
                .contentType(MediaType.parseMediaType(picture.typeOf(size).mime()))
                .header(HttpHeaders.CACHE_CONTROL, kept(picture, signed))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(same == null || same.equals(tag) ? body : whole(body));
    }

    /// A resource whose parts are not given: who holds the parts of another file is sent all of this one, as
    /// [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#name-if-range) wants it.
    private static Resource whole(FileSystemResource file) {
        try {
            return new InputStreamResource(file.getInputStream());
        } catch (NoSuchFileException gone) {
            throw Refused.notFound();
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be read", e);
        }
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
