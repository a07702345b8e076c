package social.linnet.consent;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;

/// What somebody let be used and took back, with what it takes to compute the hashes again.
@Component
class Archivist implements Chapter {

    private static final String CONSENTS = "consents.jsonl";

    private final JdbcClient jdbc;

    Archivist(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("consent.entry", List.of(CONSENTS), "consent.person", List.of(CONSENTS));
    }

    /// A line of the file: names as they were hashed, bytes in hexadecimal.
    private record Line(long position, String pseudonym, String purpose, String choice, @Nullable String words, String language,
                        Instant at, String previous, String hash) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.lines(CONSENTS, after -> jdbc.sql("""
                select e.position, encode(e.who, 'hex'), e.purpose, e.choice, w.words, e.language, e.at, encode(e.previous, 'hex'),
                       encode(e.hash, 'hex')
                from consent.person p join consent.entry e on e.who = p.pseudonym left join consent.wording w on w.hash = e.wording
                where p.account = :account and e.position > :after order by e.position limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query((row, n) -> new Line(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6), row.getObject(7, OffsetDateTime.class).toInstant(), row.getString(8), row.getString(9))).list(),
                Line::position, some -> some);
    }
}
