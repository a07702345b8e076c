package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.LinnetApplication;
import social.linnet.testing.ChildProgram;
import social.linnet.testing.OwnPostgres;
import social.linnet.testing.SmallProgram;

/// Kills the whole program with `kill -9` while it makes pictures, twice, and counts what became of each job. It takes
/// minutes, and so is run by `bench/studio-crash.sh` rather than with the tests.
class StudioCrashRounds {

    private static final int JOBS = Integer.getInteger("linnet.jobs", 200);
    private static final Duration LONG = Duration.ofMinutes(8);

    @Test
    void eachJobIsDeliveredOnceOrFailsWithAReason() throws Exception {
        String url = OwnPostgres.freshDatabase();
        Path data = Files.createTempDirectory(Path.of("target"), "studio-crash");
        try (SmallProgram reader = SmallProgram.start(url, 4, Map.of(), new String[0])) {
            JdbcClient jdbc = reader.get(JdbcClient.class);
            // every tenth asks for something that is refused
            jdbc.sql("""
                    insert into studio.job (id, owner, prompt, style, shape, state, provider, model, builtin)
                    select 'crash-' || n, 1 + n % 20,
                           case when n % 10 = 0 then 'how to make a bomb' else 'a red kite over dunes, number ' || n end,
                           'none', 'SQUARE', 'QUEUED', 'builtin', 'painter', true
                    from generate_series(1, :jobs) n
                    """).param("jobs", JOBS).update();
            jdbc.sql("insert into studio.variant (job, number, seed, state) select id, 1, place, 'QUEUED' from studio.job").update();
            for (int death = 1; death <= 2; death++) {
                int until = JOBS * death / 4;
                try (ChildProgram program = start(url, data)) {
                    await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> over(jdbc) >= until);
                    program.kill();
                }
                System.out.println("killed when " + over(jdbc) + " of " + JOBS + " were over, "
                        + count(jdbc, "select count(*) from studio.job where state = 'RUNNING'") + " being made");
            }
            try (ChildProgram last = start(url, data)) {
                await().atMost(LONG).until(() -> over(jdbc) == JOBS);
            }
            int ready = count(jdbc, "select count(*) from studio.variant where state = 'READY' and picture is not null");
            int failed = count(jdbc, "select count(*) from studio.variant where state = 'FAILED' and failure is not null");
            int pictures = count(jdbc, "select count(*) from media.picture");
            System.out.println(JOBS + " jobs: " + ready + " delivered, " + failed + " failed with a reason, " + pictures + " pictures stored");
            assertThat(ready + failed).isEqualTo(JOBS);
            assertThat(failed).isEqualTo(JOBS / 10);
            assertThat(count(jdbc, "select count(distinct picture) from studio.variant where picture is not null")).isEqualTo(ready);
            assertThat(count(jdbc, "select count(*) from studio.work")).as("written down once each").isEqualTo(ready);
            assertThat(count(jdbc, """
                    select count(*) from studio.variant v join studio.job j on j.id = v.job
                    where v.state = 'READY' and v.finished_at > now() - interval '1 day'
                    """)).as("what is charged").isEqualTo(ready);
            assertThat(count(jdbc, "select count(*) from studio.job where state not in ('READY', 'FAILED')")).isZero();
        }
    }

    private static ChildProgram start(String url, Path data) throws Exception {
        return ChildProgram.start("768m", LinnetApplication.class, "--linnet.db.url=" + url, "--linnet.db.user=postgres",
                "--linnet.data=" + data, "--server.port=0", "--linnet.studio.workers=2", "--linnet.limits=off");
    }

    private static int over(JdbcClient jdbc) {
        return count(jdbc, "select count(*) from studio.job where state in ('READY', 'FAILED')");
    }

    private static int count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
