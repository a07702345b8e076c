package social.linnet.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// PostgreSQL as a child of this program, with its tables in `<data>/pg`.
///
/// The library that unpacks and starts it is made for tests, so what it does for speed is undone here: `fsync` and
/// `synchronous_commit` are on, the folder is kept, and access is by password. `initdb` is reached through the
/// library's locale options, which it passes on as `--name=value`; that sets the password before the server first
/// listens, so that there is no moment of trust.
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String NAME = "linnet";
    /// Recovery after a crash replays at most `max_wal_size`; a slow disk may need a while for that.
    private static final Duration STARTUP_WAIT = Duration.ofSeconds(120);

    private final EmbeddedPostgres postgres;
    private final String password;
    private final FolderLock lock;

    private EmbeddedServer(EmbeddedPostgres postgres, String password, FolderLock lock) {
        this.postgres = postgres;
        this.password = password;
        this.lock = lock;
    }

    /// Starts the server in this folder, or says why it cannot.
    static EmbeddedServer start(Path folder) {
        Path data = folder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(data);
        try {
            return start(data, lock);
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("The embedded PostgreSQL in " + data + " did not start; its log is in "
                    + data.resolve("pg/log"), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedServer start(Path data, FolderLock lock) throws IOException {
        Path tables = data.resolve("pg");
        Path binaries = data.resolve("pg-bin");
        Path initialised = data.resolve("pg-initialised");
        Path secret = data.resolve("pg-password");
        // first, since a server that was left running goes along with a folder that is moved, and is lost sight of
        new Orphans(tables, binaries).end();
        setAsideUnfinished(tables, initialised);
        if (Files.exists(initialised) && !Files.exists(secret)) {
            throw new IOException("The password of the embedded PostgreSQL is missing: put back " + secret);
        }
        if (!Files.exists(secret)) {
            write(secret, HexFormat.of().formatHex(random(24)));
        }
        String password = Files.readString(secret).strip();

        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(tables)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP_WAIT)
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", secret.toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "120")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "1GB")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .setServerConfig("log_rotation_age", "1d")
                .setDataDirectoryCustomizer(EmbeddedServer::requirePassword)
                .start();
        if (!Files.exists(initialised)) {
            write(initialised, "The tables in pg are complete. Keep this file with them.\n");
        }
        EmbeddedServer server = new EmbeddedServer(postgres, password, lock);
        try {
            server.makeDatabase();
        } catch (SQLException e) {
            server.close();
            throw new IOException(e);
        }
        return server;
    }

    /// How the program connects: as an ordinary role that owns one database, not as the server's superuser.
    JdbcConnectionDetails connection() {
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + NAME;
        return new DatabaseConfiguration.Connection(url, NAME, password);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly; it will recover at the next start", e);
        } finally {
            lock.close();
        }
    }

    private void makeDatabase() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
             Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = 'linnet'")) {
                // the password is hexadecimal and made by us: there is nothing in it to escape
                statement.execute("create role linnet login password '" + password + "'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = 'linnet'")) {
                statement.execute("create database linnet owner linnet");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /// `initdb` that was killed leaves a folder that can neither be started nor initialised again. It never held an
    /// acknowledged row, but it is moved rather than deleted, in case somebody put tables of their own there.
    private static void setAsideUnfinished(Path tables, Path initialised) throws IOException {
        if (Files.exists(tables) && !Files.exists(initialised)) {
            Path aside = tables.resolveSibling("pg-unfinished-" + System.currentTimeMillis());
            Files.move(tables, aside);
            LOG.warn("The first start did not finish; what it left is now in {}", aside);
        }
    }

    private static void requirePassword(File tables) {
        try {
            Files.writeString(tables.toPath().resolve("pg_hba.conf"),
                    "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
            Files.setPosixFilePermissions(fresh, owner);
        }
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
