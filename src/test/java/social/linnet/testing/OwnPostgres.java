package social.linnet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

/// A second PostgreSQL, started once when first asked for: for tests that hold transactions open, kill programs or need
/// to be the only ones there, and so would disturb the server that [LinnetTest]s share.
public final class OwnPostgres {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private OwnPostgres() {
    }

    /// An empty database of one's own with every module's tables in it: a copy of one that was migrated once.
    ///
    /// @return its JDBC URL; the user is `postgres`, without a password
    public static String freshDatabase() {
        String name = "own_" + COUNT.incrementAndGet();
        try (Connection connection = Started.POSTGRES.getPostgresDatabase().getConnection();
             Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + Started.TEMPLATE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Started.POSTGRES.getJdbcUrl("postgres", name);
    }

    private static final class Started {

        private static final String TEMPLATE = "template1";
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(Path.of("target", "postgres", "own-" + ProcessHandle.current().pid()))
                        .setCleanDataDirectory(true)
                        .setServerConfig("max_connections", "200")
                        .start();
                Flyway.configure().dataSource(postgres.getDatabase("postgres", TEMPLATE)).load().migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
