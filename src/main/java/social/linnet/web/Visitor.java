package social.linnet.web;

import social.linnet.account.Account;
import social.linnet.account.Sessions.Session;

/// Who is signed in, with the session by which they are.
///
/// @param token the text of the session's cookie
public record Visitor(Account account, Session session, String token) {

    /// The request's attribute that holds one.
    public static final String ATTRIBUTE = Visitor.class.getName();

    public long id() {
        return account.id();
    }
}
