package social.linnet.page;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Relations;
import social.linnet.moderation.Limited;
import social.linnet.post.AuthorTally;

/// The people of this server, for whoever looks for somebody to know.
@Service
public class Directory {

    private final Accounts accounts;
    private final AuthorTally tally;
    private final Relations relations;
    private final Limited limited;
    private final Clock clock;

    Directory(Accounts accounts, AuthorTally tally, Relations relations, Limited limited, Clock clock) {
        this.accounts = accounts;
        this.tally = tally;
        this.relations = relations;
        this.limited = limited;
        this.clock = clock;
    }

    /// People without those whom the viewer blocks or mutes, who block them, or whom moderators limited, so that a page may
    /// be short.
    ///
    /// @param newest whether the newest come first; else those who posted last
    /// @param offset how many to pass over
    public List<Account> people(@Nullable Long viewer, boolean newest, int offset, int limit) {
        KeptAway away = viewer == null ? KeptAway.NOTHING : relations.keptAway(viewer);
        Instant now = clock.instant();
        return limited.met(viewer, newest ? accounts.newest(offset, limit) : lastActive(offset, limit)).stream()
                .filter(account -> !away.isBlocked(account.id()) && !away.isMuted(account.id(), now)).toList();
    }

    private List<Account> lastActive(int offset, int limit) {
        List<Long> ids = tally.lastActive(offset, limit);
        Map<Long, Account> found = accounts.find(ids);
        return ids.stream().map(found::get).filter(account -> account != null && account.kind() != Account.Kind.ASSISTANT).toList();
    }
}
