package social.linnet.web.app;

import java.time.Duration;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// What a browser needs to install the site as an app, and to open it without a connection.
@Controller
class AppController {

    private static final Duration MANIFEST_KEPT = Duration.ofHours(1);

    private final Site site;
    private final Manifest manifest;
    private final ServiceWorker worker;

    AppController(Site site, Manifest manifest, ServiceWorker worker) {
        this.site = site;
        this.manifest = manifest;
        this.worker = worker;
    }

    /// In the language of the browser, which asks for it without cookies.
    @GetMapping("/manifest.webmanifest")
    ResponseEntity<byte[]> manifest(HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/manifest+json"))
                .cacheControl(CacheControl.maxAge(MANIFEST_KEPT).cachePublic()).varyBy("Accept-Language")
                .body(manifest.json(frame.site(), frame.locale()));
    }

    /// Asked for anew each time: the browser finds by it that there is a newer one.
    @GetMapping("/sw.js")
    ResponseEntity<byte[]> worker() {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
                .cacheControl(CacheControl.noCache()).body(worker.script());
    }

    /// The same for everybody: the service worker keeps it.
    @GetMapping("/offline")
    View offline(HttpServletRequest request, HttpServletResponse response) {
        return site.view("offline", Map.of("f", site.frame(request, response)));
    }

    /// Who is signed in, so that a page that comes back out of the browser's memory knows whether it is still theirs.
    @GetMapping("/signed-in")
    ResponseEntity<String> signedIn(@Nullable Visitor visitor) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).cacheControl(CacheControl.noStore())
                .body(visitor == null ? "" : Long.toString(visitor.id()));
    }
}
