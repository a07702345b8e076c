package social.linnet.moderation;

import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Refused;

/// Closes accounts and opens them again, on a moderator's word.
@Service
public class Suspensions {

    /// Longest reason, in characters.
    public static final int MAX_REASON = Decisions.MAX_TEXT;

    private final Decisions decisions;
    private final Audit audit;

    Suspensions(Decisions decisions, Audit audit) {
        this.decisions = decisions;
        this.audit = audit;
    }

    /// Suspends an account: nobody sees it or anything of it, and it cannot sign in. Nothing of it is destroyed.
    ///
    /// @throws Refused `not-found` when there is none or the actor is no moderator, `reason-too-long`,
    ///                 `suspend-yourself`, `last-administrator`
    @Transactional
    public void suspend(long moderator, long account, String reason) {
        decisions.decide(moderator, account, Warnings.Action.SUSPEND, reason, null);
    }

    /// Opens a suspended account again. It sees and is seen as before, unless its owner had put it away.
    ///
    /// @throws Refused `not-found` when the actor is no moderator, `reason-too-long`
    @Transactional
    public void restore(long moderator, long account, String reason) {
        decisions.takeBack(moderator, account, Warnings.Action.SUSPEND, reason);
    }

    /// The latest of what moderators did, newest first.
    public List<Audit.Act> latest() {
        return audit.latest();
    }
}
