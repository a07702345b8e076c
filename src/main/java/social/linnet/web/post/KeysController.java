package social.linnet.web.post;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import social.linnet.web.Site;

/// What the keys do: a sheet over the page for the script, else a page.
@Controller
class KeysController {

    private final Site site;

    KeysController(Site site) {
        this.site = site;
    }

    @GetMapping("/keys")
    View keys(HttpServletRequest request, HttpServletResponse response) {
        return site.view(Site.isFragment(request) ? "keys/sheet" : "keys",
                Map.of("f", site.frame(request, response)));
    }
}
