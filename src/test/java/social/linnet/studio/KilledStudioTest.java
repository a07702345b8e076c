package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import social.linnet.testing.Beside;
import social.linnet.testing.ChildProgram;
import social.linnet.testing.OwnPostgres;

/// A program that is killed while it makes pictures delivers each of them once after it was started again, and leaves nothing
/// behind. `bench/studio-crash.sh` does the same to the whole program, more often and with films.
@Beside
class KilledStudioTest {

    private static final int JOBS = 60;
    private static final Duration LONG = Duration.ofSeconds(90);

    private final String url = OwnPostgres.freshDatabase();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private int pending() {
        return count("select count(*) from studio.variant where state in ('QUEUED', 'RUNNING', 'CHECKING')");
    }

    @Test
    void whatAliceAskedForIsDeliveredOnceWhateverTheProgramDiedOf() throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "studio").toAbsolutePath();
        int all = JOBS * KilledStudio.VARIANTS;
        try (ChildProgram first = ChildProgram.start(KilledStudio.class, url, data.toString(), Integer.toString(JOBS))) {
            String line = first.line();
            while (line != null && !line.startsWith("asked ")) {
                line = first.line();
            }
            assertThat(line).as("all of it is asked for").isNotNull();
            first.unheard();
            await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(() -> all - pending() > all / 4);
            first.kill();
        }
        assertThat(pending()).as("killed in the middle").isPositive();
        try (ChildProgram second = ChildProgram.start(KilledStudio.class, url, data.toString(), "0")) {
            second.unheard();
            await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() ->
                    count("select count(*) from studio.job where state in ('QUEUED', 'RUNNING', 'CHECKING')") == 0);
        }
        assertThat(count("select count(*) from studio.variant where state = 'READY' and failure is null")).isEqualTo(all);
        assertThat(count("select count(distinct picture) from studio.variant")).as("each its own").isEqualTo(all);
        assertThat(count("select count(*) from studio.work w join studio.variant v on v.picture = w.picture and v.job = w.job"))
                .as("written down once").isEqualTo(all);
        assertThat(count("select count(*) from studio.work")).isEqualTo(all);
        assertThat(count("select count(*) from media.picture where not held")).as("nothing else is stored").isEqualTo(all);
        assertThat(count("select max(attempts) from studio.job")).as("some were taken up again").isEqualTo(2);
        List<String> names = jdbc.sql("select name from media.picture").query(String.class).list();
        assertThat(names).allSatisfy(name -> assertThat(data.resolve("media").resolve(name.substring(0, 2)).resolve(name))
                .isDirectoryContaining(file -> file.getFileName().toString().startsWith("large."))
                .isDirectoryContaining(file -> file.getFileName().toString().startsWith("small.")));
    }
}
