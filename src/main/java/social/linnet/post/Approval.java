package social.linnet.post;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import social.linnet.event.Refused;
import social.linnet.graph.Relations;
import social.linnet.graph.Relations.Standing;
import social.linnet.moderation.MayDo;
import social.linnet.moderation.QuotePolicy;
import social.linnet.moderation.ReplyPolicy;

/// Whether authors let somebody answer and quote their posts. What the policies mean is decided in [MayDo]; here is found
/// what it must know.
@Component
public class Approval {

    private final Relations relations;

    Approval(Relations relations) {
        this.relations = relations;
    }

    /// What one account may do with some posts, all of which it may see.
    ///
    /// @param reply those that it may answer
    /// @param quote those that it may quote
    public record Granted(Set<Long> reply, Set<Long> quote) {
        /// Nothing: nobody is signed in.
        public static final Granted NOTHING = new Granted(Set.of(), Set.of());
    }

    /// What this account may do with these posts, in at most one query.
    public Granted of(long actor, Collection<Post> posts) {
        Set<Long> asked = new LinkedHashSet<>();
        posts.stream().filter(post -> post.author() != actor && depends(post)).forEach(post -> asked.add(post.author()));
        Map<Long, Standing> standings = asked.isEmpty() ? Map.of() : relations.standings(actor, asked);
        return new Granted(those(posts, post -> mayReply(actor, post, standing(standings, post))),
                those(posts, post -> mayQuote(actor, post, standing(standings, post))));
    }

    private static boolean depends(Post post) {
        return post.permissions().quotes() == QuotePolicy.FOLLOWERS || switch (post.permissions().replies()) {
            case FOLLOWERS, FOLLOWED -> true;
            case ANYONE, MENTIONED, NOBODY -> false;
        };
    }

    private static Standing standing(Map<Long, Standing> standings, Post post) {
        return standings.getOrDefault(post.author(), Standing.NONE);
    }

    private static Set<Long> those(Collection<Post> posts, Predicate<Post> allowed) {
        return posts.stream().filter(allowed).map(Post::id).collect(Collectors.toSet());
    }

    private static boolean mayReply(long actor, Post post, Standing standing) {
        ReplyPolicy policy = post.permissions().replies();
        return MayDo.reply(actor, post.author(), policy, post.mentions().contains(actor), standing.follows(),
                standing.followedBy());
    }

    private static boolean mayQuote(long actor, Post post, Standing standing) {
        return MayDo.quote(actor, post.author(), post.audience(), post.permissions().quotes(), standing.follows());
    }

    /// @throws Refused `reply-not-allowed`
    void requireReply(long actor, Post parent) {
        if (!of(actor, List.of(parent)).reply().contains(parent.id())) {
            throw Refused.forbidden("reply-not-allowed");
        }
    }

    /// @throws Refused `quote-not-allowed`
    void requireQuote(long actor, Post quoted) {
        if (!of(actor, List.of(quoted)).quote().contains(quoted.id())) {
            throw Refused.forbidden("quote-not-allowed");
        }
    }
}
