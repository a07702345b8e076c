package social.linnet.recommend;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.graph.Graph;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Relations;
import social.linnet.post.Reactions;

/// What is liked by those whom somebody follows, what was liked last first.
@Service
public class ForYou {

    /// Of how many people one follows it is asked what they like.
    private static final int FRIENDS_ASKED = 500;

    private final Graph graph;
    private final Relations relations;
    private final Reactions reactions;
    private final Clock clock;

    ForYou(Graph graph, Relations relations, Reactions reactions, Clock clock) {
        this.graph = graph;
        this.relations = relations;
        this.reactions = reactions;
        this.clock = clock;
    }

    /// A post, and why it is there.
    ///
    /// @param place   by which the pages are bounded: the newest of the likes that brought it
    /// @param likedBy who of those one follows likes it, the last one first; never empty
    public record Pick(long place, long post, List<Long> likedBy) {
    }

    /// A page of posts by others. Whom one mutes brings nothing.
    ///
    /// @param before the place of the last one of the page before, or null for the first page
    public List<Pick> picks(long viewer, @Nullable Long before, int limit) {
        KeptAway away = relations.keptAway(viewer);
        Instant now = clock.instant();
        List<Long> friends = graph.follows(viewer).stream().limit(FRIENDS_ASKED)
                .filter(friend -> !away.isMuted(friend, now)).toList();
        return reactions.likedAmong(friends, viewer, before, limit).stream()
                .map(liked -> new Pick(liked.place(), liked.post(), liked.by())).toList();
    }
}
