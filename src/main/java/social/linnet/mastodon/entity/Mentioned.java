package social.linnet.mastodon.entity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.page.PostView;
import social.linnet.post.PostText;

/// The people named in one page of posts, asked for at most once, and not at all when every post of it has been
/// rendered before.
final class Mentioned {

    private final Accounts accounts;
    private final Collection<PostView> page;
    private @Nullable Map<String, Account> found;

    Mentioned(Accounts accounts, Collection<PostView> page) {
        this.accounts = accounts;
        this.page = page;
    }

    /// Those named in this post, which is of the page.
    List<Account> in(PostView view) {
        Set<String> handles = PostText.handles(view.body());
        if (handles.isEmpty()) {
            return List.of();
        }
        Map<String, Account> known = found;
        if (known == null) {
            Set<String> all = new TreeSet<>();
            page.forEach(one -> all.addAll(PostText.handles(one.body())));
            known = accounts.findByHandles(all);
            found = known;
        }
        return handles.stream().filter(known::containsKey).map(known::get).toList();
    }
}
