package social.linnet.account;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.log.append.Appender;
import social.linnet.settings.House;
import social.linnet.settings.Settings;

/// Makes accounts: those of people who come in by the rule of [House#signup], and the few that this server makes for itself.
@Service
public class SignUps {

    private final AccountTable table;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Invitations invitations;
    private final LookAlikes lookAlikes;
    private final Appender log;
    private final Ids ids;
    private final House house;
    private final TransactionTemplate transaction;

    SignUps(AccountTable table, Accounts accounts, Passwords passwords, Invitations invitations, LookAlikes lookAlikes, Appender log,
            Ids ids, House house, PlatformTransactionManager transactions) {
        this.table = table;
        this.accounts = accounts;
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
    public record Form(String handle, String name, String password, String email, String invite, String reason,
                         String language) {
    }

    /// Makes an account by the rule of [House#signup]: in use at once, or waiting for an administrator.
    ///
    /// @throws Refused `handle-invalid`, `handle-reserved`, `handle-taken`, `handle-like`, `name-too-long`,
    ///                 `name-imitates`, `password-short`, `password-long`, `email-invalid`, `email-taken`, `reason-too-long`, `invite-invalid`
    public Account signUp(Form form) {
        String handle = Handles.checked(form.handle());
        Settings.Signup mode = house.signup();
        Account.State state = mode == Settings.Signup.APPROVAL && form.invite().isBlank()
                ? Account.State.PENDING : Account.State.ACTIVE;
        return create(form, handle, Account.Kind.PERSON, Account.Role.MEMBER, state, false,
                mode == Settings.Signup.INVITE || !form.invite().isBlank());
    }

    /// Makes the first administrator, whatever the rule for signing up.
    Account createAdministrator(Form form) {
        return create(form, Handles.checked(form.handle()), Account.Kind.PERSON, Account.Role.ADMIN,
                Account.State.ACTIVE, false, false);
    }

    /// Makes a labelled member of the demonstration network.
    public Account createSample(Form form, Account.Kind kind) {
        return create(form, Handles.checked(form.handle()), kind, Account.Role.MEMBER, Account.State.ACTIVE, true,
                false);
    }

    /// Makes the account of the server's own assistant. Nobody knows its password, so nobody signs in to it.
    ///
    /// @throws Refused `handle-invalid`, `handle-taken`, `name-too-long`, `bio-too-long`, `text-unusable`
    public Account createAssistant(String handle, String name, String bio) {
        Account made = create(new Form(handle, name, Secrets.fresh(), "", "", "", Languages.OFFERED.getFirst()),
                Handles.checked(handle), Account.Kind.ASSISTANT, Account.Role.MEMBER, Account.State.ACTIVE, false, false);
        return accounts.updateProfile(made.id(), name, bio);
    }

    private Account create(Form form, String handle, Account.Kind kind, Account.Role role, Account.State state,
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
        accounts.forget(id);
    }

    /// Turns an applicant away, and forgets them. Does nothing when they are none.
    public void reject(long id) {
        table.deleteApplicant(id);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
