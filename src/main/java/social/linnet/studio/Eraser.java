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
        // the provider is told to destroy what it holds
        jdbc.sql("update studio.footage set state = 'LEFT', picture = null, discard_at = now() where owner = :account")
                .param("account", account).update();
        jdbc.sql("delete from studio.habit where person = :account").param("account", account).update();
        jdbc.sql("delete from studio.kept_style where person = :account").param("account", account).update();
        jdbc.sql("delete from studio.likeness_grant where owner = :account or asker = :account").param("account", account).update();
        jdbc.sql("""
                update studio.style set gone = true, shared = false, name = '--', words = '---', thumbnail = null
                where creator = :account
                """).param("account", account).update();
        // what others made of it goes on saying that there was something
        jdbc.sql("""
                update studio.work set prompt = null, job = null, shows = 'NOTHING', allows = '{}' where owner = :account
                """).param("account", account).update();
        return false;
    }
}
