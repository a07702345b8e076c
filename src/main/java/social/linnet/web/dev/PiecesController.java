package social.linnet.web.dev;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.studio.Job;
import social.linnet.web.Assets;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.inbox.NotificationsPage;

/// The tokens and every piece in every state, light and dark side by side. Only for whoever works on the site.
@Controller
@ConditionalOnProperty("linnet.dev")
class PiecesController {

    /// So that two of the samples are new.
    private static final long SEEN = 88;

    private final Site site;
    private final Assets assets;

    PiecesController(Site site, Assets assets) {
        this.site = site;
        this.assets = assets;
    }

    @GetMapping("/dev/pieces")
    View pieces(HttpServletRequest request, HttpServletResponse response) {
        return site.view("dev/pieces", parameters(site.frame(request, response), assets));
    }

    /// What the page is made of, also for the tests.
    static Map<String, Object> parameters(Frame f, Assets assets) {
        String css = new String(assets.find(assets.path("app.css").substring(Assets.PATH.length())).orElseThrow().bytes(),
                StandardCharsets.UTF_8);
        List<Job> jobs = new ArrayList<>();
        for (Job.State state : Job.State.values()) {
            jobs.add(Samples.job(state, Shape.SQUARE, 4, state == Job.State.FAILED ? Job.Failure.BUSY : null));
        }
        Frame robins = Samples.frame(f.locale(), Samples.ROBIN, "/dev/pieces");
        return Map.of("f", robins, "light", Tokens.of(css, false), "dark", Tokens.of(css, true), "jobs", jobs, "told",
                new NotificationsPage(robins, NotificationsPage.Show.ALL, ToldSamples.told(), null, SEEN, ToldSamples.standings(), 0, 0,
                        Map.of()),
                "studio", WorkSamples.of(robins));
    }

    /// The samples' pictures, which are in no store.
    @GetMapping("/media/p{seed:[0-9]{1,2}}/{size}.png")
    ResponseEntity<byte[]> picture(@PathVariable long seed, @PathVariable String size) {
        return ResponseEntity.ok().header("Content-Type", "image/png")
                .body(new SamplePicture(seed, size.equals("large") ? 1200 : 600, size.equals("large") ? 800 : 400).png());
    }
}
