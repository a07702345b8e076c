package social.linnet.database;

import java.util.Objects;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import social.linnet.settings.Settings;

/// Tells Spring Boot which PostgreSQL to use. A test that brings its own server gives a [JdbcConnectionDetails] and
/// sets `linnet.db.url`.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String NO_URL = "'${linnet.db.url:}'.isBlank()";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression(NO_URL)
    EmbeddedServer embeddedServer(Settings settings) {
        return EmbeddedServer.start(settings.data());
    }

    @Bean
    @ConditionalOnExpression(NO_URL)
    JdbcConnectionDetails embeddedConnection(EmbeddedServer server) {
        return server.connection();
    }

    @Bean
    @ConditionalOnProperty("linnet.db.url")
    @ConditionalOnExpression("!" + NO_URL)
    JdbcConnectionDetails operatorsConnection(Settings settings) {
        Settings.Db db = settings.db();
        return new Connection(Objects.requireNonNull(db.url()), Objects.requireNonNullElse(db.user(), ""),
                Objects.requireNonNullElse(db.password(), ""));
    }

    /// Where to connect, and as whom. The password stays out of logs.
    record Connection(String url, String user, String password) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String toString() {
            return "Connection[" + user + "]";
        }
    }
}
