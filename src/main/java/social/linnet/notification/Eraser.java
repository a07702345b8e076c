package social.linnet.notification;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Erasing;

/// Destroys where the devices of an account that goes for good are. What it was told is the view's own to forget.
@Component
class Eraser implements Erasing {

    private final JdbcClient jdbc;

    Eraser(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean erase(long account) {
        jdbc.sql("delete from notification.delivery where recipient = :account")
                .param("account", account).update();
        jdbc.sql("delete from notification.subscription where account = :account")
                .param("account", account).update();
        return false;
    }
}
