package social.linnet.instance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;

/// What this server says of itself at length, and whom to ask.
@Service
public class HouseTexts {

    /// Longest of these texts, in characters.
    public static final int MAX_TEXT = 50_000;
    /// Longest description in a line or two, in characters.
    public static final int MAX_DESCRIPTION = 500;
    private static final int MAX_EMAIL = 254;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;

    HouseTexts(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Which text.
    public enum Kind {
        /// What this place is.
        ABOUT,
        /// What happens with what people leave here.
        PRIVACY
    }

    /// A text as it stands.
    public record Statement(String text, Instant updatedAt) {
    }

    /// The text of this kind, if one was written.
    public Optional<Statement> statement(Kind kind) {
        return jdbc.sql("select text, updated_at from instance.statement where kind = :kind and text <> ''")
                .param("kind", kind.name())
                .query((row, n) -> new Statement(row.getString(1), row.getTimestamp(2).toInstant())).optional();
    }

    /// Writes the text of this kind; empty takes it away.
    ///
    /// @throws Refused `text-too-long`
    public void write(Kind kind, String text) {
        jdbc.sql("""
                insert into instance.statement (kind, text) values (:kind, :text)
                on conflict (kind) do update set text = excluded.text, updated_at = now()
                where instance.statement.text <> excluded.text
                """).param("kind", kind.name()).param("text", Written.optional(text, MAX_TEXT)).update();
    }

    /// A version of the terms of service.
    ///
    /// @param effectiveOn the day (UTC) from which it holds
    /// @param effective   whether that day has come
    /// @param succeededOn the day on which the next one begins to hold, or null
    public record Terms(LocalDate effectiveOn, String text, boolean effective, @Nullable LocalDate succeededOn) {
    }

    /// Every version, the newest first.
    public List<Terms> terms() {
        return jdbc.sql("""
                select effective_on, text, lag(effective_on) over (order by effective_on desc) as succeeded_on
                from instance.terms order by effective_on desc
                """)
                .query((row, n) -> {
                    LocalDate day = row.getObject("effective_on", LocalDate.class);
                    return new Terms(day, row.getString("text"), !day.isAfter(today()),
                            row.getObject("succeeded_on", LocalDate.class));
                }).list();
    }

    /// The version that holds today, or the first to come when none does yet.
    public Optional<Terms> currentTerms() {
        List<Terms> all = terms();
        return all.stream().filter(Terms::effective).findFirst()
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
    }

    /// Adds the version that holds from this day, or changes it as long as the day has not come.
    ///
    /// @throws Refused `text-empty`, `text-too-long`, `terms-begun`
    public void writeTerms(LocalDate from, String text) {
        String checked = Written.required(text, MAX_TEXT);
        if (from.isAfter(LocalDate.of(9999, 12, 31)) || from.isBefore(today())) {
            throw Refused.invalid("terms-begun");
        }
        boolean first = terms().stream().noneMatch(Terms::effective);
        if (!first && !from.isAfter(today())) {
            throw Refused.invalid("terms-begun");
        }
        jdbc.sql("""
                insert into instance.terms (effective_on, text) values (:day, :text)
                on conflict (effective_on) do update set text = excluded.text
                """).param("day", from).param("text", checked).update();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    /// Whom to ask, and what to say in a line.
    ///
    /// @param description empty when nobody wrote one
    /// @param email       empty for none
    /// @param account     null for none
    public record Contact(String description, String email, @Nullable Account account) {
    }

    /// As it stands.
    public Contact contact() {
        record Row(String description, String email, @Nullable Long account) {
        }
        Row row = jdbc.sql("select description, email, account from instance.contact")
                .query((r, n) -> new Row(r.getString(1), r.getString(2), r.getObject(3, Long.class)))
                .optional().orElse(new Row("", "", null));
        return new Contact(row.description(), row.email(),
                row.account() == null ? null : accounts.find(row.account()).orElse(null));
    }

    /// Sets it.
    ///
    /// @param handle of the account to ask; empty for none
    /// @throws Refused `text-too-long`, `email-invalid`, `contact-unknown`
    public void writeContact(String description, String email, String handle) {
        String said = Written.optional(description, MAX_DESCRIPTION);
        String address = email.strip();
        if (!address.isEmpty() && (address.length() > MAX_EMAIL || !address.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+"))) {
            throw Refused.invalid("email-invalid");
        }
        String name = handle.strip();
        Long account = name.isEmpty() ? null : accounts.findByHandle(name.startsWith("@") ? name.substring(1) : name)
                .map(Account::id).orElseThrow(() -> Refused.invalid("contact-unknown"));
        jdbc.sql("""
                insert into instance.contact (description, email, account) values (:description, :email, :account)
                on conflict (one) do update set description = excluded.description, email = excluded.email,
                                                account = excluded.account
                """).param("description", said).param("email", address).param("account", account).update();
    }
}
