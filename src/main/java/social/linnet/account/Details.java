package social.linnet.account;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.log.append.Appender;

/// What accounts show of themselves besides name, bio and avatar, and how their posts begin.
@Service
public class Details {

    /// Most fields of a profile.
    public static final int MAX_FIELDS = 4;
    /// Longest name and longest value of a field, in characters.
    public static final int MAX_FIELD = 255;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private final JdbcClient jdbc;
    private final Appender log;
    private final Clock clock;

    Details(JdbcClient jdbc, Appender log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    /// A line of the table on a profile.
    ///
    /// @param verifiedAt when the page that it links to was seen to link back, or null
    public record Field(String name, String value, @Nullable Instant verifiedAt) {
    }

    /// How an account's posts begin, until their author says otherwise.
    ///
    /// @param audience  or null where nothing is chosen
    /// @param sensitive whether pictures are covered
    /// @param language  BCP 47 tag, or null where nothing is chosen
    /// @param quotes    who may quote them, `anyone`, `followers` or `nobody`, or null where nothing is chosen
    /// @param replies   who may answer them: `anyone`, `followers`, `followed`, `mentioned` or `nobody`, or null where
    ///                  nothing is chosen
    public record Defaults(@Nullable Audience audience, boolean sensitive, @Nullable String language,
                           @Nullable String quotes, @Nullable String replies) {
        /// Nothing chosen.
        public static final Defaults NONE = new Defaults(null, false, null, null, null);
    }

    /// @param header path of the wide picture below `/media/`, or null
    public record Shown(List<Field> fields, @Nullable String header) {
        /// Nothing.
        public static final Shown NOTHING = new Shown(List.of(), null);
    }

    /// What these accounts show, with two queries; nothing for those that show nothing.
    public Map<Long, Shown> of(Collection<Long> accounts) {
        Map<Long, Shown> found = new HashMap<>();
        if (accounts.isEmpty()) {
            return found;
        }
        Map<Long, List<Field>> fields = new HashMap<>();
        Long[] ids = accounts.toArray(Long[]::new);
        jdbc.sql("""
                select account, name, value, verified_at from account.field where account = any((select :ids)::bigint[])
                order by account, position
                """).param("ids", ids)
                .query(row -> {
                    fields.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(new Field(row.getString(2),
                            row.getString(3), row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant()));
                });
        fields.forEach((account, some) -> found.put(account, new Shown(some, null)));
        jdbc.sql("select account, header from account.details where account = any((select :ids)::bigint[]) and header is not null")
                .param("ids", ids)
                .query(row -> {
                    found.put(row.getLong(1), new Shown(fields.getOrDefault(row.getLong(1), List.of()),
                            row.getString(2)));
                });
        return found;
    }

    /// What this account shows.
    public Shown of(long account) {
        return of(List.of(account)).getOrDefault(account, Shown.NOTHING);
    }

    /// How the posts of this account begin.
    public Defaults defaults(long account) {
        return jdbc.sql("""
                select post_audience, sensitive, post_language, post_quotes, post_replies from account.details
                where account = :account
                """).param("account", account)
                .query((row, n) -> new Defaults(Optional.ofNullable(row.getString(1)).flatMap(Audience::ofWord)
                        .orElse(null), row.getBoolean(2), row.getString(3), row.getString(4), row.getString(5)))
                .optional().orElse(Defaults.NONE);
    }

    /// Says how one's posts begin.
    ///
    /// @throws Refused `language-unknown`
    public void begin(long account, Defaults chosen) {
        if (chosen.language() != null && !LANGUAGE.matcher(chosen.language()).matches()) {
            throw Refused.invalid("language-unknown");
        }
        jdbc.sql("""
                insert into account.details (account, post_audience, sensitive, post_language, post_quotes, post_replies)
                values (:account, :audience, :sensitive, :language, :quotes, :replies)
                on conflict (account) do update set post_audience = excluded.post_audience,
                    sensitive = excluded.sensitive, post_language = excluded.post_language,
                    post_quotes = excluded.post_quotes, post_replies = excluded.post_replies
                """).param("account", account)
                .param("audience", chosen.audience() == null ? null : chosen.audience().word(), java.sql.Types.VARCHAR)
                .param("sensitive", chosen.sensitive())
                .param("language", chosen.language(), java.sql.Types.VARCHAR)
                .param("quotes", chosen.quotes(), java.sql.Types.VARCHAR)
                .param("replies", chosen.replies(), java.sql.Types.VARCHAR).update();
    }

    /// Shows these fields and no others. Lines without a name or without a value are left out; what was verified and has
    /// not changed stays so, and links are looked at anew.
    ///
    /// @param fields names and values in their order
    /// @throws Refused `field-too-many`, `field-too-long`, `text-unusable`
    @Transactional
    public void show(long account, List<Map.Entry<String, String>> fields) {
        List<Map.Entry<String, String>> kept = fields.stream()
                .map(field -> Map.entry(checked(field.getKey()), checked(field.getValue())))
                .filter(field -> !field.getKey().isEmpty() && !field.getValue().isEmpty()).toList();
        if (kept.size() > MAX_FIELDS) {
            throw Refused.invalid("field-too-many", MAX_FIELDS);
        }
        Map<String, Instant> verified = new HashMap<>();
        of(account).fields().forEach(field -> {
            if (field.verifiedAt() != null) {
                verified.put(field.value(), field.verifiedAt());
            }
        });
        jdbc.sql("delete from account.field where account = :account").param("account", account).update();
        for (int i = 0; i < kept.size(); i++) {
            String value = kept.get(i).getValue();
            Instant since = verified.get(value);
            boolean look = since == null && LinkProofs.isProvable(value);
            jdbc.sql("""
                    insert into account.field (account, position, name, value, verified_at, look_after)
                    values (:account, :position, :name, :value, :verified, :look)
                    """).param("account", account).param("position", i).param("name", kept.get(i).getKey())
                    .param("value", value).param("verified", at(since), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("look", look ? at(clock.instant()) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE).update();
        }
        log.append(new Event.ProfileChanged(account));
    }

    private static String checked(String typed) {
        String text = Texts.storable(typed).strip().replaceAll("\\s+", " ");
        if (text.codePointCount(0, text.length()) > MAX_FIELD) {
            throw Refused.invalid("field-too-long", MAX_FIELD);
        }
        return text;
    }

    private static java.time.@Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /// Sets the wide picture, or none.
    ///
    /// @param picture id of the picture, for whoever drops it later; null for none
    /// @param path    below `/media/`; null for none
    /// @return the picture that was there before
    @Transactional
    public Optional<Long> setHeader(long account, @Nullable Long picture, @Nullable String path) {
        Optional<Long> before = jdbc.sql("select header_id from account.details where account = :account for update")
                .param("account", account).query((row, n) -> row.getObject(1, Long.class)).list().stream()
                .filter(Objects::nonNull).findFirst();
        jdbc.sql("""
                insert into account.details (account, header_id, header) values (:account, :picture, :path)
                on conflict (account) do update set header_id = excluded.header_id, header = excluded.header
                """).param("account", account).param("picture", picture, java.sql.Types.BIGINT)
                .param("path", path, java.sql.Types.VARCHAR).update();
        log.append(new Event.ProfileChanged(account));
        return before;
    }
}
