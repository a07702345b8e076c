package social.linnet.mastodon.notification;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Json;
import social.linnet.page.Person;

/// As much of an account as a row of small pictures needs: Mastodon's PartialAccountWithAvatar.
@Component
class PartialAccounts {

    private final Accounts accounts;
    private final Addresses addresses;

    PartialAccounts(Accounts accounts, Addresses addresses) {
        this.accounts = accounts;
        this.addresses = addresses;
    }

    byte[] of(Person person) {
        String avatar = addresses.avatar(person.avatar());
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", String.valueOf(person.id()));
        entity.put("acct", person.handle());
        entity.put("locked", accounts.find(person.id()).map(Account::locked).orElse(false));
        entity.put("bot", person.kind() == Account.Kind.BOT || person.kind() == Account.Kind.ASSISTANT);
        entity.put("url", addresses.profile(person.handle()));
        entity.put("avatar", avatar);
        entity.put("avatar_static", avatar);
        return Json.write(entity);
    }
}
