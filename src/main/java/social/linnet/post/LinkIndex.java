package social.linnet.post;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which posts hold which links, kept in the transaction that writes the post.
@Component
class LinkIndex {

    private final JdbcClient jdbc;

    LinkIndex(JdbcClient jdbc) {
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
                .map(LinkIndex::digest).toArray(byte[][]::new);
        if (digests.length > 0) {
            jdbc.sql("""
                    insert into post.link (digest, post)
                    select distinct digest, :post::bigint from unnest(:digests::bytea[]) l (digest) on conflict do nothing
                    """).param("post", post).param("digests", digests).update();
        }
    }

    /// The digest of an address. Those that lead to the same place by every reading have the same one: the scheme and
    /// the host do not mind their case, a fragment does not leave the browser, an empty path is `/`.
    static byte[] digest(String address) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(oneForm(address).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String oneForm(String address) {
        int fragment = address.indexOf('#');
        String whole = fragment < 0 ? address : address.substring(0, fragment);
        int scheme = whole.indexOf("://");
        if (scheme < 0) {
            return whole;
        }
        int hostEnd = scheme + "://".length();
        while (hostEnd < whole.length() && "/?".indexOf(whole.charAt(hostEnd)) < 0) {
            hostEnd++;
        }
        String path = whole.substring(hostEnd);
        return whole.substring(0, hostEnd).toLowerCase(Locale.ROOT) + (path.startsWith("/") ? path : "/" + path);
    }
}
