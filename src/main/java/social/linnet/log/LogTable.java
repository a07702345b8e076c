package social.linnet.log;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.PublicEvent;

/// Reads `log.event`.
@Component
final class LogTable implements Log {

    private final JdbcClient jdbc;
    private final EventCodec codec;

    LogTable(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /// An event before it is decoded, which may fail for one that a newer version wrote.
    record Row(long seq, long timeUs, String kind, String facts, @Nullable String content) {
    }

    List<Row> rows(long after, int limit) {
        return jdbc.sql("""
                select seq, time_us, kind, facts, content from log.event
                where seq > :after order by seq limit :limit
                """).param("after", after).param("limit", limit)
                .query((row, n) -> new Row(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4),
                        row.getString(5)))
                .list();
    }

    Logged decode(Row row) {
        return new Logged(row.seq(), row.timeUs(), codec.decode(row.kind(), row.facts(), row.content()));
    }

    @Override
    public List<Logged> tail(long after, int limit) {
        return rows(after, limit).stream().map(this::decode).toList();
    }

    @Override
    public List<PublicEvent> publicTail(long after, int limit) {
        return jdbc.sql("""
                select public_seq, time_us, kind, facts, content from log.event
                where public_seq > :after order by public_seq limit :limit
                """).param("after", after).param("limit", limit)
                .query((row, n) -> new PublicEvent(row.getLong(1), row.getLong(2),
                        codec.decode(row.getString(3), row.getString(4), row.getString(5))))
                .list();
    }

    @Override
    public long head() {
        return jdbc.sql("select seq from log.head").query(Long.class).single();
    }

    @Override
    public long publicHead() {
        return jdbc.sql("select public_seq from log.head").query(Long.class).single();
    }
}
