package social.linnet.database;

import javax.sql.DataSource;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Refuses to run on a server that may forget what it acknowledged, before the first migration touches it.
@Configuration(proxyBeanMethods = false)
class DurabilityCheck {

    @Bean
    FlywayMigrationStrategy migrateWhereRowsAreKept(DataSource dataSource) {
        return flyway -> {
            check(JdbcClient.create(dataSource));
            flyway.migrate();
        };
    }

    static void check(JdbcClient jdbc) {
        require(jdbc, "fsync");
        require(jdbc, "full_page_writes");
        require(jdbc, "synchronous_commit");
    }

    private static void require(JdbcClient jdbc, String setting) {
        String value = jdbc.sql("select current_setting(:setting)").param("setting", setting)
                .query(String.class).single();
        if ("off".equals(value)) {
            throw new IllegalStateException("The database runs with " + setting
                    + "=off: a crash would lose what people were told is saved. Set it to on, then start again.");
        }
    }
}
