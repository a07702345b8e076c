package social.linnet.media;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.media.Credentials.State;
import social.linnet.media.provenance.Credit;

/// The table `media.credential`. Every method takes part in its caller's transaction.
@Component
final class CredentialRows {

    private final JdbcClient db;

    CredentialRows(JdbcClient db) {
        this.db = db;
    }

    /// A row without its picture's id.
    ///
    /// @param original    the store of the upload
    /// @param manifest    the store of the large file
    /// @param fingerprint what it looks like
    /// @param resembles   the picture that it looks like
    record Row(boolean made, State state, @Nullable String reason, @Nullable String signer, boolean known,
               @Nullable String generator, @Nullable String sourceType, @Nullable String agent, @Nullable Instant saidAt,
               Credit credit, byte @Nullable [] original, byte @Nullable [] manifest, @Nullable Long fingerprint,
               @Nullable Long resembles) {
    }

    /// A row and whose it is.
    record Found(long picture, Picture.Type type, Row row) {
    }

    void insert(long picture, Row row) {
        Credit credit = row.credit();
        db.sql("""
                insert into media.credential (picture, made, state, reason, signer, known, generator, source_type, agent, said_at,
                                              creators, credit, copyright, terms, licence, original, manifest, fingerprint, parts,
                                              resembles)
                values (:picture, :made, :state, :reason, :signer, :known, :generator, :sourceType, :agent, :saidAt,
                        :creators, :credit, :copyright, :terms, :licence, :original, :manifest, :fingerprint, :parts,
                        (select id from media.picture where id = :resembles))
                """)
                .param("picture", picture)
                .param("made", row.made())
                .param("state", row.state().name())
                .param("reason", row.reason())
                .param("signer", row.signer())
                .param("known", row.known())
                .param("generator", row.generator())
                .param("sourceType", row.sourceType() == null ? credit.sourceType() : row.sourceType())
                .param("agent", row.agent())
                .param("saidAt", row.saidAt() == null ? null : row.saidAt().atOffset(ZoneOffset.UTC))
                .param("creators", credit.creators().toArray(String[]::new))
                .param("credit", credit.line())
                .param("copyright", credit.copyright())
                .param("terms", credit.terms())
                .param("licence", credit.licence())
                .param("original", row.original())
                .param("manifest", row.manifest())
                .param("fingerprint", row.fingerprint())
                .param("parts", row.fingerprint() == null ? null : parts(row.fingerprint()))
                .param("resembles", row.resembles())
                .update();
    }

    List<Found> find(Collection<Long> pictures) {
        return db.sql("""
                select c.picture, p.type, c.made, c.state, c.reason, c.signer, c.known, c.generator, c.source_type, c.agent, c.said_at,
                       c.creators, c.credit, c.copyright, c.terms, c.licence, c.original, c.manifest, c.fingerprint, c.resembles
                from media.credential c
                join media.picture p on p.id = c.picture
                where c.picture = any(:pictures)
                """)
                .param("pictures", pictures.toArray(Long[]::new))
                .query(CredentialRows::found)
                .list();
    }

    /// What is known of an owner's pictures above this id, by id, without the manifests.
    List<Found> ofOwner(long owner, long after, int limit) {
        return db.sql("""
                select c.picture, p.type, c.made, c.state, c.reason, c.signer, c.known, c.generator, c.source_type, c.agent, c.said_at,
                       c.creators, c.credit, c.copyright, c.terms, c.licence, null::bytea as original, null::bytea as manifest,
                       c.fingerprint, c.resembles
                from media.credential c
                join media.picture p on p.id = c.picture
                where p.owner = :owner and p.id > :after
                order by p.id
                limit :limit
                """)
                .param("owner", owner)
                .param("after", after)
                .param("limit", limit)
                .query(CredentialRows::found)
                .list();
    }

    /// The picture made here that looks most like this, of those that are this owner's or everybody's to see.
    Optional<Found> resembling(long fingerprint, long owner) {
        return db.sql("""
                select c.picture, p.type, c.made, c.state, c.reason, c.signer, c.known, c.generator, c.source_type, c.agent, c.said_at,
                       c.creators, c.credit, c.copyright, c.terms, c.licence, null::bytea as original, null::bytea as manifest,
                       c.fingerprint, c.resembles
                from media.credential c
                join media.picture p on p.id = c.picture
                where c.made and c.parts && :parts and (p.open or p.owner = :owner)
                  and bit_count((c.fingerprint # :fingerprint)::bit(64)) <= :near
                order by bit_count((c.fingerprint # :fingerprint)::bit(64)), c.picture
                limit 1
                """)
                .param("parts", parts(fingerprint))
                .param("owner", owner)
                .param("fingerprint", fingerprint)
                .param("near", Fingerprint.NEAR)
                .query(CredentialRows::found)
                .optional();
    }

    /// By picture; those that have none are absent.
    Map<Long, Long> fingerprints(Collection<Long> pictures) {
        record One(long picture, long fingerprint) {
        }
        return db.sql("""
                select picture, fingerprint from media.credential where picture = any(:pictures) and fingerprint is not null
                """)
                .param("pictures", pictures.toArray(Long[]::new))
                .query((row, number) -> new One(row.getLong(1), row.getLong(2)))
                .list().stream().collect(Collectors.toMap(One::picture, One::fingerprint));
    }

    /// The oldest that looks like this, up to this one, of those that this owner has or that others may have had.
    Optional<Long> first(long fingerprint, long picture, long owner) {
        return db.sql("""
                select c.picture
                from media.credential c
                join media.picture p on p.id = c.picture
                where c.parts && :parts and bit_count((c.fingerprint # :fingerprint)::bit(64)) <= :near
                  and c.picture <= :picture and (p.owner = :owner or p.post is not null or c.made)
                order by c.picture
                limit 1
                """)
                .param("parts", parts(fingerprint))
                .param("fingerprint", fingerprint)
                .param("near", Fingerprint.NEAR)
                .param("picture", picture)
                .param("owner", owner)
                .query(Long.class)
                .optional();
    }

    private static Integer[] parts(long fingerprint) {
        return Fingerprint.parts(fingerprint).toArray(Integer[]::new);
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        Array creators = row.getArray("creators");
        return new Found(row.getLong("picture"), Picture.Type.valueOf(row.getString("type")), new Row(
                row.getBoolean("made"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("signer"),
                row.getBoolean("known"),
                row.getString("generator"),
                row.getString("source_type"),
                row.getString("agent"),
                instant(row.getObject("said_at", OffsetDateTime.class)),
                new Credit(List.of((String[]) creators.getArray()), row.getString("credit"), row.getString("copyright"),
                        row.getString("terms"), row.getString("licence"), row.getString("source_type")),
                row.getBytes("original"),
                row.getBytes("manifest"),
                row.getObject("fingerprint", Long.class),
                row.getObject("resembles", Long.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
