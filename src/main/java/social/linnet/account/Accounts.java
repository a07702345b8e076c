package social.linnet.account;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.cache.RefreshAheadCache;
import social.linnet.event.Event;
import social.linnet.event.Refused;
import social.linnet.log.AfterCommit;
import social.linnet.log.append.Appender;

/// Finds accounts, and changes what they say of themselves.
@Service
public class Accounts {

    /// Longest handle, in characters.
    public static final int MAX_HANDLE = 30;
    /// Longest name, in characters.
    public static final int MAX_NAME = 30;
    /// Longest text about oneself, in characters.
    public static final int MAX_BIO = 500;

    private final AccountTable table;
    private final LookAlikes lookAlikes;
    private final Appender log;
    private final TransactionTemplate transaction;
    /// Another program on the same database may change an account: what is kept here is never older than this.
    private final RefreshAheadCache<Long, Account> cache;
    /// Whose a handle is, for as long; that they are in use is looked up by their id.
    private final Cache<String, Long> owners = Caffeine.newBuilder().maximumSize(100_000)
            .expireAfterWrite(Duration.ofSeconds(5)).build();

    Accounts(AccountTable table, LookAlikes lookAlikes, Appender log, PlatformTransactionManager transactions) {
        this.table = table;
        this.cache = new RefreshAheadCache<>(Duration.ofSeconds(5), 100_000, ids -> table.byIds(ids).stream()
                .collect(Collectors.toMap(Account::id, account -> account)));
        this.lookAlikes = lookAlikes;
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The account with this id, if it is in use.
    public Optional<Account> find(long id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /// The accounts with these ids that are in use; others are absent.
    public Map<Long, Account> find(Collection<Long> wanted) {
        Map<Long, Account> found = cache.find(wanted);
        found.values().removeIf(account -> account.state() != Account.State.ACTIVE);
        return found;
    }

    /// The account with this handle, in any case, if it is in use.
    public Optional<Account> findByHandle(String handle) {
        return findByHandles(List.of(handle.toLowerCase(Locale.ROOT))).values().stream().findFirst();
    }

    /// The accounts with these handles (lower case) that are in use, by handle.
    public Map<String, Account> findByHandles(Collection<String> handles) {
        Map<String, Account> found = new HashMap<>();
        find(owners.getAllPresent(handles).values()).values().forEach(account -> found.put(account.handle(), account));
        List<String> missing = handles.stream().filter(Handles::isPossible).filter(handle -> !found.containsKey(handle)).toList();
        if (!missing.isEmpty()) {
            for (Account account : table.byHandles(missing)) {
                if (account.state() == Account.State.ACTIVE) {
                    found.put(account.handle(), account);
                    owners.put(account.handle(), account.id());
                }
            }
        }
        return found;
    }

    /// Those of these ids that name an account, in use or not.
    public Set<Long> knownAmong(Collection<Long> ids) {
        return ids.isEmpty() ? Set.of() : Set.copyOf(table.knownAmong(ids));
    }

    /// Changes name and text about oneself.
    ///
    /// @throws Refused `name-too-long`, `name-imitates`, `bio-too-long`, `text-unusable`
    public Account updateProfile(long id, String name, String bio) {
        String checkedName = Profiles.checkedName(name);
        String checkedBio = Profiles.checkedBio(bio);
        Account before = table.byIds(List.of(id)).stream().findFirst().orElseThrow(Refused::notFound);
        boolean trusted = before.role() == Account.Role.ADMIN || before.kind() == Account.Kind.ASSISTANT;
        if (!trusted && !before.sample() && !checkedName.equals(before.name())) {
            lookAlikes.refuseName(id, checkedName);
        }
        return changed(id, () -> table.updateProfile(id, checkedName, checkedBio));
    }

    /// Sets the avatar to this path below `/media/`, or to none.
    public void setAvatar(long id, @Nullable String path) {
        changed(id, () -> table.updateAvatar(id, path));
    }

    /// Says whether a program posts here, or a person. Does nothing to accounts that are neither.
    public void setAutomated(long id, boolean automated) {
        changed(id, () -> table.updateKind(id, automated ? Account.Kind.PERSON : Account.Kind.BOT,
                automated ? Account.Kind.BOT : Account.Kind.PERSON));
    }

    /// Says whether people must ask before they follow this account. Who has asked by then goes on waiting.
    public void setLocked(long id, boolean locked) {
        changed(id, () -> table.updateLocked(id, locked));
    }

    /// Says whether others do not see whom this account follows and who follows it.
    public void setHidesFollows(long id, boolean hides) {
        changed(id, () -> table.updateHidesFollows(id, hides));
    }

    /// Says whether others see which program this account's posts were made with, also the posts that are there.
    public void setShowsApp(long id, boolean shows) {
        changed(id, () -> table.updateShowsApp(id, shows));
    }

    /// Keeps strangers from coming upon this account, or no more. That a moderator says so is the caller's to see to.
    public void setLimited(long id, boolean limited) {
        changed(id, () -> table.updateLimited(id, limited));
    }

    /// The administrators in use.
    public List<Long> administrators() {
        return table.administrators();
    }

    /// Sets the language the site is read in; one that is not offered is ignored.
    public void setLanguage(long id, String language) {
        inTransaction(() -> {
            table.updateLanguage(id, Languages.known(language));
            return true;
        });
        forget(id);
    }

    private Account changed(long id, Runnable change) {
        Account account = inTransaction(() -> {
            // before whoever is told of the commit reads it
            AfterCommit.run(() -> cache.forget(id));
            change.run();
            log.append(new Event.ProfileChanged(id));
            return table.byIds(List.of(id)).stream().findFirst().orElseThrow(Refused::notFound);
        });
        forget(id);
        return account;
    }

    /// The handle of an account in whatever state, for those who look after the server; empty when there was none.
    public String handleOf(long id) {
        return table.byIds(List.of(id)).stream().findFirst().map(Account::handle).orElse("");
    }

    /// The id of the account with this handle, in whatever state, for those who look after the server.
    public Optional<Long> idOf(String handle) {
        String name = handle.strip().toLowerCase(Locale.ROOT);
        String bare = name.startsWith("@") ? name.substring(1) : name;
        return Handles.isPossible(bare) ? table.byHandle(bare).map(Account::id) : Optional.empty();
    }

    /// Reads this account anew when it is next asked for, and again once the transaction has ended that this is part of:
    /// until then others go on reading what was.
    void forget(long id) {
        cache.forget(id);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    cache.forget(id);
                }
            });
        }
    }

    /// The newest accounts that are in use.
    public List<Account> newest(int limit) {
        return table.newest(0, limit);
    }

    /// The newest accounts that are in use, after the first so many of them.
    public List<Account> newest(int offset, int limit) {
        return table.newest(offset, limit);
    }

    /// How many accounts are in use.
    public long count() {
        return table.count();
    }

    /// The accounts of this server's own assistant, in use or not: they count as nobody.
    public List<Long> assistants() {
        return table.assistants();
    }

    /// Whether there is nobody at all.
    public boolean isEmpty() {
        return table.isEmpty();
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        return java.util.Objects.requireNonNull(result);
    }
}
