package social.linnet.archive;

import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What statements find of an account, as files of its archive: a row a line, by the names of the statement's columns.
public record Rows(JdbcClient jdbc, long account, Volume volume) {

    private record Row(long key, Map<String, @Nullable Object> line) {
    }

    /// Writes a file.
    ///
    /// @param sql begins with a number that rows are in the order of and that is not written; gives at most `:limit` rows of
    ///            `:account` whose number is greater than `:after`
    public void write(String file, String sql) throws IOException {
        volume.lines(file, after -> jdbc.sql(sql).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query(Rows::row).list(), Row::key, some -> some.stream().map(Row::line).toList());
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
            Object value = row.getObject(column);
            line.put(row.getMetaData().getColumnLabel(column), switch (value) {
                case null -> null;
                case Timestamp at -> at.toInstant();
                case Array some -> List.of((Object[]) some.getArray());
                default -> value;
            });
        }
        return new Row(row.getLong(1), line);
    }
}
