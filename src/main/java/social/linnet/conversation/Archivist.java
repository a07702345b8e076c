package social.linnet.conversation;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Names;
import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;

/// Which direct posts somebody is in, with whom, and how far they read. What others wrote to them is those others' words,
/// and is read here as long as they leave it; somebody's own direct posts are among their posts.
@Component
class Archivist implements Chapter {

    private static final String CONVERSATIONS = "conversations.jsonl";

    private final JdbcClient jdbc;
    private final Names names;

    Archivist(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("conversation.said", List.of(CONVERSATIONS), "conversation.seen", List.of(CONVERSATIONS));
    }

    private record Row(long post, long thread, List<Long> people, long author, @Nullable Long readUpTo,
                       @Nullable Long removedUpTo) {
    }

    private record Said(String post, String thread, Names.Named author, List<Names.Named> with, boolean read,
                        boolean putAway) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.lines(CONVERSATIONS, after -> jdbc.sql("""
                select p.post, p.thread, p.people, p.author, s.read_up_to, s.removed_up_to
                from conversation.said p
                left join conversation.seen s
                    on s.account = p.account and s.thread = p.thread and s.people = p.people
                where p.account = :account and p.post > :after order by p.post limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query(Archivist::read).list(), Row::post, this::told);
    }

    private static Row read(ResultSet row, int n) throws SQLException {
        return new Row(row.getLong(1), row.getLong(2), List.of((Long[]) row.getArray(3).getArray()), row.getLong(4),
                row.getObject(5, Long.class), row.getObject(6, Long.class));
    }

    private List<Said> told(List<Row> rows) {
        Map<Long, Names.Named> named = names.of(rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row.author()), row.people().stream())).distinct().toList());
        return rows.stream().map(row -> new Said(Volume.id(row.post()), Volume.id(row.thread()),
                named.get(row.author()), row.people().stream().map(named::get).toList(),
                row.readUpTo() != null && row.post() <= row.readUpTo(),
                row.removedUpTo() != null && row.post() <= row.removedUpTo())).toList();
    }
}
