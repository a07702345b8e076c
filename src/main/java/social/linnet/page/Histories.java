package social.linnet.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.post.Versions;

/// What posts said before their authors changed them.
@Service
public class Histories {

    private final Posts posts;
    private final Versions versions;
    private final Accounts accounts;
    private final Presenter presenter;
    private final Pages pages;

    Histories(Posts posts, Versions versions, Accounts accounts, Presenter presenter, Pages pages) {
        this.posts = posts;
        this.versions = versions;
        this.accounts = accounts;
        this.presenter = presenter;
        this.pages = pages;
    }

    /// @param versions the first one first, the last one what it says now
    public record History(Account author, List<VersionView> versions) {
    }

    /// All that a post has said; empty when the viewer may not see it.
    public Optional<History> of(@Nullable Long viewer, long id) {
        return pages.post(viewer, id).flatMap(shown -> posts.find(shown.id())).flatMap(post -> accounts.find(post.author())
                .map(author -> new History(author, views(versions.of(post)))));
    }

    private List<VersionView> views(List<Versions.Version> all) {
        Set<String> handles = new TreeSet<>();
        all.forEach(version -> handles.addAll(PostText.handles(PostText.parse(version.words().text()))));
        Map<String, Account> named = accounts.findByHandles(handles);
        return all.stream().map(version -> new VersionView(version.words(),
                KnownPosts.resolved(PostText.parse(version.words().text()), named),
                version.pictures().stream().map(presenter::picture).toList(), version.gone(), version.at())).toList();
    }
}
