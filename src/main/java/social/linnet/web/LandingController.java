package social.linnet.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import social.linnet.instance.HouseTexts;
import social.linnet.instance.Rules;
import social.linnet.page.Pages;
import social.linnet.settings.House;

/// What somebody sees who is not signed in yet.
@Controller
class LandingController {

    private static final int POSTS = 6;

    private final Site site;
    private final Pages pages;
    private final House named;
    private final HouseTexts house;
    private final Rules rules;

    LandingController(Site site, Pages pages, House named, HouseTexts house, Rules rules) {
        this.site = site;
        this.pages = pages;
        this.named = named;
        this.house = house;
        this.rules = rules;
    }

    @GetMapping("/")
    View landing(@Nullable Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        if (visitor != null) {
            return Site.redirect("/home");
        }
        return site.view("landing", Map.of("f", site.frame(request, response), "mode", named.signup(),
                "posts", pages.latestWithPictures(POSTS)));
    }

    @GetMapping("/about")
    View about(HttpServletRequest request, HttpServletResponse response) {
        return site.view("about", Map.of("f", site.frame(request, response), "mode", named.signup(), "rules",
                rules.all(), "text", HouseController.parts(house.statement(HouseTexts.Kind.ABOUT)
                        .map(HouseTexts.Statement::text).orElse("")), "contact", house.contact()));
    }
}
