package social.linnet.account;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;

/// Who somebody is and what they set, where they are signed in, and which apps act for them. Hashes of passwords and
/// tokens, and the codes of invitations, are nobody's to take along.
@Component
class Archivist implements Chapter {

    private static final String ACCOUNT = "account.json";
    private static final String SESSIONS = "sessions.jsonl";
    private static final String APPS = "apps.jsonl";
    private static final String INVITATIONS = "invitations.jsonl";

    private final JdbcClient jdbc;
    private final Details details;
    private final Aliases aliases;
    private final Names names;

    Archivist(JdbcClient jdbc, Details details, Aliases aliases, Names names) {
        this.jdbc = jdbc;
        this.details = details;
        this.aliases = aliases;
        this.names = names;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("account.account", List.of(ACCOUNT), "account.details", List.of(ACCOUNT),
                "account.field", List.of(ACCOUNT), "account.alias", List.of(ACCOUNT),
                "account.session", List.of(SESSIONS), "account.token", List.of(APPS),
                "account.invitation", List.of(INVITATIONS));
    }

    private record Profile(String id, String handle, String address, String name, String bio, String kind, String role,
                           String language, @Nullable String email, @Nullable String reasonForJoining, boolean locked,
                           boolean hidesFollows, boolean discoverable, boolean indexable, boolean showsApp,
                           @Nullable String avatar,
                           @Nullable String header, List<Details.Field> fields, List<Other> aliases, Defaults posts,
                           Instant createdAt) {
    }

    private record Other(String address, @Nullable Instant verifiedAt) {
    }

    private record Defaults(@Nullable String audience, boolean sensitive, @Nullable String language,
                            @Nullable String quotes, @Nullable String replies) {
    }

    private record Device(long id, String device, @Nullable String network, Instant createdAt, Instant seenAt, Instant expiresAt) {
    }

    private record App(long id, String app, @Nullable String website, List<String> scopes, Instant allowedAt,
                       @Nullable Instant endedAt) {
    }

    private record Invited(long id, @Nullable Long usedBy, Instant createdAt, Instant expiresAt) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.json(ACCOUNT, profile(account));
        volume.lines(SESSIONS, after -> jdbc.sql("""
                select id, device, network, created_at, seen_at, expires_at from account.session
                where account = :account and id > :after order by id limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query((row, n) -> new Device(row.getLong(1), row.getString(2), row.getString(3), instant(row, 4),
                        instant(row, 5), instant(row, 6))).list(), Device::id, rows -> rows.stream().map(one ->
                        new SignedIn(one.device(), one.network(), one.createdAt(), one.seenAt(), one.expiresAt()))
                        .toList());
        volume.lines(APPS, after -> jdbc.sql("""
                select t.id, a.name, a.website, t.scopes, t.created_at, t.revoked_at
                from account.token t join account.app a on a.id = t.app
                where t.account = :account and t.id > :after order by t.id limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query((row, n) -> new App(row.getLong(1), row.getString(2), row.getString(3),
                        List.copyOf(Scopes.stored(row.getString(4)).names()), instant(row, 5),
                        orNull(row.getTimestamp(6)))).list(), App::id, rows -> rows.stream().map(one ->
                        new Told(one.app(), one.website(), one.scopes(), one.allowedAt(), one.endedAt())).toList());
        volume.lines(INVITATIONS, after -> jdbc.sql("""
                select id, used_by, created_at, expires_at from account.invitation
                where maker = :account and id > :after order by id limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query((row, n) -> new Invited(row.getLong(1), row.getObject(2, Long.class), instant(row, 3),
                        instant(row, 4))).list(), Invited::id, rows -> rows.stream().map(one ->
                        new Invitation(Volume.id(one.usedBy()), one.createdAt(), one.expiresAt())).toList());
    }

    private record SignedIn(String device, @Nullable String network, Instant createdAt, Instant seenAt,
                            Instant expiresAt) {
    }

    private record Told(String app, @Nullable String website, List<String> scopes, Instant allowedAt,
                        @Nullable Instant endedAt) {
    }

    private record Invitation(@Nullable String usedBy, Instant createdAt, Instant expiresAt) {
    }

    private Profile profile(long account) {
        Details.Shown shown = details.of(account);
        Details.Defaults begin = details.defaults(account);
        return jdbc.sql("""
                select id, handle, name, bio, kind, role, language, email, reason, locked, hides_follows,
                       discoverable, indexable, shows_app, avatar, created_at
                from account.account where id = :account
                """).param("account", account)
                .query((row, n) -> new Profile(Volume.id(row.getLong("id")), row.getString("handle"),
                        names.address(row.getString("handle")), row.getString("name"), row.getString("bio"),
                        Account.Kind.valueOf(row.getString("kind")).word(),
                        row.getString("role").toLowerCase(Locale.ROOT), row.getString("language"),
                        row.getString("email"), row.getString("reason"), row.getBoolean("locked"),
                        row.getBoolean("hides_follows"), row.getBoolean("discoverable"),
                        row.getBoolean("indexable"), row.getBoolean("shows_app"), file(row.getString("avatar")), file(shown.header()),
                        shown.fields(), aliases.of(account).stream()
                                .map(one -> new Other(one.address(), one.verifiedAt())).toList(),
                        new Defaults(begin.audience() == null ? null : begin.audience().word(), begin.sensitive(),
                                begin.language(), begin.quotes(), begin.replies()),
                        row.getTimestamp("created_at").toInstant())).single();
    }

    /// Where the picture at a path below `/media/` (`name/large.jpg`) lies in the archive.
    private static @Nullable String file(@Nullable String path) {
        return path == null ? null
                : "media/" + path.substring(0, path.indexOf('/')) + path.substring(path.lastIndexOf('.'));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant orNull(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
