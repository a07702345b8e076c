package social.linnet.post;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ids of posts, for what is built from all of them.
@Component
public class PostIds {

    private final JdbcClient jdbc;

    PostIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The posts above this id, ascending, whoever may see them; no reposts.
    public List<Long> after(long id, int limit) {
        return jdbc.sql("select id from post.post where id > :id and repost_of is null order by id limit :limit")
                .param("id", id).param("limit", limit).query(Long.class).list();
    }

    /// An author's posts above this id, ascending, whoever may see them; no reposts.
    public List<Long> ofAuthorAfter(long author, long id, int limit) {
        return jdbc.sql("""
                select id from post.post where author = :author and id > :id and repost_of is null
                order by id limit :limit
                """).param("author", author).param("id", id).param("limit", limit).query(Long.class).list();
    }

    /// The posts that somebody liked or reposted last, at most so many of each, whether or not they may still see them.
    public List<Long> keptBy(long account, int limit) {
        return jdbc.sql("""
                (select post from post.liked where account = :account order by created_at desc limit :limit)
                union
                (select repost_of from post.post where author = :account and repost_of is not null
                 order by id desc limit :limit)
                union
                (select post from post.bookmark where account = :account order by id desc limit :limit)
                """).param("account", account).param("limit", limit).query(Long.class).list();
    }

    /// What those of these posts that ask something offer for answers.
    public Map<Long, List<String>> questions(Collection<Long> posts) {
        Map<Long, List<String>> asked = new HashMap<>();
        if (!posts.isEmpty()) {
            jdbc.sql("select post, options from post.poll where post = any((select :posts)::bigint[])")
                    .param("posts", posts.toArray(Long[]::new)).query(row -> {
                        asked.put(row.getLong(1), List.of((String[]) row.getArray(2).getArray()));
                    });
        }
        return asked;
    }
}
