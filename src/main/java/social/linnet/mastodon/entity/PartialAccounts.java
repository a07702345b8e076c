package social.linnet.mastodon.entity;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.mastodon.wire.Json;
import social.linnet.page.Person;

/// As much of an account as a row of small pictures needs.
@Component
public final class PartialAccounts {

    private final Accounts accounts;
    private final Addresses addresses;

    PartialAccounts(Accounts accounts, Addresses addresses) {
        this.accounts = accounts;
        this.addresses = addresses;
    }

    /// Mastodon's PartialAccountWithAvatar.
    public record Entity(String id, String acct, boolean locked, boolean bot, String url, String avatar,
                         String avatarStatic) {
    }

    /// The bytes of it.
    public byte[] of(Person person) {
        return Json.write(entity(person, accounts.find(person.id()).map(Account::locked).orElse(false)));
    }

    /// @param locked whether nobody follows it unasked
    public Entity entity(Person person, boolean locked) {
        String avatar = addresses.avatar(person.avatar());
        return new Entity(String.valueOf(person.id()), person.handle(), locked, person.kind().isAutomated(),
                addresses.profile(person.handle()), avatar, avatar);
    }
}
