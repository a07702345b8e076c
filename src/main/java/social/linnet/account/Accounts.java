package social.linnet.account;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.log.AfterCommit;
import social.linnet.log.append.Appender;
import social.linnet.settings.House;
import social.linnet.settings.Settings;

/// Makes accounts, finds them, changes what they say of themselves.
@Service
public class Accounts {

    /// Longest handle, in characters.
    public static final int MAX_HANDLE = 30;
    /// Longest name, in characters.
    public static final int MAX_NAME = 30;
    /// Longest text about oneself, in characters.
    public static final int MAX_BIO = 500;

    private final AccountTable table;
    private final Passwords passwords;
    private final Invitations invitations;
    private final LookAlikes lookAlikes;
    private final Appender log;
    private final Ids ids;
    private final House house;
    private final TransactionTemplate transaction;
    /// Another program on the same database may change an account: what is kept here is never older than this.
    private final Cache<Long, Account> cache = Caffeine.newBuilder().maximumSize(100_000)
            .expireAfterWrite(Duration.ofSeconds(5)).build();

    Accounts(AccountTable table, Passwords passwords, Invitations invitations, LookAlikes lookAlikes, Appender log,
             Ids ids, House house, PlatformTransactionManager transactions) {
        this.table = table;
        this.passwords = passwords;
        this.invitations = invitations;
        this.lookAlikes = lookAlikes;
        this.log = log;
        this.ids = ids;
        this.house = house;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What a person fills in to make an account.
    ///
    /// @param email    may be empty
    /// @param invite   code of an invitation; may be empty where none is needed
    /// @param reason   why they want to join, for the administrator; may be empty
    /// @param language the language they read the site in
    public record SignUp(String handle, String name, String password, String email, String invite, String reason,
                         String language) {
    }

    /// Makes an account by the rule of [House#signup]: in use at once, or waiting for an administrator.
    ///
    /// @throws Refused `handle-invalid`, `handle-reserved`, `handle-taken`, `handle-like`, `name-too-long`,
    ///                 `name-imitates`, `password-short`, `password-long`, `email-invalid`, `email-taken`, `reason-too-long`, `invite-invalid`
    public Account signUp(SignUp form) {
        String handle = Handles.checked(form.handle());
        Settings.Signup mode = house.signup();
        Account.State state = mode == Settings.Signup.APPROVAL && form.invite().isBlank()
                ? Account.State.PENDING : Account.State.ACTIVE;
        return create(form, handle, Account.Kind.PERSON, Account.Role.MEMBER, state, false,
                mode == Settings.Signup.INVITE || !form.invite().isBlank());
    }

    /// Makes the first administrator, whatever the rule for signing up.
    Account createAdministrator(SignUp form) {
        return create(form, Handles.checked(form.handle()), Account.Kind.PERSON, Account.Role.ADMIN,
                Account.State.ACTIVE, false, false);
    }

    /// Makes a labelled member of the demonstration network.
    public Account createSample(SignUp form, Account.Kind kind) {
        return create(form, Handles.checked(form.handle()), kind, Account.Role.MEMBER, Account.State.ACTIVE, true,
                false);
    }

    /// Makes the account of the server's own assistant. Nobody knows its password, so nobody signs in to it.
    ///
    /// @throws Refused `handle-invalid`, `handle-taken`, `name-too-long`, `bio-too-long`, `text-unusable`
    public Account createAssistant(String handle, String name, String bio) {
        Account made = create(new SignUp(handle, name, Secrets.fresh(), "", "", "", Languages.OFFERED.getFirst()),
                Handles.checked(handle), Account.Kind.ASSISTANT, Account.Role.MEMBER, Account.State.ACTIVE, false, false);
        return updateProfile(made.id(), name, bio);
    }

    private Account create(SignUp form, String handle, Account.Kind kind, Account.Role role, Account.State state,
                           boolean sample, boolean byInvitation) {
        String name = Profiles.checkedName(form.name());
        String email = Emails.checked(form.email());
        if (form.reason().length() > 1000) {
            throw Refused.invalid("reason-too-long", 1000);
        }
        Passwords.check(form.password());
        boolean anybody = role == Account.Role.MEMBER && !sample && kind != Account.Kind.ASSISTANT;
        if (anybody) {
            lookAlikes.refuseName(null, name);
            // asked again below: nobody need wait for a hash to be told this
            inTransaction(() -> refuseLookAlike(handle));
        } else if (table.byHandle(handle).isPresent()) {
            throw Refused.of(Refused.Kind.CONFLICT, "handle-taken");
        }
        // before the transaction: hashing takes long, and a connection is scarce
        String hash = passwords.hash(form.password());
        long id = ids.next();
        try {
            return inTransaction(() -> {
                if (anybody) {
                    refuseLookAlike(handle);
                }
                Account account = table.insert(id, handle, name, kind, role, state, Languages.known(form.language()),
                        sample, email, hash, Profiles.inert(form.reason()));
                if (byInvitation) {
                    invitations.use(form.invite().strip(), id);
                }
                if (state == Account.State.ACTIVE) {
                    log.append(new Event.AccountCreated(id));
                }
                return account;
            });
        } catch (DuplicateKeyException e) {
            throw Refused.of(Refused.Kind.CONFLICT,
                    String.valueOf(e.getMessage()).contains("account_email_key") ? "email-taken" : "handle-taken");
        }
    }

    private boolean refuseLookAlike(String handle) {
        lookAlikes.refuse(handle, Handles.reserved());
        return true;
    }

    /// The account with this id, if it is in use.
    public Optional<Account> find(long id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /// The accounts with these ids that are in use; others are absent.
    public Map<Long, Account> find(Collection<Long> wanted) {
        Map<Long, Account> found = new HashMap<>(cache.getAllPresent(wanted));
        List<Long> missing = wanted.stream().filter(id -> !found.containsKey(id)).distinct().toList();
        if (!missing.isEmpty()) {
            table.byIds(missing).forEach(account -> {
                cache.put(account.id(), account);
                found.put(account.id(), account);
            });
        }
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
        List<String> possible = handles.stream().filter(Handles::isPossible).toList();
        if (!possible.isEmpty()) {
            for (Account account : table.byHandles(possible)) {
                if (account.state() == Account.State.ACTIVE) {
                    found.put(account.handle(), account);
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
            AfterCommit.run(() -> cache.invalidate(id));
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
        cache.invalidate(id);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    cache.invalidate(id);
                }
            });
        }
    }

    /// Those who wait for an administrator, with the reason they gave.
    public List<Applicant> applicants() {
        return table.applicants();
    }

    /// @param reason why they want to join; may be empty
    public record Applicant(Account account, String reason) {
    }

    /// Lets an applicant in. Does nothing when they are none.
    public void approve(long id) {
        inTransaction(() -> {
            if (table.activate(id)) {
                log.append(new Event.AccountCreated(id));
            }
            return true;
        });
        forget(id);
    }

    /// Turns an applicant away, and forgets them. Does nothing when they are none.
    public void reject(long id) {
        table.deleteApplicant(id);
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
