package social.linnet.media;

import java.time.Clock;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import social.linnet.event.Ids;
import social.linnet.settings.Settings;

/// This module by itself, on the database that its tests share.
final class TestModule {

    /// The rows that its tests share. Who moves the clock and sweeps takes what others have just stored, and is alone.
    static final String ROWS = "rows of media";

    /// One for all of them, which run at the same time: of two, both would give the same id.
    private static final Ids IDS = new Ids(Clock.systemUTC());

    private TestModule() {
    }

    /// To be closed by whoever starts it.
    static AnnotationConfigApplicationContext start(Map<String, String> settings, Clock clock, AvatarListener listener) {
        DataSource source = TestDatabase.get();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(Settings.class, () -> TestSettings.of(settings));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Ids.class, () -> IDS);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(AvatarListener.class, () -> listener);
        context.scan("social.linnet.media");
        context.refresh();
        return context;
    }
}
