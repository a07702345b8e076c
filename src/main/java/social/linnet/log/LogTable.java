package social.linnet.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.PublicEvent;

/// Reads `log.event`.
@Component
final class LogTable implements Log {

    private static final Logger LOG = LoggerFactory.getLogger(LogTable.class);
    private final JdbcClient jdbc;
    private final EventCodec codec;
    /// Kinds of which was said that they are not known.
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    LogTable(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /// An event before it is decoded, which may fail for one that a newer version wrote. A row that many views read is decoded
    /// by the first of them.
    static final class Row {
        private final long seq;
        private final long timeUs;
        private final String kind;
        private final String facts;
        private final @Nullable String content;
        private volatile @Nullable Logged decoded;

        Row(long seq, long timeUs, String kind, String facts, @Nullable String content) {
            this.seq = seq;
            this.timeUs = timeUs;
            this.kind = kind;
            this.facts = facts;
            this.content = content;
        }

        long seq() {
            return seq;
        }

        String kind() {
            return kind;
        }

        @Nullable String content() {
            return content;
        }
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
        Logged known = row.decoded;
        if (known == null) {
            known = new Logged(row.seq, row.timeUs, codec.decode(row.kind, row.facts, row.content));
            row.decoded = known;
        }
        return known;
    }

    @Override
    public List<Logged> tail(long after, int limit) {
        return known(after, limit, from -> rows(from, limit), this::decode);
    }

    @Override
    public List<PublicEvent> publicTail(long after, int limit) {
        return known(after, limit, from -> publicRows(from, limit), row -> new PublicEvent(row.seq,
                row.timeUs, codec.decode(row.kind, row.facts, row.content)));
    }

    /// With the public sequence in place of the other.
    private List<Row> publicRows(long after, int limit) {
        return jdbc.sql("""
                select public_seq, time_us, kind, facts, content from log.event
                where public_seq > :after order by public_seq limit :limit
                """).param("after", after).param("limit", limit)
                .query((row, n) -> new Row(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4),
                        row.getString(5))).list();
    }

    /// Those of the next rows whose kind this version knows. What a newer one wrote is passed over, as a view passes over
    /// what it cannot handle; a reader who is given nothing has read everything, so it is never given nothing for that.
    private <T> List<T> known(long after, int limit, LongFunction<List<Row>> read,
                              Function<Row, T> decoded) {
        long from = after;
        while (true) {
            List<Row> rows = read.apply(from);
            List<T> events = new ArrayList<>(rows.size());
            for (Row row : rows) {
                if (codec.knows(row.kind())) {
                    events.add(decoded.apply(row));
                } else if (unknown.add(row.kind())) {
                    LOG.warn("The log holds events of a kind this version does not know, and passes them over: {}",
                            row.kind());
                }
            }
            if (!events.isEmpty() || rows.size() < limit) {
                return events;
            }
            from = rows.getLast().seq();
        }
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
