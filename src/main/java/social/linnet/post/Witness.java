package social.linnet.post;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import social.linnet.moderation.CanSee;
import social.linnet.moderation.Evidence;

/// Says which posts somebody can report.
@Component
class Witness implements Evidence {

    private final PostTable table;
    private final CanSee canSee;

    Witness(PostTable table, CanSee canSee) {
        this.table = table;
        this.canSee = canSee;
    }

    @Override
    public Set<Long> seenBy(long viewer, long author, Collection<Long> posts) {
        List<CanSee.Subject> subjects = posts.isEmpty() ? List.of() : table.byIds(posts).stream()
                .filter(post -> post.author() == author && post.repostOf() == null).map(Post::subject).toList();
        return subjects.isEmpty() ? Set.of() : canSee.among(viewer, subjects);
    }
}
