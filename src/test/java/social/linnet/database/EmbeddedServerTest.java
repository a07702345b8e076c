package social.linnet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import social.linnet.testing.Beside;
import social.linnet.testing.ChildProgram;

/// The embedded server keeps its rows, its password and its folder, whatever its program died of.
@Beside
class EmbeddedServerTest {

    /// Most tests share one folder, as one installation after another start.
    private static Path folder;

    @BeforeAll
    static void folder() throws IOException {
        folder = fresh();
        try (EmbeddedServer first = EmbeddedServer.start(folder)) {
            assertThat(first).isNotNull();
        }
    }

    private static Path fresh() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "pg")
                .toAbsolutePath();
    }

    private static JdbcClient jdbc(EmbeddedServer server) {
        JdbcConnectionDetails to = server.connection();
        return JdbcClient.create(new DriverManagerDataSource(to.getJdbcUrl(), to.getUsername(), to.getPassword()));
    }

    private static void keep(JdbcClient jdbc, String word) {
        jdbc.sql("create table if not exists kept (word text)").update();
        jdbc.sql("insert into kept values (:word)").param("word", word).update();
    }

    private static List<String> kept(JdbcClient jdbc) {
        return jdbc.sql("select word from kept").query(String.class).list();
    }

    @Test
    void itRunsWithTheSettingsThatKeepRows() {
        try (EmbeddedServer server = EmbeddedServer.start(folder)) {
            DurabilityCheck.check(jdbc(server));
            assertThat(jdbc(server).sql("select current_setting('fsync') || current_setting('synchronous_commit')"
                    + " || current_setting('full_page_writes')").query(String.class).single()).isEqualTo("ononon");
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        try (EmbeddedServer server = EmbeddedServer.start(folder)) {
            String url = server.connection().getJdbcUrl();
            String password = server.connection().getPassword();
            for (String user : List.of("linnet", "postgres")) {
                assertThatThrownBy(() -> connect(url, user, null)).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> connect(url, user, "")).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> connect(url, user, password + "x")).isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
            assertThat(jdbc(server).sql("select rolsuper from pg_roles where rolname = current_user")
                    .query(Boolean.class).single()).as("the program is no superuser").isFalse();
            assertThat(server.connection().toString()).doesNotContain(password);
        }
    }

    private static void connect(String url, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            assertThat(connection).isNull();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void thePasswordIsItsOwnersAlone() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(folder)) {
            assertThat(server).isNotNull();
            assertThat(Files.getPosixFilePermissions(folder.resolve("pg-password"))).allMatch(
                    permission -> permission.name().startsWith("OWNER_"));
        }
    }

    @Test
    void aSecondStartIsRefusedAndTheFirstGoesOn() {
        try (EmbeddedServer server = EmbeddedServer.start(folder)) {
            assertThatThrownBy(() -> EmbeddedServer.start(folder)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another Linnet is running").hasMessageContaining("--linnet.data");
            assertThat(jdbc(server).sql("select 1").query(Integer.class).single()).isEqualTo(1);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aStalePidFileCostsNoStrangerItsLife() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(folder)) {
            keep(jdbc(server), "before the strangers");
        }
        Path tables = folder.resolve("pg");
        // the second one looks as much like a server of this folder as a stranger can
        Process sleeper = new ProcessBuilder("sleep", "600").start();
        Process reader = new ProcessBuilder("tail", "-f", tables.resolve("postgresql.conf").toString()).start();
        try {
            for (long pid : new long[] {sleeper.pid(), reader.pid(), ProcessHandle.current().pid(), 1, 4194300}) {
                Files.writeString(tables.resolve("postmaster.pid"), pid + "\n" + tables + "\n1\n5432\n");
                try (EmbeddedServer server = EmbeddedServer.start(folder)) {
                    assertThat(kept(jdbc(server))).contains("before the strangers");
                }
                assertThat(sleeper.isAlive()).isTrue();
                assertThat(reader.isAlive()).isTrue();
            }
        } finally {
            sleeper.destroy();
            reader.destroy();
        }
    }

    @Test
    void whatAKilledProgramAcknowledgedIsThereAtTheNextStart() throws Exception {
        long postmaster;
        try (ChildProgram child = ChildProgram.start(KilledOwner.class, folder.toString())) {
            awaitKept(child);
            postmaster = postmaster(folder.resolve("pg"));
            child.kill();
        }
        assertThat(ProcessHandle.of(postmaster)).as("left running").isPresent();

        try (EmbeddedServer server = EmbeddedServer.start(folder)) {
            assertThat(postmaster(folder.resolve("pg"))).isNotEqualTo(postmaster);
            assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(kept(jdbc(server))).contains("by one that was killed");
        }
    }

    /// Its program: keeps a row, says so and waits to be killed.
    static final class KilledOwner {

        private KilledOwner() {
        }

        public static void main(String[] args) throws Exception {
            EmbeddedServer server = EmbeddedServer.start(Path.of(args[0]));
            keep(jdbc(server), "by one that was killed");
            System.out.println("kept");
            TimeUnit.MINUTES.sleep(10);
        }
    }

    private static void awaitKept(ChildProgram child) throws IOException {
        String line;
        do {
            line = child.line();
            assertThat(line).as("the program's last word").isNotNull();
        } while (!line.equals("kept"));
    }

    private static long postmaster(Path tables) throws IOException {
        return Long.parseLong(Files.readAllLines(tables.resolve("postmaster.pid")).getFirst().strip());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFirstStartThatDidNotFinishIsSetAsideWithWhateverRunsInIt() throws Exception {
        Path other = fresh();
        Files.createDirectories(other.resolve("pg"));
        Files.writeString(other.resolve("pg/mine.txt"), "somebody's own");
        if (Files.isDirectory(folder.resolve("pg-bin"))) {
            Files.createSymbolicLink(other.resolve("pg-bin"), folder.resolve("pg-bin")); // saves unpacking it again
        }
        long postmaster;
        try (ChildProgram child = ChildProgram.start(KilledOwner.class, other.toString())) {
            awaitKept(child);
            // as if it had been killed in its first start, after the server ran and before it was said to be complete
            postmaster = postmaster(other.resolve("pg"));
            Files.delete(other.resolve("pg-initialised"));
            child.kill();
        }
        try (EmbeddedServer server = EmbeddedServer.start(other)) {
            assertThat(jdbc(server).sql("select to_regclass('kept') is null").query(Boolean.class).single()).isTrue();
        }
        assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
        try (Stream<Path> aside = Files.list(other)) {
            assertThat(aside.filter(path -> path.getFileName().toString().startsWith("pg-unfinished-"))).hasSize(2)
                    .anyMatch(path -> Files.exists(path.resolve("mine.txt")));
        }
    }

    @Test
    void aLostPasswordIsSaidToBeLostRatherThanMadeAnew() throws Exception {
        Path other = fresh();
        Files.createDirectories(other.resolve("pg"));
        Files.writeString(other.resolve("pg-initialised"), "complete");

        assertThatThrownBy(() -> EmbeddedServer.start(other)).rootCause().hasMessageContaining("put back")
                .hasMessageContaining("pg-password");
        assertThat(other.resolve("pg")).isDirectory();
        assertThat(other.resolve("pg-password")).doesNotExist();
    }
}
