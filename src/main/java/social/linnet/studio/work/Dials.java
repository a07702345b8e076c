package social.linnet.studio.work;

import java.time.Duration;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.cache.RefreshAheadCache;

/// Where each person's dial between people and AI stands. It is asked with each page, and so remembered for half a minute;
/// who turns it sees the difference at once on the program that they turned it on.
@Service
public class Dials {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final Works works;
    private final RefreshAheadCache<Long, Dial> known;

    Dials(JdbcClient jdbc, Works works) {
        this.jdbc = jdbc;
        this.works = works;
        this.known = new RefreshAheadCache<>(REMEMBERED, MOST, RefreshAheadCache.each(this::read));
    }

    public Dial of(long person) {
        return known.find(person).orElse(Dial.ALL);
    }

    private Optional<Dial> read(long person) {
        return Optional.of(jdbc.sql("select dial from studio.habit where person = :person").param("person", person).query(String.class)
                .optional().map(Dial::valueOf).orElse(Dial.ALL));
    }

    public void turn(long person, Dial dial) {
        // a row of habits is there then, and says what was so without it
        works.setHabit(person, works.habit(person));
        jdbc.sql("update studio.habit set dial = :dial where person = :person").param("dial", dial.name()).param("person", person).update();
        known.forget(person);
    }
}
