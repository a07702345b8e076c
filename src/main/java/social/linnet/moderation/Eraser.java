package social.linnet.moderation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Erasing;

/// Destroys what an account that goes for good reported, what was reported of it, and what it was told. What moderators
/// did stays in the audit, of themselves as well.
@Component
class Eraser implements Erasing {

    private final JdbcClient jdbc;

    Eraser(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean erase(long account) {
        jdbc.sql("delete from moderation.report where reporter = :account or account = :account")
                .param("account", account).update();
        jdbc.sql("update moderation.report set assigned = null where assigned = :account")
                .param("account", account).update();
        jdbc.sql("update moderation.report set resolved_by = null where resolved_by = :account")
                .param("account", account).update();
        jdbc.sql("delete from moderation.warning where account = :account").param("account", account).update();
        jdbc.sql("delete from moderation.refusal_appeal where account = :account").param("account", account).update();
        return false;
    }
}
