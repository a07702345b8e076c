package social.linnet.testing;

import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.settings.House;
import social.linnet.settings.Settings;
import social.linnet.worker.Courtesy;

/// A few modules as Spring puts them together, without the web, on a database of their own.
public final class SmallProgram implements AutoCloseable {

    private final AnnotationConfigApplicationContext context;

    private SmallProgram(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    /// Starts it.
    ///
    /// @param url      a JDBC URL that needs no password, as [OwnPostgres] gives
    /// @param pool     how many connections at most
    /// @param settings what differs from the settings of a start without any file, as `linnet.…`
    /// @param modules  names of packages below `social.linnet`
    /// @param beans    further classes: at least one view, if `log` is among the modules
    public static SmallProgram start(String url, int pool, Map<String, String> settings, String[] modules,
                                     Class<?>... beans) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        context.registerBean(HikariDataSource.class, () -> source(url, pool));
        context.registerBean(Settings.class, () -> new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("linnet", Settings.class));
        context.register(House.class);
        context.register(Connections.class, Courtesy.class);
        for (String module : modules) {
            context.scan("social.linnet." + module);
        }
        if (beans.length > 0) {
            context.register(beans);
        }
        context.refresh();
        return new SmallProgram(context);
    }

    private static HikariDataSource source(String url, int pool) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(pool);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(get(PlatformTransactionManager.class));
    }

    @Override
    public void close() {
        context.close();
    }

    /// A test's configuration by its annotation, so that the whole program does not find it when it looks for its own.
    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Connections {

        @Bean
        JdbcClient jdbc(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
