package social.linnet.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.event.Paging;
import social.linnet.graph.Relations;
import social.linnet.moderation.CanSee;
import social.linnet.post.Placed;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;

/// Who liked and reposted a post, as far as a viewer may know.
@Service
public class Crowd {

    private final Posts posts;
    private final Reactions reactions;
    private final Relations relations;
    private final CanSee canSee;

    Crowd(Posts posts, Reactions reactions, Relations relations, CanSee canSee) {
        this.posts = posts;
        this.reactions = reactions;
        this.relations = relations;
        this.canSee = canSee;
    }

    /// @param accounts who is shown, in order
    /// @param newest   place of the first of the page, shown or not; null when it is empty
    /// @param oldest   place of the last of the page, shown or not; null when it is empty
    public record People(List<Long> accounts, @Nullable Long newest, @Nullable Long oldest) {
    }

    /// Those who liked it, the newest like first; empty when the viewer may not see the post.
    public Optional<People> likers(@Nullable Long viewer, long id, Paging page) {
        return posts.visibleInner(viewer, id).map(post -> {
            List<Placed> likes = reactions.likers(post.id(), canSee.reach(viewer), page);
            return people(viewer, likes.stream().map(Placed::id).toList(), likes.stream().map(Placed::place).toList());
        });
    }

    /// Those who reposted it to somebody who is the viewer, the newest repost first; empty when the viewer may not see
    /// the post.
    public Optional<People> reposters(@Nullable Long viewer, long id, Paging page) {
        return posts.visibleInner(viewer, id).map(post -> {
            List<Long> places = reactions.repostsOf(post.id(), canSee.reach(viewer), page);
            Map<Long, Post> reposts = posts.find(places);
            Set<Long> visible = canSee.among(viewer, reposts.values().stream().map(Post::subject).toList());
            List<Long> accounts = places.stream().filter(visible::contains).map(place -> reposts.get(place).author())
                    .toList();
            return people(viewer, accounts, places);
        });
    }

    private People people(@Nullable Long viewer, List<Long> accounts, List<Long> places) {
        Set<Long> blocked = viewer == null || accounts.isEmpty() ? Set.of()
                : relations.blockedEitherWay(viewer, accounts);
        return new People(accounts.stream().filter(account -> !blocked.contains(account)).toList(),
                places.isEmpty() ? null : places.getFirst(), places.isEmpty() ? null : places.getLast());
    }
}
