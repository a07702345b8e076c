package social.linnet.web.settings;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.account.OAuthTokens;
import social.linnet.assistant.Preferences;
import social.linnet.assistant.Talk;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;
import social.linnet.notification.Policies;
import social.linnet.notification.Policy;
import social.linnet.studio.Studio;
import social.linnet.studio.work.Dial;
import social.linnet.studio.work.Dials;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Look;
import social.linnet.web.Site;
import social.linnet.web.Visitor;
import social.linnet.web.app.PushPages;

/// The list of all settings, and those of them that need little: look, languages, notifications, AI, apps.
@Controller
class SettingsController {

    private final Site site;
    private final Accounts accounts;
    private final Details details;
    private final OAuthTokens tokens;
    private final Policies policies;
    private final MayDo mayDo;
    private final Cookies cookies;
    private final PushPages pushes;
    private final Works works;
    private final Dials dials;
    private final Preferences preferences;
    private final Vetoes vetoes;
    private final Studio studio;
    private final Talk talk;

    SettingsController(Site site, Accounts accounts, Details details, OAuthTokens tokens, Policies policies,
                       MayDo mayDo, Cookies cookies, PushPages pushes, Works works, Dials dials, Preferences preferences,
                       Vetoes vetoes, Studio studio, Talk talk) {
        this.preferences = preferences;
        this.vetoes = vetoes;
        this.studio = studio;
        this.talk = talk;
        this.works = works;
        this.dials = dials;
        this.pushes = pushes;
        this.site = site;
        this.accounts = accounts;
        this.details = details;
        this.tokens = tokens;
        this.policies = policies;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/settings")
    View index(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.view("settings", Map.of("f", site.frame(request, response)));
    }

    @GetMapping("/settings/appearance")
    View appearance(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.view("settings/appearance", Map.of("f", site.frame(request, response)));
    }

    /// Kept in this browser alone.
    @PostMapping("/settings/appearance")
    View changeAppearance(Visitor visitor, @RequestParam(defaultValue = "") String theme,
                          @RequestParam(defaultValue = "usual") String text,
                          @RequestParam(name = "choice", required = false) @Nullable Set<String> chosen,
                          HttpServletResponse response) {
        EnumSet<Look.Choice> choices = EnumSet.noneOf(Look.Choice.class);
        for (Look.Choice each : Look.Choice.values()) {
            if (chosen != null && chosen.contains(each.word())) {
                choices.add(each);
            }
        }
        Look.Text size = Look.Text.USUAL;
        for (Look.Text each : Look.Text.values()) {
            if (each.word().equals(text)) {
                size = each;
            }
        }
        cookies.look(response, new Look(theme.equals("light") || theme.equals("dark") ? theme : null, size, choices));
        return saved(response, Section.APPEARANCE);
    }

    @GetMapping("/settings/languages")
    View languages(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return languages(visitor, site.frame(request, response), HttpStatus.OK);
    }

    private View languages(Visitor visitor, Frame frame, HttpStatus status) {
        String posts = details.defaults(visitor.id()).language();
        return site.view("settings/languages", Map.of("f", frame, "posts", posts == null ? "" : posts,
                "languages", Tongues.all(frame.locale(), posts)), status);
    }

    @PostMapping("/settings/languages")
    View changeLanguages(Visitor visitor, @RequestParam(defaultValue = "") String language,
                         @RequestParam(defaultValue = "") String posts, HttpServletRequest request,
                         HttpServletResponse response) {
        try {
            mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
            Details.Defaults before = details.defaults(visitor.id());
            details.begin(visitor.id(), new Details.Defaults(before.audience(), before.sensitive(),
                    posts.isEmpty() ? null : posts, before.quotes(), before.replies()));
            accounts.setLanguage(visitor.id(), language);
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            return languages(visitor, site.frame(request, response, frame.refused(refused)), Answers.status(refused));
        }
        return saved(response, Section.LANGUAGES);
    }

    @GetMapping("/settings/notifications")
    View notifications(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.view("settings/notifications", Map.of("f", site.frame(request, response),
                "policy", policies.of(visitor.id()), "push", pushes.state(visitor)));
    }

    @PostMapping("/settings/notifications")
    View changeNotifications(Visitor visitor, @RequestParam Map<String, String> fields, HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
        policies.set(visitor.id(), new Policy(choice(fields, "not-following"), choice(fields, "not-followers"),
                choice(fields, "new-accounts"), choice(fields, "private-mentions"), choice(fields, "limited-accounts")));
        return saved(response, Section.NOTIFICATIONS);
    }

    private static Policy.Choice choice(Map<String, String> fields, String of) {
        String word = fields.getOrDefault(of, "").toUpperCase(Locale.ROOT);
        for (Policy.Choice each : Policy.Choice.values()) {
            if (each.name().equals(word)) {
                return each;
            }
        }
        throw Refused.invalid("choice-unknown");
    }

    @GetMapping("/settings/ai")
    View ai(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.view("settings/ai", Map.of("f", site.frame(request, response), "habit", works.habit(visitor.id()),
                "dial", dials.of(visitor.id()), "embeds", works.embeds(visitor.id()), "voice", preferences.voice(visitor.id()),
                "silent", vetoes.isSilent(visitor.id()), "makers", studio.makers(), "text", talk.model()));
    }

    /// Whose AI-made pictures one wants to come upon.
    @PostMapping("/settings/ai/dial")
    View dial(Visitor visitor, @RequestParam(defaultValue = "") String dial, HttpServletResponse response) {
        dials.turn(visitor.id(), Dial.ofWord(dial).orElseThrow(() -> Refused.invalid("choice-unknown")));
        return saved(response, Section.AI);
    }

    /// What one's works allow unless one says otherwise of one.
    @PostMapping("/settings/ai")
    View works(Visitor visitor, @RequestParam(defaultValue = "style") String shows,
               @RequestParam(name = "allow", defaultValue = "") List<String> allow,
               @RequestParam(defaultValue = "") String embed, HttpServletResponse response) {
        works.setEmbeds(visitor.id(), !embed.isEmpty());
        works.setHabit(visitor.id(), new Works.Habit(Work.Shows.ofWord(shows).orElseThrow(() -> Refused.invalid("choice-unknown")),
                Verb.ofWords(allow)));
        return saved(response, Section.AI);
    }

    @GetMapping("/settings/apps")
    View apps(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        List<AppsPage.App> apps = tokens.of(visitor.id()).stream().map(grant -> new AppsPage.App(
                Long.toString(grant.token()), grant.app(), grant.website(), grant.scopes().names().stream().toList(),
                grant.since())).toList();
        return site.page("settings/apps", new AppsPage(site.frame(request, response), apps));
    }

    @PostMapping("/settings/apps/{id}/end")
    View revoke(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        tokens.revoke(visitor.id(), id);
        cookies.flash(response, "app");
        return Site.redirect(Section.APPS.path());
    }

    private View saved(HttpServletResponse response, Section section) {
        cookies.flash(response, "saved");
        return Site.redirect(section.path());
    }
}
