package social.linnet.account;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.settings.Settings;

/// How accounts are named where this server is only one of many: in files that people take away and bring back.
@Service
public class Names {

    private final Accounts accounts;
    private final Settings settings;

    Names(Accounts accounts, Settings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    /// @param id      its id, as text
    /// @param address `name@domain`; null while it is not in use
    public record Named(String id, @Nullable String address) {
    }

    /// The names of these accounts, with one query at most.
    public Map<Long, Named> of(Collection<Long> ids) {
        Map<Long, Account> inUse = accounts.find(new HashSet<>(ids));
        Map<Long, Named> names = new LinkedHashMap<>();
        for (Long id : ids) {
            Account account = inUse.get(id);
            names.put(id, new Named(String.valueOf(id), account == null ? null : address(account.handle())));
        }
        return names;
    }

    /// `name@domain` of the account with this handle.
    public String address(String handle) {
        return handle + "@" + settings.domain();
    }

    /// The address of somebody's profile; null while they are not in use.
    public @Nullable String profile(@Nullable Account account) {
        return account == null ? null : settings.origin() + "/@" + account.handle();
    }

    /// The address of somebody's post; null while its author is not in use.
    public @Nullable String post(@Nullable Account author, long post) {
        return author == null ? null : profile(author) + "/" + post;
    }
}
