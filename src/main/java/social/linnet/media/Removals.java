package social.linnet.media;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// How pictures go. Rows first, in the caller's transaction, and files once that is committed: a crash in between leaves files
/// without a row, which [Sweep] finds.
@Component
final class Removals {

    private final JdbcClient db;
    private final PictureFiles files;

    Removals(JdbcClient db, PictureFiles files) {
        this.db = db;
        this.files = files;
    }

    /// What was uploaded for a post.
    void ofPost(long post) {
        over(db.sql("""
                delete from media.picture
                where post = :post and uploaded
                returning name
                """)
                .param("post", post)
                .query(String.class)
                .list());
    }

    /// What was made for its owner, if it belongs to nothing.
    void made(long owner, long id) {
        over(db.sql("""
                delete from media.picture
                where id = :id and owner = :owner and loose_since is not null and not uploaded
                returning name
                """)
                .param("id", id)
                .param("owner", owner)
                .query(String.class)
                .list());
    }

    /// What its owner uploaded, if it belongs to nothing.
    ///
    /// @return whether it did
    boolean unused(long owner, long id) {
        return over(db.sql("""
                delete from media.picture
                where id = :id and owner = :owner and loose_since is not null and uploaded
                returning name
                """)
                .param("id", id)
                .param("owner", owner)
                .query(String.class)
                .list()) > 0;
    }

    /// An account's avatar. A second change of it waits until this transaction ends.
    void avatar(long owner) {
        db.sql("""
                select pg_advisory_xact_lock(hashtextextended('media.avatar', :owner))
                """)
                .param("owner", owner)
                .query((row, number) -> number)
                .single();
        over(db.sql("""
                delete from media.picture
                where owner = :owner and avatar
                returning name
                """)
                .param("owner", owner)
                .query(String.class)
                .list());
    }

    /// A picture of the house's.
    void kept(long id) {
        over(db.sql("""
                delete from media.picture
                where id = :id and kept
                returning name
                """)
                .param("id", id)
                .query(String.class)
                .list());
    }

    /// Uploads that have belonged to nothing since before this instant, some at a time. What models made stays: it is its
    /// maker's private history.
    ///
    /// @return how many went
    int loose(Instant before, int limit) {
        return over(db.sql("""
                delete from media.picture
                where id in (select id
                             from media.picture
                             where loose_since < :before and uploaded
                             order by loose_since
                             limit :limit
                             for update skip locked)
                returning name
                """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(String.class)
                .list());
    }

    /// Pictures of this owner, whatever they belong to, some at a time.
    ///
    /// @return how many went
    int ofOwner(long owner, int limit) {
        return over(db.sql("""
                delete from media.picture
                where id in (select id from media.picture where owner = :owner limit :limit)
                returning name
                """)
                .param("owner", owner)
                .param("limit", limit)
                .query(String.class)
                .list());
    }

    private int over(List<String> names) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    names.forEach(files::delete);
                }
            });
        } else {
            names.forEach(files::delete);
        }
        return names.size();
    }
}
