package social.linnet.notification;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.graph.Relations;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Moderators;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// What a recipient is not shown, decided whenever they look: what is of somebody gone, blocked either way or muted with
/// their notifications, and what is about a post that is gone or not for them.
@Component
class Rules {

    private final Accounts accounts;
    private final Relations relations;
    private final Posts posts;
    private final CanSee canSee;
    private final Moderators moderators;

    Rules(Accounts accounts, Relations relations, Posts posts, CanSee canSee, Moderators moderators) {
        this.moderators = moderators;
        this.accounts = accounts;
        this.relations = relations;
        this.posts = posts;
        this.canSee = canSee;
    }

    /// Those that may be shown, in their order, with a fixed number of queries.
    List<Notification> shown(long viewer, List<Notification> all) {
        return ofVisiblePosts(viewer, ofWelcomeActors(viewer, all));
    }

    /// Those whose actors this viewer wants to hear of.
    List<Notification> ofWelcomeActors(long viewer, List<Notification> all) {
        Set<Long> actors = all.stream().map(Notification::actor).collect(Collectors.toSet());
        Set<Long> welcome = welcome(viewer, actors);
        boolean anyOfficial = all.stream().anyMatch(each -> each.kind().isOfficial());
        Set<Long> official = anyOfficial && moderators.is(viewer) ? accounts.find(actors).keySet() : Set.of();
        return all.stream().filter(each -> (each.kind().isOfficial() ? official : welcome).contains(each.actor()))
                .toList();
    }

    /// Those of these accounts that are in use and of whom this viewer wants to hear; the viewer is.
    Set<Long> welcome(long viewer, Collection<Long> actors) {
        Set<Long> welcome = new HashSet<>(accounts.find(actors).keySet());
        welcome.remove(viewer);
        welcome.removeAll(relations.blockedEitherWay(viewer, welcome));
        Set<Long> muted = relations.mutedBy(viewer, welcome);
        relations.standings(viewer, muted).forEach((actor, standing) -> {
            if (standing.mutesNotifications()) {
                welcome.remove(actor);
            }
        });
        welcome.add(viewer);
        return welcome;
    }

    /// Those about no post, or about one that this viewer may see.
    List<Notification> ofVisiblePosts(long viewer, List<Notification> all) {
        Set<Long> visible = visible(viewer, all.stream().map(Notification::post).filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return all.stream().filter(each -> !each.kind().hasPost() || visible.contains(each.post())).toList();
    }

    private Set<Long> visible(long viewer, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Map<Long, Post> found = posts.find(ids);
        Map<Long, Account> authors = accounts.find(found.values().stream().map(Post::author).toList());
        return canSee.among(viewer, found.values().stream().filter(post -> authors.containsKey(post.author()))
                .map(Post::subject).toList());
    }
}
