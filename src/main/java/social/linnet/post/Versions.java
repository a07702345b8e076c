package social.linnet.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.media.Picture;
import social.linnet.media.Pictures;

/// What posts said at each time, for those who may see them now. A post that was never changed has no rows.
@Component
public class Versions {

    /// Most versions of one post.
    public static final int MAX = 100;

    private final JdbcClient jdbc;
    private final Pictures pictures;

    Versions(JdbcClient jdbc, Pictures pictures) {
        this.jdbc = jdbc;
        this.pictures = pictures;
    }

    /// What a post said from an instant on.
    ///
    /// @param pictures those that it had then and still has, described as they were then: what its author took out is
    ///                 seen no more
    /// @param gone     how many it had then and has no more
    public record Version(Words words, List<Picture> pictures, int gone, Instant at) {
    }

    /// A row: which pictures there were, whether or not they still belong to the post.
    private record Row(Words words, List<Long> pictures, List<String> alts, Instant at) {
    }

    /// All versions of this post, the first one first, whoever may see it.
    public List<Version> of(Post post) {
        List<Picture> now = pictures.ofPosts(List.of(post.id())).getOrDefault(post.id(), List.of());
        List<Row> rows = jdbc.sql("""
                select text, warning, sensitive, language, assisted, pictures, alts, created_at
                from post.version where post = :post order by number
                """).param("post", post.id()).query(Versions::read).list();
        if (rows.isEmpty()) {
            return List.of(new Version(post.words(), now, 0, post.createdAt()));
        }
        return rows.stream().map(row -> {
            List<Picture> kept = remaining(row, now);
            return new Version(row.words(), kept, row.pictures().size() - kept.size(), row.at());
        }).toList();
    }

    private static List<Picture> remaining(Row row, List<Picture> now) {
        return IntStream.range(0, row.pictures().size()).boxed().flatMap(i -> now.stream()
                .filter(picture -> picture.id() == row.pictures().get(i))
                .map(picture -> picture.described(row.alts().get(i)))).toList();
    }

    int count(long post) {
        return jdbc.sql("select count(*) from post.version where post = :post").param("post", post)
                .query(Integer.class).single();
    }

    /// Adds a version, in the transaction that makes it.
    void add(long post, Words words, List<Picture> shown, Instant at) {
        jdbc.sql("""
                insert into post.version (post, number, text, warning, sensitive, language, assisted, pictures, alts, created_at)
                select :post, count(*), :text, :warning, :sensitive, :language, :assisted, :pictures, :alts, :at
                from post.version where post = :post
                """)
                .param("post", post).param("text", words.text()).param("warning", words.warning())
                .param("sensitive", words.sensitive()).param("language", words.language())
                .param("assisted", words.assisted())
                .param("pictures", shown.stream().map(Picture::id).toArray(Long[]::new))
                .param("alts", shown.stream().map(Picture::alt).toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    private static Row read(ResultSet row, int n) throws SQLException {
        return new Row(new Words(row.getString("text"), row.getString("warning"), row.getBoolean("sensitive"),
                row.getString("language"), row.getBoolean("assisted")), List.of((Long[]) row.getArray("pictures").getArray()),
                List.of((String[]) row.getArray("alts").getArray()), row.getTimestamp("created_at").toInstant());
    }
}
