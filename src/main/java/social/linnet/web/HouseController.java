package social.linnet.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.event.Refused;
import social.linnet.instance.HouseTexts;
import social.linnet.instance.Rules;
import social.linnet.post.PostText;
import social.linnet.post.Segment;
import social.linnet.settings.House;
import social.linnet.settings.Settings;

/// What this server says of itself: read by everybody, written by administrators.
@Controller
class HouseController {

    private final Site site;
    private final HouseTexts house;
    private final House named;
    private final Rules rules;
    private final Cookies cookies;

    HouseController(Site site, HouseTexts house, House named, Rules rules, Cookies cookies) {
        this.site = site;
        this.named = named;
        this.house = house;
        this.rules = rules;
        this.cookies = cookies;
    }

    /// To everybody but administrators these pages do not exist.
    static void requireAdministrator(Visitor visitor) {
        if (visitor.account().role() != Account.Role.ADMIN) {
            throw Refused.notFound();
        }
    }

    /// A text of the house in parts; it names nobody.
    static List<Segment> parts(String text) {
        return PostText.parse(text).stream().map(segment -> segment instanceof Segment.Link ? segment
                : (Segment) new Segment.Plain(segment.text())).toList();
    }

    @GetMapping("/privacy-policy")
    View privacy(HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        var text = house.statement(HouseTexts.Kind.PRIVACY);
        return site.view("long-text", Map.of("f", frame, "title", frame.t("house.privacy"), "help",
                text.map(one -> frame.t("house.changed", frame.ago(one.updatedAt()).day())).orElse(""),
                "text", parts(text.map(HouseTexts.Statement::text).orElse(""))));
    }

    @GetMapping("/terms-of-service")
    View terms(HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        return house.currentTerms().map(terms -> terms(frame, terms)).orElseGet(() -> site.view("long-text",
                Map.of("f", frame, "title", frame.t("house.terms"), "help", "", "text", List.of())));
    }

    @GetMapping("/terms-of-service/{day}")
    View terms(@PathVariable String day, HttpServletRequest request, HttpServletResponse response) {
        return terms(site.frame(request, response), house.terms().stream()
                .filter(terms -> terms.effectiveOn().toString().equals(day)).findFirst()
                .orElseThrow(Refused::notFound));
    }

    private View terms(Frame frame, HouseTexts.Terms terms) {
        return site.view("long-text", Map.of("f", frame, "title", frame.t("house.terms"), "help",
                frame.t("house.terms.since", terms.effectiveOn().toString()), "text", parts(terms.text())));
    }

    @GetMapping("/admin/house")
    View admin(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        requireAdministrator(visitor);
        return page(site.frame(request, response), HttpStatus.OK);
    }

    private View page(Frame frame, HttpStatus status) {
        return site.view("admin/house", Map.of("page", new HousePage(frame, named.signup(), house.contact(), rules.all(),
                text(HouseTexts.Kind.ABOUT), text(HouseTexts.Kind.PRIVACY), house.terms())), status);
    }

    private String text(HouseTexts.Kind kind) {
        return house.statement(kind).map(HouseTexts.Statement::text).orElse("");
    }

    @PostMapping("/admin/house/network")
    View network(Visitor visitor, @RequestParam(defaultValue = "") String name,
                 @RequestParam(defaultValue = "") String signup, HttpServletRequest request,
                 HttpServletResponse response) {
        return change(visitor, () -> named.choose(name, signup(signup)), request, response);
    }

    private static Settings.Signup signup(String word) {
        for (Settings.Signup each : Settings.Signup.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        throw Refused.invalid("choice-unknown");
    }

    /// The first steps of whoever made this place; each can be left out, and taken later.
    @GetMapping("/admin/welcome")
    View welcome(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        requireAdministrator(visitor);
        return welcome(site.frame(request, response), named.name(), named.signup(), house.contact().description(), "",
                text(HouseTexts.Kind.ABOUT), HttpStatus.OK);
    }

    private View welcome(Frame frame, String name, Settings.Signup signup, String line, String rules, String about,
                         HttpStatus status) {
        return site.view("admin/welcome", Map.of("f", frame, "name", name, "signup", signup, "line", line, "rules",
                rules, "about", about), status);
    }

    @PostMapping("/admin/welcome")
    View begin(Visitor visitor, @RequestParam(defaultValue = "") String name,
               @RequestParam(defaultValue = "") String signup, @RequestParam(defaultValue = "") String line,
               @RequestParam(name = "rules", defaultValue = "") String asked,
               @RequestParam(defaultValue = "") String about, HttpServletRequest request,
               HttpServletResponse response) {
        requireAdministrator(visitor);
        try {
            HouseTexts.Contact contact = house.contact();
            house.writeContact(line, contact.email(), contact.account() == null ? visitor.account().handle()
                    : contact.account().handle());
            house.write(HouseTexts.Kind.ABOUT, about);
            List<String> there = rules.all().stream().map(Rules.Rule::text).toList();
            asked.lines().map(String::strip).filter(rule -> !rule.isEmpty() && !there.contains(rule))
                    .forEach(rule -> rules.add(rule, ""));
            named.choose(name, signup(signup));
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            return welcome(site.frame(request, response, frame.refused(refused)), name, signup(signup), line, asked,
                    about, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.flash(response, "done");
        return Site.redirect("/home");
    }

    @PostMapping("/admin/house/contact")
    View contact(Visitor visitor, @RequestParam(defaultValue = "") String description,
                 @RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String handle,
                 HttpServletRequest request, HttpServletResponse response) {
        return change(visitor, () -> house.writeContact(description, email, handle), request, response);
    }

    @PostMapping("/admin/house/rules")
    View addRule(Visitor visitor, @RequestParam(defaultValue = "") String text,
                 @RequestParam(defaultValue = "") String hint, HttpServletRequest request,
                 HttpServletResponse response) {
        return change(visitor, () -> rules.add(text, hint), request, response);
    }

    @PostMapping("/admin/house/rules/{id}/remove")
    View removeRule(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return change(visitor, () -> rules.remove(id), request, response);
    }

    @PostMapping("/admin/house/texts")
    View texts(Visitor visitor, @RequestParam(defaultValue = "") String about,
               @RequestParam(defaultValue = "") String privacy, HttpServletRequest request,
               HttpServletResponse response) {
        return change(visitor, () -> {
            house.write(HouseTexts.Kind.ABOUT, about);
            house.write(HouseTexts.Kind.PRIVACY, privacy);
        }, request, response);
    }

    @PostMapping("/admin/house/terms")
    View addTerms(Visitor visitor, @RequestParam(defaultValue = "") String from,
                  @RequestParam(defaultValue = "") String terms, HttpServletRequest request,
                  HttpServletResponse response) {
        return change(visitor, () -> house.writeTerms(day(from), terms), request, response);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw Refused.invalid("day-unusable");
        }
    }

    private View change(Visitor visitor, Runnable change, HttpServletRequest request, HttpServletResponse response) {
        requireAdministrator(visitor);
        try {
            change.run();
        } catch (Refused refused) {
            String said = site.frame(request, response).refused(refused);
            return page(site.frame(request, response, said), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.flash(response, "done");
        return Site.redirect("/admin/house");
    }
}
