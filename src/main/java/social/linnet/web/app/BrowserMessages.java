package social.linnet.web.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.notification.Kind;
import social.linnet.notification.Notification;
import social.linnet.notification.push.Composer;
import social.linnet.page.Pages;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.studio.Job;
import social.linnet.studio.Studio;
import social.linnet.web.Assets;
import social.linnet.web.Messages;

import tools.jackson.databind.json.JsonMapper;

/// What the service worker of the site (`static/js/sw.js`) is sent: all that it shows, in the words of whom it is for, and
/// where it leads.
@Component
class BrowserMessages implements Composer {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_BODY = 240;
    private static final JsonMapper JSON = new JsonMapper();

    private final Pages pages;
    private final Studio studio;
    private final Messages messages;
    private final Assets assets;

    BrowserMessages(Pages pages, Studio studio, Messages messages, Assets assets) {
        this.pages = pages;
        this.studio = studio;
        this.messages = messages;
        this.assets = assets;
    }

    @Override
    public boolean forBrowsers() {
        return true;
    }

    @Override
    public byte[] compose(Notification one, Account recipient, Account actor, String token) {
        Locale locale = Locale.forLanguageTag(recipient.language());
        // only what they would be shown if they looked
        PostView post = one.post() == null ? null : pages.listing(recipient.id(), Surface.NOTIFICATION, List.of(one.post()), 1)
                .posts().stream().findFirst().orElse(null);
        String avatar = Person.of(actor).avatar();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("title", shortened(messages.text(locale, "notification." + one.kind().word(), actor.shownName()),
                LONGEST_TITLE));
        message.put("body", post == null ? ofJob(one, locale) : body(post));
        message.put("link", link(one, actor, post));
        // so many likes of one post are one line on the device, as they are on the page
        message.put("tag", one.kind().word() + (one.kind().isGroupable() ? " " + one.post() : " " + one.id()));
        message.put("lang", Messages.closest(locale).toLanguageTag());
        message.put("icon", avatar == null ? assets.path("icon-192.png") : "/media/" + avatar);
        message.put("badge", assets.path("badge-96.png"));
        return JSON.writeValueAsBytes(message);
    }

    /// What somebody asked the studio for, or why it could not be made.
    private String ofJob(Notification one, Locale locale) {
        if (one.kind() != Kind.JOB_READY && one.kind() != Kind.JOB_FAILED || one.about() == null) {
            return "";
        }
        Job job = studio.placed(one.recipient(), List.of(one.about())).get(one.about());
        if (job == null) {
            return "";
        }
        return shortened(job.failure() == null ? job.said() : messages.text(locale, job.reason()), LONGEST_BODY);
    }

    /// What is covered stays covered.
    private static String body(PostView post) {
        return shortened(post.warning().isEmpty() ? post.text() : post.warning(), LONGEST_BODY);
    }

    private static String link(Notification one, Account actor, @Nullable PostView post) {
        return switch (one.kind()) {
            case WARNING -> "/settings/decisions#d" + one.about();
            case FEATURED -> "/collections/" + one.about();
            case GRANT_ASKED, GRANT_GIVEN, GRANT_USED -> "/studio/grants#g" + one.about();
            case JOB_READY, JOB_FAILED -> "/studio/at/" + one.about();
            case APPEAL_ANSWERED -> "/studio/appeals/" + one.about();
            case REPORT -> "/admin/reports/" + one.about();
            // the page of a post finds its author by itself
            case MENTION, POST, LIKE, REPOST, QUOTE, POLL, EDIT, QUOTED_EDIT, CORRECTION ->
                    post == null ? "/notifications" : "/@" + actor.handle() + "/" + post.id();
            case FOLLOW, FOLLOW_REQUEST, SIGN_UP -> "/@" + actor.handle();
        };
    }

    /// Cut to so many characters, each of at most four bytes.
    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
