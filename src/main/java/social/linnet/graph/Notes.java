package social.linnet.graph;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// What people note about accounts for themselves. Nobody else ever sees it.
@Service
public class Notes {

    /// Longest note, in characters.
    public static final int MAX_LENGTH = 2000;

    private final JdbcClient jdbc;
    private final Accounts accounts;

    Notes(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /// Notes this about an account; nothing takes the note away.
    ///
    /// @throws Refused `not-found`, `note-too-long`, `text-unusable`
    @Transactional
    public void write(long author, long account, String text) {
        if (accounts.find(account).isEmpty()) {
            throw Refused.notFound();
        }
        String note = Texts.storable(text).strip();
        if (note.codePointCount(0, note.length()) > MAX_LENGTH) {
            throw Refused.invalid("note-too-long", MAX_LENGTH);
        }
        if (note.isEmpty()) {
            jdbc.sql("delete from graph.note where author = :author and account = :account")
                    .param("author", author).param("account", account).update();
            return;
        }
        jdbc.sql("""
                insert into graph.note (author, account, text) values (:author, :account, :text)
                on conflict (author, account) do update set text = excluded.text
                """).param("author", author).param("account", account).param("text", note).update();
    }
}
