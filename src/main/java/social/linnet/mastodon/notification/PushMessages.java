package social.linnet.mastodon.notification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Json;
import social.linnet.notification.Notification;
import social.linnet.notification.push.Composer;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;

/// What apps are sent by web push: enough to show something at once, and to ask for the rest.
///
/// `access_token` is the token that subscribed: apps with several people find the right one by it.
@Component
class PushMessages implements Composer {

    private static final int LONGEST_BODY = 140;
    private static final int LONGEST_TITLE = 120;

    private final Pages pages;
    private final MessageSource texts;
    private final Addresses addresses;

    PushMessages(Pages pages, MessageSource texts, Addresses addresses) {
        this.pages = pages;
        this.texts = texts;
        this.addresses = addresses;
    }

    @Override
    public boolean forBrowsers() {
        return false;
    }

    @Override
    public byte[] compose(Notification one, Account recipient, Account actor, String token) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("access_token", token);
        message.put("preferred_locale", recipient.language());
        // a number, as Mastodon's is: apps read it as one
        message.put("notification_id", one.id());
        message.put("notification_type", Types.of(one.kind()));
        message.put("icon", addresses.avatar(actor.avatar()));
        message.put("title", shortened(texts.getMessage("notification." + one.kind().word(),
                new Object[] {actor.shownName()}, Locale.forLanguageTag(recipient.language())), LONGEST_TITLE));
        message.put("body", one.post() == null ? "" : pages.listing(recipient.id(), Surface.NOTIFICATION,
                List.of(one.post()), 1).posts().stream().map(PushMessages::body).findFirst().orElse(""));
        return Json.write(message);
    }

    /// Only what they would be shown if they looked; what is covered stays covered.
    private static String body(PostView post) {
        return shortened(post.warning().isEmpty() ? post.text() : post.warning(), LONGEST_BODY);
    }

    /// Cut to so many characters, each of at most four bytes.
    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
