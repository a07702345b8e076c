package social.linnet.home;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;

/// How far somebody has read.
@Component
class Archivist implements Chapter {

    private static final String MARKERS = "markers.jsonl";

    private final JdbcClient jdbc;

    Archivist(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("home.marker", List.of(MARKERS));
    }

    private record Told(String timeline, String lastRead, Instant updatedAt) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.lines(MARKERS, jdbc.sql("""
                select timeline, last_read, updated_at from home.marker where account = :account order by timeline
                """).param("account", account)
                .query((row, n) -> new Told(row.getString(1).toLowerCase(Locale.ROOT), Volume.id(row.getLong(2)),
                        row.getTimestamp(3).toInstant())).list());
    }
}
