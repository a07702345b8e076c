package social.linnet.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

/// A PostgreSQL with this module's tables, started once for all tests.
final class TestDatabase {

    private TestDatabase() {
    }

    static DataSource get() {
        return Started.SOURCE;
    }

    private static final class Started {
        private static final DataSource SOURCE = start();

        private static DataSource start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(Path.of("target", "postgres", Long.toString(ProcessHandle.current().pid())))
                        .setCleanDataDirectory(true)
                        .setServerConfig("fsync", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        postgres.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                DataSource source = postgres.getPostgresDatabase();
                Flyway.configure().dataSource(source).locations("classpath:db/migration/media").load().migrate();
                return source;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
