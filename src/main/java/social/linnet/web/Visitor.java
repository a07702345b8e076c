package social.linnet.web;

import social.linnet.account.Account;
import social.linnet.account.Sessions.Session;

/// Who is signed in, with the session by which they are.
///
/// @param token the text of the session's cookie
record Visitor(Account account, Session session, String token) {

    static final String ATTRIBUTE = Visitor.class.getName();

    long id() {
        return account.id();
    }
}
