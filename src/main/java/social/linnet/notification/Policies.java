package social.linnet.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.notification.Policy.Choice;

/// What people do with what strangers tell them. Not events: nobody else knows.
@Service
public class Policies {

    private final JdbcClient jdbc;

    Policies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// This account's policy.
    public Policy of(long account) {
        return of(List.of(account)).getOrDefault(account, Policy.DEFAULT);
    }

    /// The policies of those of these accounts who may have one of their own.
    Map<Long, Policy> of(Collection<Long> accounts) {
        Map<Long, Policy> found = new HashMap<>();
        jdbc.sql("""
                select account, not_following, not_followers, new_accounts, private_mentions, limited_accounts
                from notification.inbox where account = any((select :accounts)::bigint[])
                """).param("accounts", accounts.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong("account"), read(row));
                });
        return found;
    }

    private static Policy read(ResultSet row) throws SQLException {
        return new Policy(Choice.valueOf(row.getString("not_following")),
                Choice.valueOf(row.getString("not_followers")), Choice.valueOf(row.getString("new_accounts")),
                Choice.valueOf(row.getString("private_mentions")), Choice.valueOf(row.getString("limited_accounts")));
    }

    /// Sets a policy. It holds for what arrives from now on.
    public void set(long account, Policy policy) {
        jdbc.sql("""
                insert into notification.inbox (account, not_following, not_followers, new_accounts, private_mentions,
                                                limited_accounts)
                values (:account, :following, :followers, :fresh, :mentions, :limited)
                on conflict (account) do update
                set not_following = :following, not_followers = :followers, new_accounts = :fresh,
                    private_mentions = :mentions, limited_accounts = :limited
                """).param("account", account).param("following", policy.notFollowing().name())
                .param("followers", policy.notFollowers().name()).param("fresh", policy.newAccounts().name())
                .param("mentions", policy.privateMentions().name()).param("limited", policy.limitedAccounts().name())
                .update();
    }

    /// Those of these accounts who agreed to hear of this one whatever their policy says.
    Set<Long> permitting(long actor, Collection<Long> recipients) {
        return new HashSet<>(jdbc.sql("""
                select recipient from notification.permission where actor = :actor and recipient = any((select :recipients)::bigint[])
                """).param("actor", actor).param("recipients", recipients.toArray(Long[]::new))
                .query(Long.class).list());
    }
}
