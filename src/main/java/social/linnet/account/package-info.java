/// People and what they sign in with: accounts, profiles, passwords, sessions, invitations, OAuth apps and tokens.
///
/// Tables: schema `account`.
///
/// Invariants: passwords are kept as Argon2id alone; of session and access tokens only the SHA-256 is kept; an account
/// always says what it is ([Account.Kind]); ending a session or revoking a token is a row state that every channel
/// checks, not a callback.
@NullMarked
@ApplicationModule(displayName = "account", allowedDependencies = {"cache", "event", "archive", "log", "log::append", "settings", "fetch"})
package social.linnet.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
