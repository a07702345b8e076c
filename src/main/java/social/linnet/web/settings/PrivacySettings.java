package social.linnet.web.settings;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.account.Discovery;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.MayDo;
import social.linnet.moderation.QuotePolicy;
import social.linnet.moderation.ReplyPolicy;
import social.linnet.web.Cookies;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Who reaches somebody, who finds them, and how their posts begin.
@Controller
class PrivacySettings {

    private final Site site;
    private final Accounts accounts;
    private final Discovery discovery;
    private final Details details;
    private final MayDo mayDo;
    private final Cookies cookies;

    PrivacySettings(Site site, Accounts accounts, Discovery discovery, Details details, MayDo mayDo, Cookies cookies) {
        this.site = site;
        this.accounts = accounts;
        this.discovery = discovery;
        this.details = details;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/settings/privacy")
    View privacy(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Discovery.Findable found = discovery.find(List.of(visitor.id())).get(visitor.id());
        Details.Defaults begin = details.defaults(visitor.id());
        return site.page("settings/privacy", new PrivacyPage(site.frame(request, response), visitor.account().locked(),
                visitor.account().hidesFollows(), found != null && found.discoverable(),
                found != null && found.indexable(),
                Objects.requireNonNullElse(begin.audience(), CanSee.proposed()).word(),
                Objects.requireNonNullElse(begin.replies(), "anyone"),
                Objects.requireNonNullElse(begin.quotes(), "anyone"), begin.sensitive()));
    }

    @PostMapping("/settings/privacy")
    View change(Visitor visitor, @RequestParam(defaultValue = "false") boolean locked,
                @RequestParam(defaultValue = "false") boolean hides,
                @RequestParam(defaultValue = "false") boolean discoverable,
                @RequestParam(defaultValue = "false") boolean indexable, HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
        if (locked != visitor.account().locked()) {
            accounts.setLocked(visitor.id(), locked);
        }
        if (hides != visitor.account().hidesFollows()) {
            accounts.setHidesFollows(visitor.id(), hides);
        }
        discovery.allow(visitor.id(), discoverable, indexable);
        return saved(response);
    }

    @PostMapping("/settings/privacy/posts")
    View begin(Visitor visitor, @RequestParam(defaultValue = "") String audience,
               @RequestParam(defaultValue = "") String replies, @RequestParam(defaultValue = "") String quotes,
               @RequestParam(defaultValue = "false") boolean sensitive, HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
        details.begin(visitor.id(), new Details.Defaults(Audience.ofWord(audience)
                .orElseThrow(() -> Refused.invalid("choice-unknown")), sensitive,
                details.defaults(visitor.id()).language(), word(quotes, QuotePolicy.values()),
                word(replies, ReplyPolicy.values())));
        return saved(response);
    }

    private static String word(String chosen, Enum<?>[] among) {
        for (Enum<?> each : among) {
            String word = each.name().toLowerCase(Locale.ROOT);
            if (word.equals(chosen)) {
                return word;
            }
        }
        throw Refused.invalid("choice-unknown");
    }

    private View saved(HttpServletResponse response) {
        cookies.flash(response, "saved");
        return Site.redirect(Section.PRIVACY.path());
    }
}
