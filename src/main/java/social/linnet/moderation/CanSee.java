package social.linnet.moderation;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.graph.Graph;
import social.linnet.graph.Relations;

/// The first gate: may this viewer see this post? Decided at reading time, for the post itself, whatever it is wrapped
/// in. Whoever is blocked by its author may not, whatever its audience, and also when it names them. Whom a viewer blocks
/// is not asked here: what they then do not come upon is for the pages' rules, and what they open by its address is shown.
@Component
public class CanSee {

    private final Accounts accounts;
    private final Graph graph;
    private final Relations relations;

    CanSee(Accounts accounts, Graph graph, Relations relations) {
        this.accounts = accounts;
        this.graph = graph;
        this.relations = relations;
    }

    /// What the gate must know of a post.
    ///
    /// @param mentions the accounts it names
    public record Subject(long id, long author, Audience audience, Collection<Long> mentions) {
    }

    /// Whether this viewer may see it.
    ///
    /// @param viewer the account, or null for somebody who is not signed in
    public boolean test(@Nullable Long viewer, Subject subject) {
        return among(viewer, List.of(subject)).contains(subject.id());
    }

    /// Whether this viewer may see a post that is known to be for everybody.
    public boolean testOpen(@Nullable Long viewer, long post, long author) {
        return test(viewer, new Subject(post, author, Audience.PUBLIC, List.of()));
    }

    /// Which of these posts, all known to be for everybody, this viewer may see.
    ///
    /// @param authors who wrote them, by post
    public Set<Long> amongOpen(@Nullable Long viewer, Map<Long, Long> authors) {
        return among(viewer, authors.entrySet().stream()
                .map(post -> new Subject(post.getKey(), post.getValue(), Audience.PUBLIC, List.of())).toList());
    }

    /// The ids of those that this viewer may see, with three queries at most. Nobody sees a post whose author is not in
    /// use.
    public Set<Long> among(@Nullable Long viewer, Collection<Subject> subjects) {
        Set<Long> seen = new HashSet<>();
        Set<Long> authorsToAsk = new HashSet<>();
        Set<Long> blockedBy = viewer == null ? Set.of() : relations.keptAway(viewer).blockedBy();
        Set<Long> inUse = accounts.find(subjects.stream().map(Subject::author).collect(Collectors.toSet())).keySet();
        for (Subject subject : subjects) {
            if (blockedBy.contains(subject.author()) || !inUse.contains(subject.author())) {
                continue;
            }
            if (subject.audience().isPublic() || isParty(viewer, subject)) {
                seen.add(subject.id());
            } else if (viewer != null && subject.audience() == Audience.FOLLOWERS) {
                authorsToAsk.add(subject.author());
            }
        }
        if (viewer != null && !authorsToAsk.isEmpty()) {
            Set<Long> followed = graph.followedAmong(viewer, authorsToAsk);
            for (Subject subject : subjects) {
                if (subject.audience() == Audience.FOLLOWERS && followed.contains(subject.author())) {
                    seen.add(subject.id());
                }
            }
        }
        return seen;
    }

    /// The audiences for which an author can write so that this viewer may see it without being named in it. For asking
    /// tables alone: what is shown in the end is decided for each post.
    public Set<Audience> unnamed(@Nullable Long viewer, long author) {
        if (viewer != null && viewer == author) {
            return EnumSet.allOf(Audience.class);
        }
        return viewer != null && graph.isFollowing(viewer, author)
                ? EnumSet.of(Audience.PUBLIC, Audience.QUIET, Audience.FOLLOWERS)
                : EnumSet.of(Audience.PUBLIC, Audience.QUIET);
    }

    /// What a table must be asked for, so that none of what this viewer may not see is among the answers: not even an id
    /// of it must stand in a link to the next page. For asking tables alone, as above; who asks leaves in what the viewer
    /// wrote or is named in, unless somebody who blocked them wrote it.
    ///
    /// @param viewer     the account, or null for somebody who is not signed in
    /// @param byAnybody  the audiences for which anybody can write so that the viewer may see it
    /// @param byFollowed those for which somebody can whom the viewer follows
    /// @param followed   whom the viewer follows
    /// @param blockedBy  who blocked the viewer
    public record Reach(@Nullable Long viewer, Set<Audience> byAnybody, Set<Audience> byFollowed, Set<Long> followed,
                        Set<Long> blockedBy) {

        /// For a statement's `any(:byAnybody)`, `any(:byFollowed)`, `any(:followed)`, `any(:blockedBy)`, by these names.
        public Map<String, Object> parameters() {
            return Map.of("byAnybody", names(byAnybody), "byFollowed", names(byFollowed),
                    "followed", followed.toArray(Long[]::new), "blockedBy", blockedBy.toArray(Long[]::new));
        }

        private static String[] names(Set<Audience> audiences) {
            return audiences.stream().map(Audience::name).toArray(String[]::new);
        }
    }

    /// How far this viewer can see.
    public Reach reach(@Nullable Long viewer) {
        Set<Audience> byAnybody = EnumSet.of(Audience.PUBLIC, Audience.QUIET);
        return viewer == null ? new Reach(null, byAnybody, byAnybody, Set.of(), Set.of())
                : new Reach(viewer, byAnybody, EnumSet.of(Audience.PUBLIC, Audience.QUIET, Audience.FOLLOWERS),
                        Set.copyOf(graph.follows(viewer)), relations.keptAway(viewer).blockedBy());
    }

    /// Whether the viewer wrote it or is named in it.
    private static boolean isParty(@Nullable Long viewer, Subject subject) {
        return viewer != null && (viewer == subject.author() || subject.mentions().contains(viewer));
    }

    /// Whether everybody sees what is posted for this audience, whoever they are.
    public static boolean isForEverybody(Audience audience) {
        return audience.isPublic();
    }

    /// Whether a post for this audience is carried to everybody who follows its author; otherwise only to those of them
    /// whom it names.
    public static boolean reachesFollowers(Audience audience) {
        return audience != Audience.DIRECT;
    }

    /// Whether something for this audience may be counted where all who see what it belongs to read the count.
    public static boolean isCounted(Audience audience) {
        return audience.isPublic();
    }

    /// Whether whoever is answered for this audience must be named to be sure to see the answer.
    public static boolean mustName(Audience audience) {
        return !audience.isPublic();
    }

    /// The one audience whose posts may stand where strangers look for posts: public timelines, trends, discovery.
    public static Audience discoverable() {
        return Audience.PUBLIC;
    }

    /// The audience of a message: those whom it names, and nobody else.
    public static Audience ofMessages() {
        return Audience.DIRECT;
    }

    /// What an empty composer has chosen until its author chooses. It is shown to them beforehand: what arrives without
    /// an audience, or with an unknown one, is still refused.
    public static Audience proposed() {
        return Audience.PUBLIC;
    }
}
