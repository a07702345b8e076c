package social.linnet.moderation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Departures;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.moderation.Warnings.Action;

/// What moderators decide about accounts. Each decision is done, told to the person with the reason, and kept in the
/// audit, in one transaction.
@Service
public class Decisions {

    /// Longest words to the person, in characters.
    public static final int MAX_TEXT = 1000;

    private final Accounts accounts;
    private final Departures departures;
    private final Moderators moderators;
    private final Reports reports;
    private final Warnings warnings;
    private final Audit audit;

    Decisions(Accounts accounts, Departures departures, Moderators moderators, Reports reports, Warnings warnings,
              Audit audit) {
        this.accounts = accounts;
        this.departures = departures;
        this.moderators = moderators;
        this.reports = reports;
        this.warnings = warnings;
        this.audit = audit;
    }

    /// Does this to an account, and tells it. To limit or suspend an account twice is to tell it twice.
    ///
    /// @param text   the words to the person; may be empty
    /// @param report what it follows from, which is closed with it; null for nothing
    /// @throws Refused `not-found` when there is none or the actor is no moderator, or the report is of another;
    ///                 `reason-too-long`, `suspend-yourself`, `last-administrator`
    @Transactional
    public void decide(long moderator, long account, Action action, String text, @Nullable Long report) {
        moderators.require(moderator);
        String words = checked(text);
        if (moderator == account) {
            throw Refused.invalid("suspend-yourself");
        }
        List<Long> posts = report == null ? List.of() : postsOf(moderator, account, report);
        switch (action) {
            case NONE -> known(account);
            case LIMIT -> accounts.setLimited(known(account).id(), true);
            case SUSPEND -> departures.suspend(moderator, account);
        }
        warnings.tell(moderator, account, action, words, posts);
        audit.keep(moderator, account, switch (action) {
            case NONE -> Audit.Kind.WARNED;
            case LIMIT -> Audit.Kind.LIMITED;
            case SUSPEND -> Audit.Kind.SUSPENDED;
        }, words);
        if (report != null) {
            reports.resolve(moderator, report);
        }
    }

    private Account known(long account) {
        return accounts.find(account).orElseThrow(Refused::notFound);
    }

    private List<Long> postsOf(long moderator, long account, long report) {
        Reports.Report found = reports.find(moderator, report);
        if (found.account() != account) {
            throw Refused.notFound();
        }
        return found.posts();
    }

    /// Undoes a limit or a suspension. Does nothing to the account when there is none.
    ///
    /// @throws Refused `not-found` when the actor is no moderator or there is no such account, `reason-too-long`
    @Transactional
    public void takeBack(long moderator, long account, Action action, String reason) {
        moderators.require(moderator);
        String words = checked(reason);
        if (accounts.handleOf(account).isEmpty()) {
            throw Refused.notFound();
        }
        undo(moderator, account, action);
        warnings.overrule(account, action);
        switch (action) {
            case LIMIT -> audit.keep(moderator, account, Audit.Kind.UNLIMITED, words);
            case SUSPEND -> audit.keep(moderator, account, Audit.Kind.RESTORED, words);
            case NONE -> {
                // what was said was said
            }
        }
    }

    private void undo(long moderator, long account, Action action) {
        switch (action) {
            case LIMIT -> accounts.setLimited(account, false);
            case SUSPEND -> departures.restore(moderator, account);
            case NONE -> {
                // there is nothing to undo
            }
        }
    }

    /// Answers an appeal: granted, the decision is taken back.
    ///
    /// @throws Refused `not-found` when the actor is no moderator or there is no such appeal
    @Transactional
    public void answer(long moderator, long warning, boolean grant) {
        moderators.require(moderator);
        Warnings.Warning about = warnings.find(warning).orElseThrow(Refused::notFound);
        warnings.decide(warning, grant ? Warnings.State.GRANTED : Warnings.State.REFUSED);
        if (grant) {
            undo(moderator, about.account(), about.action());
            warnings.overrule(warning);
        }
        audit.keep(moderator, about.account(), grant ? Audit.Kind.APPEAL_GRANTED : Audit.Kind.APPEAL_REFUSED, "");
    }

    private static String checked(String reason) {
        String text = Texts.storable(reason).strip();
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw Refused.invalid("reason-too-long", MAX_TEXT);
        }
        return text;
    }
}
