package social.linnet.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of the ledger.
@Component
final class LedgerTable {

    private final JdbcClient jdbc;

    LedgerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The head, kept from everybody else until the transaction ends.
    Chain.Head lock() {
        return jdbc.sql("select position, hash from consent.head for update").query((row, n) -> head(row)).single();
    }

    Chain.Head head() {
        return jdbc.sql("select position, hash from consent.head").query((row, n) -> head(row)).single();
    }

    private static Chain.Head head(ResultSet row) throws SQLException {
        return new Chain.Head(row.getLong("position"), row.getBytes("hash"));
    }

    /// Whose entries somebody's are, from now on.
    byte[] pseudonym(long account) {
        jdbc.sql("insert into consent.person (account) values (:account) on conflict do nothing").param("account", account).update();
        return known(account).orElseThrow();
    }

    Optional<byte[]> known(long account) {
        return jdbc.sql("select pseudonym from consent.person where account = :account").param("account", account)
                .query(byte[].class).optional();
    }

    /// Destroys the way from an account to its entries.
    void forget(long account) {
        jdbc.sql("delete from consent.person where account = :account").param("account", account).update();
    }

    void keep(Wording wording) {
        jdbc.sql("insert into consent.wording (hash, words) values (:hash, :words) on conflict do nothing")
                .param("hash", wording.hash()).param("words", wording.words()).update();
    }

    /// Adds an entry at the end, which the caller's transaction has locked.
    Chain.Head append(Chain.Link link, byte[] previous) {
        Chain.Head head = link.after(previous);
        jdbc.sql("""
                insert into consent.entry (position, who, purpose, choice, wording, language, at, previous, hash)
                values (:position, :who, :purpose, :choice, :wording, :language, :at, :previous, :hash)
                """).param("position", link.position()).param("who", link.who()).param("purpose", link.purpose())
                .param("choice", link.choice()).param("wording", link.wording(), java.sql.Types.BINARY)
                .param("language", link.language()).param("at", link.at().atOffset(ZoneOffset.UTC))
                .param("previous", previous).param("hash", head.hash()).update();
        jdbc.sql("update consent.head set position = :position, hash = :hash").param("position", head.position())
                .param("hash", head.hash()).update();
        return head;
    }

    /// Where these people stand; who has said nothing is absent.
    Map<Long, Stance> stances(Purpose purpose, Collection<Long> persons) {
        Map<Long, Stance> found = new HashMap<>();
        if (!persons.isEmpty()) {
            jdbc.sql("""
                    select distinct on (p.account) p.account, e.choice, e.position
                    from consent.person p join consent.entry e on e.who = p.pseudonym
                    where p.account = any(:persons) and e.purpose = :purpose
                    order by p.account, e.position desc
                    """).param("persons", persons.toArray(Long[]::new)).param("purpose", purpose.name())
                    .query(row -> {
                        found.put(row.getLong(1), new Stance(Choice.valueOf(row.getString(2)), row.getLong(3)));
                    });
        }
        return found;
    }

    /// What somebody said, the latest first.
    List<Entry> history(long account, int limit) {
        return jdbc.sql("""
                select e.position, e.purpose, e.choice, e.language, w.words, e.at
                from consent.person p join consent.entry e on e.who = p.pseudonym left join consent.wording w on w.hash = e.wording
                where p.account = :account order by e.position desc limit :limit
                """).param("account", account).param("limit", limit).query((row, n) -> new Entry(row.getLong("position"),
                Purpose.valueOf(row.getString("purpose")), Choice.valueOf(row.getString("choice")),
                row.getString("words") == null ? null : new Wording(row.getString("language"), row.getString("words")),
                instant(row))).list();
    }

    /// The links after a position, in order, to be followed.
    List<Kept> links(long after, long last, int limit) {
        return jdbc.sql("""
                select position, who, purpose, choice, wording, language, at, previous, hash from consent.entry
                where position > :after and position <= :last order by position limit :limit
                """).param("after", after).param("last", last).param("limit", limit).query((row, n) -> new Kept(
                new Chain.Link(row.getLong("position"), row.getBytes("who"), row.getString("purpose"), row.getString("choice"),
                        row.getBytes("wording"), row.getString("language"), instant(row)), row.getBytes("previous"),
                row.getBytes("hash"))).list();
    }

    /// A link, and what the table says of its hashes.
    record Kept(Chain.Link link, byte[] previous, byte[] hash) {
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("at", java.time.OffsetDateTime.class).toInstant();
    }

    /// Whether every text is still the one that its hash is of.
    boolean areWordingsWhole() {
        return jdbc.sql("select not exists (select 1 from consent.wording where hash <> sha256(convert_to(words, 'UTF8')))")
                .query(Boolean.class).single();
    }
}
