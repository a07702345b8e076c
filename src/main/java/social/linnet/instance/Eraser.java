package social.linnet.instance;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Erasing;

/// Destroys what an account that goes for good said to announcements.
@Component
class Eraser implements Erasing {

    private final JdbcClient jdbc;

    Eraser(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean erase(long account) {
        jdbc.sql("delete from instance.announcement_read where account = :account")
                .param("account", account).update();
        jdbc.sql("delete from instance.announcement_reaction where account = :account")
                .param("account", account).update();
        return false;
    }
}
