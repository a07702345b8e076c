package social.linnet.post;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Refused;
import social.linnet.media.Pictures;

/// What somebody uploaded and thinks better of.
@Service
public class Uploads {

    private final JdbcClient jdbc;
    private final Pictures pictures;

    Uploads(JdbcClient jdbc, Pictures pictures) {
        this.jdbc = jdbc;
        this.pictures = pictures;
    }

    /// Deletes an upload that nothing shows and nothing is going to show.
    ///
    /// @throws Refused `not-found` when they have none such, `picture-in-use` when a post shows it, or a draft or
    ///                 something that is scheduled holds it
    @Transactional
    public void delete(long owner, long picture) {
        // whoever takes it into a draft at the same time waits for this, or is seen here
        pictures.discard(owner, picture);
        boolean held = jdbc.sql("""
                select exists (select from post.scheduled where author = :owner
                               and draft -> 'pictures' @> to_jsonb(:picture::bigint))
                    or exists (select from post.unfinished where author = :owner
                               and draft -> 'pictures' @> to_jsonb(:picture::bigint))
                """).param("owner", owner).param("picture", picture).query(Boolean.class).single();
        if (held) {
            throw Refused.of(Refused.Kind.CONFLICT, "picture-in-use");
        }
    }
}
