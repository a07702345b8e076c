package social.linnet.mail;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;

import social.linnet.settings.House;
import social.linnet.settings.Settings;

/// Sends letters, a few at a time, and again when a server does not take one at first. What could not be sent is gone with
/// a line in the log: whoever waits for a letter asks for another.
@Service
public class Mailer {

    /// Most letters on their way at once.
    static final int MAX_WAITING = 500;
    private static final int AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /// How long to wait before each further attempt.
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(20),
            Duration.ofMinutes(2));

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

    private final @Nullable JavaMailSenderImpl sender;
    private final House house;
    private final @Nullable String from;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final AtomicInteger waiting = new AtomicInteger();

    Mailer(Settings settings, House house) {
        this.sender = settings.mail().isSet() ? sender(settings.mail()) : null;
        this.from = settings.mail().from();
        this.house = house;
    }

    private static JavaMailSenderImpl sender(Settings.Mail mail) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(mail.host());
        sender.setPort(mail.port());
        sender.setUsername(mail.user());
        sender.setPassword(mail.password());
        sender.setDefaultEncoding("UTF-8");
        boolean whole = mail.tls() == Settings.Mail.Tls.TLS;
        sender.setProtocol(whole ? "smtps" : "smtp");
        String prefix = "mail." + sender.getProtocol() + ".";
        Properties properties = sender.getJavaMailProperties();
        boolean known = mail.user() != null && !mail.user().isBlank();
        properties.setProperty(prefix + "auth", Boolean.toString(known));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (mail.tls() == Settings.Mail.Tls.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        for (String each : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty(prefix + each, Long.toString(PATIENCE.toMillis()));
        }
        return sender;
    }

    /// Whether letters are sent at all.
    public boolean isSet() {
        return sender != null;
    }

    /// Sends a letter, soon. Nothing is sent where no server is named.
    public void send(Letter letter) {
        if (sender == null) {
            return;
        }
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            LOG.warn("{} letters are on their way already: “{}” is not sent", MAX_WAITING, letter.subject());
            return;
        }
        Thread.ofVirtual().name("mail").start(() -> {
            try {
                deliver(letter);
            } finally {
                waiting.decrementAndGet();
            }
        });
    }

    private void deliver(Letter letter) {
        for (int attempt = 0; ; attempt++) {
            try {
                attempt(letter);
                return;
            } catch (MailException | MessagingException failed) {
                if (attempt == PAUSES.size()) {
                    LOG.warn("The mail “{}” could not be sent: {}", letter.subject(), cause(failed));
                    return;
                }
            }
            try {
                Thread.sleep(PAUSES.get(attempt));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void attempt(Letter letter) throws MessagingException {
        JavaMailSenderImpl by = Objects.requireNonNull(sender);
        room.acquireUninterruptibly();
        try {
            MimeMessage message = by.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
            try {
                helper.setFrom(Objects.requireNonNull(from), house.name());
            } catch (java.io.UnsupportedEncodingException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
            helper.setTo(letter.to());
            helper.setSubject(letter.subject());
            helper.setText(letter.text(), letter.html());
            // no answer by a machine to a machine
            message.setHeader("Auto-Submitted", "auto-generated");
            by.send(message);
        } finally {
            room.release();
        }
    }

    /// Without the letter itself, which some exceptions carry along.
    private static String cause(Exception failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
