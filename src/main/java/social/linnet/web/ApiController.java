package social.linnet.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import social.linnet.instance.ApiCatalogue;
import social.linnet.instance.ApiRoute;

/// The API, told to people who write apps. For programs the same stands at `/api/docs/openapi.json`.
@Controller
class ApiController {

    private final Site site;
    private final ApiCatalogue catalogue;

    ApiController(Site site, ApiCatalogue catalogue) {
        this.site = site;
        this.catalogue = catalogue;
    }

    @GetMapping("/api/docs")
    View docs(HttpServletRequest request, HttpServletResponse response) {
        Map<String, List<ApiRoute>> sections = new LinkedHashMap<>();
        catalogue.routes().forEach(route -> sections.computeIfAbsent(route.section(),
                _ -> new ArrayList<>()).add(route));
        return site.page("api", new ApiPage(site.frame(request, response), sections));
    }
}
