package social.linnet.account;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Refused;

/// The one-time link that makes the first administrator.
@Service
public class Setup {

    private final JdbcClient jdbc;
    private final AccountTable table;
    private final SignUps signUps;

    Setup(JdbcClient jdbc, AccountTable table, SignUps signUps) {
        this.jdbc = jdbc;
        this.table = table;
        this.signUps = signUps;
    }

    /// A fresh token for the link, as long as there is no administrator. The one before is void.
    public Optional<String> token() {
        if (table.hasAdministrator()) {
            return Optional.empty();
        }
        String token = Secrets.fresh();
        jdbc.sql("insert into account.setup (token) values (:token) on conflict (one) do update set token = :token")
                .param("token", Secrets.hash(token)).update();
        return Optional.of(token);
    }

    /// Whether this token makes an administrator.
    public boolean holds(String token) {
        return !table.hasAdministrator() && jdbc.sql("select count(*) from account.setup where token = :token")
                .param("token", Secrets.hash(token)).query(Long.class).single() == 1;
    }

    /// Makes the first administrator and burns the link. Of two at once, one wins.
    ///
    /// @throws Refused `setup-void`, and whatever signing up refuses, after which the link still holds
    @Transactional
    public Account use(String token, SignUps.Form form) {
        int burnt = jdbc.sql("delete from account.setup where token = :token")
                .param("token", Secrets.hash(token)).update();
        if (burnt != 1 || table.hasAdministrator()) {
            throw Refused.forbidden("setup-void");
        }
        return signUps.createAdministrator(form);
    }
}
