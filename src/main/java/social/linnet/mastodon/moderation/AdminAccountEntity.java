package social.linnet.mastodon.moderation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.account.Account;
import social.linnet.account.Register;
import social.linnet.mastodon.entity.AccountEntity;
import social.linnet.mastodon.entity.Times;

/// Mastodon's Admin::Account.
///
/// @param domain        null: all accounts are of this server
/// @param ip            null, and `ips` are none: addresses are not kept
/// @param disabled      whether its owner put it away
/// @param silenced      whether moderators limited it
/// @param inviteRequest why it wants to join, or null
record AdminAccountEntity(String id, String username, @Nullable String domain, String createdAt, String email,
                          @Nullable String ip, List<Object> ips, String locale, @Nullable String inviteRequest,
                          AccountEntity.Role role, boolean confirmed, boolean approved, boolean disabled,
                          boolean silenced, boolean suspended, AccountEntity account) {

    static AdminAccountEntity of(Register.Entry entry, AccountEntity card) {
        Account account = entry.account();
        boolean admin = account.role() == Account.Role.ADMIN;
        return new AdminAccountEntity(card.id(), account.handle(), null, Times.text(account.createdAt()),
                entry.email() == null ? "" : entry.email(), null, List.of(), account.language(),
                entry.reason().isEmpty() ? null : entry.reason(), AccountEntity.Role.of(admin), true,
                account.state() != Account.State.PENDING, account.state() == Account.State.DEACTIVATED,
                account.limited(), account.state() == Account.State.SUSPENDED, card);
    }
}
