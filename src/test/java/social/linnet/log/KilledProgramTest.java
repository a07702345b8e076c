package social.linnet.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.testing.Beside;
import social.linnet.testing.ChildProgram;
import social.linnet.testing.OwnPostgres;
import social.linnet.testing.SmallProgram;

/// A program that dies loses nothing that it acknowledged, and repeats nothing.
@Beside
class KilledProgramTest {

    private static final int DEATHS = 3;
    private final String url = OwnPostgres.freshDatabase();

    @Test
    void whatWasAcknowledgedSurvivesEveryDeathOnce() throws Exception {
        try (SmallProgram first = KilledProgram.start(url)) {
            first.get(JdbcClient.class).sql("""
                    create table story.deed (id bigint generated always as identity primary key, writer bigint not null)
                    """).update();
        }
        List<Long> acknowledged = new ArrayList<>();
        for (int death = 1; death <= DEATHS; death++) {
            try (ChildProgram child = ChildProgram.start(KilledProgram.class, url)) {
                // a different moment each time: in the middle of whatever it does then
                readUntil(child, acknowledged, acknowledged.size() + 150 * death);
                child.kill();
                readUntil(child, acknowledged, Integer.MAX_VALUE);
            }
        }

        try (SmallProgram last = KilledProgram.start(url)) {
            assertThat(last.get(Views.class).awaitAll(Duration.ofSeconds(20))).isTrue();
            JdbcClient jdbc = last.get(JdbcClient.class);
            List<Long> kept = jdbc.sql("select id from story.deed").query(Long.class).list();
            List<Long> logged = jdbc.sql("select subject from log.event order by seq").query(Long.class).list();
            List<Long> seqs = jdbc.sql("select seq from log.event order by seq").query(Long.class).list();

            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(150);
            assertThat(kept).containsAll(acknowledged);
            assertThat(logged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(kept);
            assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, logged.size()).boxed().toList());
            assertThat(last.get(CountingView.class).likes()).isEqualTo(CountingView.recounted(jdbc));
            assertThat(jdbc.sql("select count(*) from log.dead_letter").query(Long.class).single()).isZero();
        }
    }

    private static void readUntil(ChildProgram child, List<Long> acknowledged, int enough) throws Exception {
        while (acknowledged.size() < enough) {
            String line = child.line();
            if (line == null) {
                return;
            }
            // the last line of a program that was killed may be cut short: what is cut was not heard
            if (line.matches("kept \\d+")) {
                acknowledged.add(Long.parseLong(line.substring(5)));
            }
        }
    }
}
