package social.linnet.web.view;

import static social.linnet.web.view.GalleryTest.render;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import social.linnet.ai.ModelName;
import social.linnet.consent.Choice;
import social.linnet.consent.Entry;
import social.linnet.consent.Purpose;
import social.linnet.consent.Stance;
import social.linnet.filter.Filter;
import social.linnet.instance.HouseTexts;
import social.linnet.notification.Policy;
import social.linnet.post.FeaturedTags;
import social.linnet.settings.Settings.Signup;
import social.linnet.studio.Makers;
import social.linnet.studio.work.Dial;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.web.Frame;
import social.linnet.web.dev.Samples;
import social.linnet.web.settings.AccountPage;
import social.linnet.web.settings.ConsentPage;
import social.linnet.web.settings.FilterPage;
import social.linnet.web.settings.PrivacyPage;
import social.linnet.web.settings.ProfilePage;
import social.linnet.web.settings.SecurityPage;
import social.linnet.web.settings.Tongues;
import social.linnet.web.settings.Wrong;

/// The settings, and the pages around a lost password, with samples.
final class SettingsGallery {

    static final ModelName WORD_LISTS = new ModelName("builtin", "word lists", true);

    private SettingsGallery() {
    }

    static ModelName at(String provider) {
        return new ModelName(provider, "model-1", false);
    }

    /// What is said of AI where these make things.
    static String ai(Frame f, Makers makers, ModelName text) {
        return render("settings/ai.jte", Map.of("f", f, "habit", new Works.Habit(Work.Shows.STYLE, EnumSet.of(Verb.EDIT)), "dial",
                Dial.FOLLOWED, "makers", makers, "text", text));
    }

    static void add(Map<String, String> pages, Frame f, Frame guest) {
        pages.put("settings", render("settings.jte", Map.of("f", f)));
        pages.put("settings-profile", render("settings/profile.jte", new ProfilePage(f, Samples.ROBIN,
                "p1/large.png", "Sample Robin", "Walks the <harbour> wall.", false, true,
                List.of(new ProfilePage.Field("Page", "https://robin.example/", true),
                        new ProfilePage.Field("", "", false)),
                List.of(new FeaturedTags.Featured(4, "harbour", "Harbour", 3, null)), List.of("frost"))));
        pages.put("settings-account", render("settings/account.jte", new AccountPage(f, "sample_robin",
                "linnet.example", "robin@linnet.example", true, "robin@", new Wrong("email",
                f.t("refused.email-invalid")), 2)));
        pages.put("settings-account-plain", render("settings/account.jte", new AccountPage(f, "sample_robin",
                "linnet.example", null, false, "", Wrong.NOTHING, 0)));
        pages.put("settings-security", render("settings/security.jte", new SecurityPage(f, "sample_robin", List.of(
                new SecurityPage.Device("a", "Firefox 145, Linux", "203.0.113.*",
                        Samples.NOW.minus(Duration.ofDays(30)), Samples.NOW, true),
                new SecurityPage.Device("b", "", null, Samples.NOW.minus(Duration.ofDays(90)),
                        Samples.NOW.minus(Duration.ofHours(7)), false)), Wrong.NOTHING)));
        pages.put("settings-privacy", render("settings/privacy.jte", new PrivacyPage(f, true, false, true, false,
                "public", "followed", "anyone", true)));
        Filter filter = new Filter(7, 11, "Spoilers <b>", EnumSet.allOf(Filter.Context.class), Filter.Action.WARN,
                Samples.NOW.plus(Duration.ofDays(3)), List.of(new Filter.Keyword(1, "finale", true)),
                List.of(new Filter.Single(2, 101)));
        pages.put("settings-filters", render("settings/filters.jte", Map.of("f", f, "filters", List.of(filter))));
        pages.put("settings-filters-none", render("settings/filters.jte", Map.of("f", f, "filters", List.of())));
        pages.put("settings-filter", render("settings/filter.jte", new FilterPage(f, "7", filter.title(), "finale",
                true, filter.contexts(), filter.action(), filter.expiresAt(), FilterPage.KEEP, 1)));
        pages.put("settings-filter-new", render("settings/filter.jte", new FilterPage(f, null, "", "", true, Set.of(),
                Filter.Action.HIDE, null, "week", 0)));
        pages.put("settings-appearance", render("settings/appearance.jte", Map.of("f", f)));
        pages.put("settings-languages", render("settings/languages.jte", Map.of("f", f, "posts", "fr", "languages",
                Tongues.all(f.locale(), "fr"))));
        pages.put("settings-notifications", render("settings/notifications.jte", Map.of("f", f, "policy",
                Policy.DEFAULT)));
        pages.put("settings-ai", ai(f, new Makers(Samples.PAINTER, Samples.PAINTER, null, WORD_LISTS), AssistantGallery.BUILTIN));
        pages.put("settings-ai-elsewhere", ai(f, new Makers(at("paint.example"), at("brush.example"), at("lake.example"), at("judge.example")),
                at("words.example")));
        pages.put("settings-consent", render("settings/consent.jte", new ConsentPage(f, List.of(
                ConsentPage.Question.of(f, Purpose.ASSISTANT_RATINGS, Stance.UNSAID)), List.of())));
        ConsentPage.Question agreed = ConsentPage.Question.of(f, Purpose.ASSISTANT_RATINGS, new Stance(Choice.EVERYTHING, 7));
        pages.put("settings-consent-said", render("settings/consent.jte", new ConsentPage(f, List.of(agreed), List.of(
                new Entry(7, Purpose.ASSISTANT_RATINGS, Choice.EVERYTHING, agreed.wording(), Samples.NOW),
                new Entry(5, Purpose.ASSISTANT_RATINGS, Choice.NO, null, Samples.NOW.minus(Duration.ofDays(400)))))));
        HouseTexts.Contact contact = new HouseTexts.Contact("", "ask@linnet.example", null);
        pages.put("reset", render("reset.jte", Map.of("f", guest, "asked", false, "mails", true, "contact", contact)));
        pages.put("reset-asked", render("reset.jte", Map.of("f", guest, "asked", true, "mails", false, "contact",
                contact)));
        pages.put("reset-new", render("reset-new.jte", Map.of("f", guest, "token", "t", "wrong", "")));
        pages.put("confirm", render("confirm.jte", Map.of("f", guest, "token", "t", "email", "robin@linnet.example")));
        pages.put("admin-welcome", render("admin/welcome.jte", Map.of("f", f, "name", "Linnet", "signup",
                Signup.APPROVAL, "line", "", "rules", "", "about", "")));
    }
}
