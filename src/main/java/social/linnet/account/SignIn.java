package social.linnet.account;

import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Refused;

/// Whose password it is: asked for when somebody signs in, and again before what whoever finds a device open must not do.
@Service
public class SignIn {

    private final AccountTable table;
    private final Passwords passwords;
    private final TransactionTemplate transaction;

    SignIn(AccountTable table, Passwords passwords, PlatformTransactionManager transactions) {
        this.table = table;
        this.passwords = passwords;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The account that this handle or e-mail address and password sign in to. Takes as long for one that does not
    /// exist. One that its owner put away is let in: [Departures#comeBack] is then the
    /// caller's next line.
    ///
    /// @throws Refused `sign-in-wrong`, or `sign-in-pending` and `sign-in-suspended` once the password was right
    public Account authenticate(String handleOrEmail, String password) {
        String name = bare(handleOrEmail);
        Optional<AccountTable.Login> login = Handles.isPossible(name) || Emails.isPossible(name)
                ? table.login(name) : Optional.empty();
        boolean right = passwords.matches(password, login.map(AccountTable.Login::password).orElse(null));
        if (!right || login.isEmpty()) {
            throw Refused.of(Refused.Kind.SIGNED_OUT, "sign-in-wrong");
        }
        Account account = login.get().account();
        return switch (account.state()) {
            case ACTIVE, DEACTIVATED -> account;
            case PENDING -> throw Refused.forbidden("sign-in-pending");
            case SUSPENDED -> throw Refused.forbidden("sign-in-suspended");
            case ERASED -> throw Refused.of(Refused.Kind.SIGNED_OUT, "sign-in-wrong");
        };
    }

    /// The account that this handle or e-mail address and password would sign in to, were it not suspended.
    ///
    /// @throws Refused `sign-in-wrong` when there is none, or it is not suspended
    public Account suspended(String handleOrEmail, String password) {
        try {
            authenticate(handleOrEmail, password);
        } catch (Refused refused) {
            if (refused.key().equals("sign-in-suspended")) {
                return table.login(bare(handleOrEmail)).orElseThrow().account();
            }
            throw refused;
        }
        throw Refused.of(Refused.Kind.SIGNED_OUT, "sign-in-wrong");
    }

    private static String bare(String handleOrEmail) {
        String who = handleOrEmail.strip().toLowerCase(Locale.ROOT);
        return who.startsWith("@") ? who.substring(1) : who;
    }

    /// Asks for the password once more, before something that whoever finds a device open must not do.
    ///
    /// @throws Refused `password-wrong`
    public void requirePassword(long id, String password) {
        if (!passwords.matches(password, table.password(id).orElse(null))) {
            throw Refused.invalid("password-wrong");
        }
    }

    /// Sets a new password. Ending the other sessions is the caller's next line: [Sessions#endOthers].
    ///
    /// @throws Refused `password-wrong`, `password-short`, `password-long`
    public void changePassword(long id, String current, String fresh) {
        Passwords.check(fresh);
        requirePassword(id, current);
        String hash = passwords.hash(fresh);
        transaction.executeWithoutResult(status -> table.updatePassword(id, hash));
    }
}
