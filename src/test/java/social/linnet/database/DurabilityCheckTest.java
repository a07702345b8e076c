package social.linnet.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.testing.Beside;

/// A server that may forget what it acknowledged is refused by the name of the setting.
@Beside
class DurabilityCheckTest {

    private static final Path TABLES = Path.of("target", "postgres", "forgetful-" + ProcessHandle.current().pid());

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void aServerThatForgetsIsRefused(String setting) throws IOException {
        try (EmbeddedPostgres postgres = start(setting)) {
            JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());

            assertThatThrownBy(() -> DurabilityCheck.check(jdbc)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(setting + "=off");
        }
    }

    private static EmbeddedPostgres start(String off) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(TABLES)
                .setCleanDataDirectory(false);
        for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
            builder.setServerConfig(setting, setting.equals(off) ? "off" : "on");
        }
        return builder.start();
    }
}
