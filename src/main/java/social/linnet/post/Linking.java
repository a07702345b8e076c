package social.linnet.post;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which posts hold which links, kept in the transaction that writes the post.
@Component
public class Linking {

    private final JdbcClient jdbc;

    Linking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes the links in another text those of a post.
    void change(long post, List<Segment> segments) {
        jdbc.sql("delete from post.link where post = :post").param("post", post).update();
        keep(post, segments);
    }

    /// Keeps the links of a new post.
    void keep(long post, List<Segment> segments) {
        byte[][] digests = segments.stream().filter(Segment.Link.class::isInstance).map(Segment::text)
                .map(Linking::digest).toArray(byte[][]::new);
        if (digests.length > 0) {
            jdbc.sql("""
                    insert into post.link (digest, post)
                    select distinct digest, :post::bigint from unnest(:digests::bytea[]) l (digest) on conflict do nothing
                    """).param("post", post).param("digests", digests).update();
        }
    }

    /// The digest of an address in its one form, or of an address of which nothing is known as it stands.
    public static byte[] digest(String address) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(LinkAddress.of(address).orElse(address)
                    .getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
