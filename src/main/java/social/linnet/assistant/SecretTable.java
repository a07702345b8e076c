package social.linnet.assistant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of `assistant.secret`.
@Component
final class SecretTable {

    private final JdbcClient jdbc;

    SecretTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps a key, unless there is one.
    ///
    /// @return the one that is kept
    byte[] keep(byte[] fresh) {
        jdbc.sql("insert into assistant.secret (key) values (:key) on conflict do nothing").param("key", fresh).update();
        return jdbc.sql("select key from assistant.secret").query((row, n) -> row.getBytes(1)).single();
    }
}
