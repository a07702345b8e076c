package social.linnet.notification;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Names;
import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;

/// What somebody was told of, and what they want to be told of and where. Of the place where a device is told only the
/// host: whoever knows the whole address and its keys can speak to that device.
@Component
class Archivist implements Chapter {

    private static final String NOTIFICATIONS = "notifications.jsonl";
    private static final String SETTINGS = "notification_settings.json";

    private final JdbcClient jdbc;
    private final Policies policies;
    private final Names names;

    Archivist(JdbcClient jdbc, Policies policies, Names names) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.names = names;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("notification.notification", List.of(NOTIFICATIONS), "notification.fate", List.of(NOTIFICATIONS),
                "notification.inbox", List.of(SETTINGS), "notification.permission", List.of(SETTINGS),
                "notification.subscription", List.of(SETTINGS));
    }

    private record Row(long id, String kind, long actor, @Nullable Long post, @Nullable String fate) {
    }

    private record Told(String id, String kind, Names.Named by, @Nullable String post, @Nullable String fate,
                        Instant at) {
    }

    private record Device(String host, String policy, List<String> alerts, Instant createdAt) {
    }

    private record Set(Policy policy, @Nullable String clearedUpTo,
                       List<Names.Named> alwaysFrom, List<Device> devices) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.lines(NOTIFICATIONS, after -> jdbc.sql("""
                select n.id, n.kind, n.actor, n.post, f.fate
                from notification.notification n
                left join notification.fate f on f.recipient = n.recipient and f.id = n.id
                where n.recipient = :account and n.id > :after order by n.id limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query((row, n) -> new Row(row.getLong(1), row.getString(2), row.getLong(3),
                        row.getObject(4, Long.class), row.getString(5))).list(), Row::id, this::told);
        volume.json(SETTINGS, settings(account));
    }

    private List<Told> told(List<Row> rows) {
        Map<Long, Names.Named> named = names.of(rows.stream().map(Row::actor).distinct().toList());
        return rows.stream().map(row -> new Told(Volume.id(row.id()), row.kind().toLowerCase(Locale.ROOT),
                named.get(row.actor()), Volume.id(row.post()),
                row.fate() == null ? null : row.fate().toLowerCase(Locale.ROOT),
                // the id is the microsecond of what happened
                Instant.EPOCH.plus(row.id(), ChronoUnit.MICROS))).toList();
    }

    private Set settings(long account) {
        // how far they have read is their marker's to say, which their homes tell
        long cleared = jdbc.sql("select cleared from notification.inbox where account = :account")
                .param("account", account).query(Long.class).optional().orElse(0L);
        List<Long> always = jdbc.sql("""
                select actor from notification.permission where recipient = :account order by actor
                """).param("account", account).query(Long.class).list();
        List<Device> devices = jdbc.sql("""
                select endpoint, policy, alerts, created_at from notification.subscription
                where account = :account order by id
                """).param("account", account)
                .query((row, n) -> new Device(host(row.getString(1)), row.getString(2).toLowerCase(Locale.ROOT),
                        List.of((String[]) row.getArray(3).getArray()), row.getTimestamp(4).toInstant())).list();
        return new Set(policies.of(account), Volume.id(cleared),
                List.copyOf(names.of(always).values()), devices);
    }

    private static String host(String endpoint) {
        return Objects.requireNonNullElse(URI.create(endpoint).getHost(), "");
    }
}
