package social.linnet.moderation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.graph.Graph;

/// What it means that a moderator limited an account: strangers do not come upon it, neither where they look for posts nor
/// where they look for people, and it does not call on them. Whoever follows it, or goes to see it, finds it as it was.
/// Decided here alone.
@Component
public class Limited {

    private final Graph graph;

    Limited(Graph graph) {
        this.graph = graph;
    }

    /// The rule: whether somebody does not come upon this account.
    ///
    /// @param limited whether it is limited
    /// @param own     whether it is they themselves
    /// @param follows whether they follow it
    public static boolean hides(boolean limited, boolean own, boolean follows) {
        return limited && !own && !follows;
    }

    /// Those of these accounts that this viewer comes upon, in their order.
    ///
    /// @param viewer the account, or null for somebody who is not signed in
    public List<Account> met(@Nullable Long viewer, Collection<Account> accounts) {
        Set<Long> hidden = hidden(viewer, accounts);
        return accounts.stream().filter(account -> !hidden.contains(account.id())).toList();
    }

    /// Those of these accounts that this viewer does not come upon.
    ///
    /// @param viewer the account, or null for somebody who is not signed in
    public Set<Long> hidden(@Nullable Long viewer, Collection<Account> accounts) {
        List<Long> limited = accounts.stream().filter(Account::limited).map(Account::id).toList();
        Set<Long> followed = viewer == null || limited.isEmpty() ? Set.of() : graph.followedAmong(viewer, limited);
        return limited.stream().filter(account -> hides(true, viewer != null && viewer.longValue() == account,
                followed.contains(account))).collect(Collectors.toSet());
    }
}
