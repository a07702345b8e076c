package social.linnet.web.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Recoveries;
import social.linnet.mail.Letter;
import social.linnet.mail.Mailer;
import social.linnet.settings.House;
import social.linnet.settings.Settings;
import social.linnet.web.Messages;
import social.linnet.web.Site;

/// The letters that the site writes, each in its reader's language. Without a mail server, links for a new password stand on
/// the console instead, for whoever runs the site to pass on.
@Component
public class Mails {

    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);

    private final Site site;
    private final Mailer mailer;
    private final Messages messages;
    private final House house;
    private final Settings settings;

    Mails(Site site, Mailer mailer, Messages messages, House house, Settings settings) {
        this.site = site;
        this.mailer = mailer;
        this.messages = messages;
        this.house = house;
        this.settings = settings;
    }

    /// Whether letters are sent at all.
    boolean areSent() {
        return mailer.isSet();
    }

    /// A link for a new password.
    void recover(Recoveries.Letter letter) {
        String link = settings.origin() + "/reset/new?token=" + letter.token();
        if (!mailer.isSet()) {
            LOG.info("@{} asks for a new password and this server sends no mail. Make sure of who asks, then pass on this "
                    + "link, which works once and for an hour: {}", letter.account().handle(), link);
        } else if (letter.email() != null) {
            send("reset", letter.account(), letter.email(), link);
        }
    }

    /// A link that takes on a new address, to that address.
    void confirm(Recoveries.Letter letter) {
        send("confirm", letter.account(), Objects.requireNonNull(letter.email()),
                settings.origin() + "/email/confirm?token=" + letter.token());
    }

    /// Another address was taken on: said to the one of before.
    void moved(Recoveries.Moved moved) {
        if (moved.before() != null) {
            send("moved", moved.account(), moved.before(), null);
        }
    }

    /// The password is another one.
    void changed(Account account, String email) {
        send("changed", account, email, null);
    }

    /// An administrator let somebody in.
    public void welcome(Account account, String email) {
        send("welcome", account, email, settings.origin() + "/sign-in");
    }

    private void send(String kind, Account account, String to, @Nullable String link) {
        Locale locale = Locale.forLanguageTag(account.language());
        String subject = messages.text(locale, "mail." + kind + ".subject", house.name());
        String hello = messages.text(locale, "mail.hello", account.shownName());
        List<String> said = messages.text(locale, "mail." + kind, house.name(), account.handle()).lines()
                .filter(line -> !line.isBlank()).toList();
        String after = messages.text(locale, "mail." + kind + ".after", house.name());
        String from = messages.text(locale, "mail.from", house.name(), settings.domain());
        StringBuilder text = new StringBuilder(hello).append("\n\n");
        said.forEach(line -> text.append(line).append("\n\n"));
        if (link != null) {
            text.append(link).append("\n\n");
        }
        text.append(after).append("\n\n-- \n").append(from).append('\n');
        String html = site.text("mail/letter", Map.of("lang", account.language(), "subject", subject, "hello", hello,
                "said", said, "link", link == null ? "" : link,
                "action", link == null ? "" : messages.text(locale, "mail." + kind + ".action"), "after", after,
                "from", from));
        mailer.send(new Letter(to, subject, text.toString(), html));
    }
}
