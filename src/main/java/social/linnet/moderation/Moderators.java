package social.linnet.moderation;

import java.util.List;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;

/// Who looks after the others: the administrators.
@Component
public class Moderators {

    private final Accounts accounts;

    Moderators(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Whether this account is a moderator, and in use.
    public boolean is(long account) {
        return accounts.find(account).filter(one -> one.role() == Account.Role.ADMIN).isPresent();
    }

    /// All of them.
    public List<Long> all() {
        return accounts.administrators();
    }

    /// To everybody else what is theirs does not exist.
    ///
    /// @throws Refused `not-found`
    public void require(long account) {
        if (!is(account)) {
            throw Refused.notFound();
        }
    }
}
