package social.linnet.studio;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Erasing;

/// Destroys what an account that goes for good asked the studio for. Its pictures are the media module's to destroy.
@Component
class Eraser implements Erasing {

    private final JdbcClient jdbc;

    Eraser(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean erase(long account) {
        jdbc.sql("delete from studio.job where owner = :account").param("account", account).update();
        return false;
    }
}
