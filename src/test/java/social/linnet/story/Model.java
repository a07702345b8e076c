package social.linnet.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;

/// The network as plain maps: who stands how to whom, what was posted, and who sees what of it. Written from what is
/// promised to people, without a look at how the program keeps the promise.
final class Model {

    /// Somebody does something to somebody.
    record Pair(int from, int to) {
    }

    /// A post, or a repost of one.
    ///
    /// @param of the post that it reposts, or null
    record Entry(int number, int author, Audience audience, String text, Set<Integer> mentions,
                 @Nullable Integer answers, @Nullable Entry of) {

        Entry inner() {
            return of == null ? this : of;
        }

        Entry saying(String other, Set<Integer> named) {
            return new Entry(number, author, audience, other, named, answers, of);
        }
    }

    final Set<Integer> locked = new HashSet<>();
    final Set<Integer> closed = new HashSet<>();
    final Set<Pair> follows = new HashSet<>();
    final Set<Pair> requests = new HashSet<>();
    final Set<Pair> blocks = new HashSet<>();
    final Set<Pair> mutes = new HashSet<>();
    /// Who has whom in their list.
    final Set<Pair> listed = new HashSet<>();
    final Map<Integer, Entry> entries = new HashMap<>();
    private int last;

    private boolean blockedEitherWay(int one, int other) {
        return blocks.contains(new Pair(one, other)) || blocks.contains(new Pair(other, one));
    }

    boolean follow(int who, int whom) {
        Pair pair = new Pair(who, whom);
        if (closed.contains(whom)) {
            return false;
        }
        if (follows.contains(pair)) {
            return true;
        }
        if (blockedEitherWay(who, whom)) {
            return false;
        }
        if (!requests.contains(pair)) {
            (locked.contains(whom) ? requests : follows).add(pair);
        }
        return true;
    }

    boolean unfollow(int who, int whom) {
        follows.remove(new Pair(who, whom));
        listed.remove(new Pair(who, whom));
        requests.remove(new Pair(who, whom));
        return true;
    }

    boolean accept(int who, int whom) {
        return requests.remove(new Pair(whom, who)) && follows.add(new Pair(whom, who));
    }

    boolean reject(int who, int whom) {
        return requests.remove(new Pair(whom, who));
    }

    /// Whom one follows one can have in one's list.
    boolean enlist(int who, int whom) {
        return follows.contains(new Pair(who, whom)) && listed.add(new Pair(who, whom));
    }

    boolean block(int who, int whom) {
        if (closed.contains(whom)) {
            return false;
        }
        blocks.add(new Pair(who, whom));
        unfollow(who, whom);
        unfollow(whom, who);
        return true;
    }

    boolean mute(int who, int whom) {
        return !closed.contains(whom) && (mutes.add(new Pair(who, whom)) || true);
    }

    int publish(int who, Audience audience, String text, Set<Integer> mentions, @Nullable Integer answers) {
        last++;
        entries.put(last, new Entry(last, who, audience, text, mentions, answers, null));
        return last;
    }

    /// It says something else, to others, from now on, also where it is reposted.
    void edit(int number, String text, Set<Integer> mentions) {
        Entry entry = entries.get(number).saying(text, mentions);
        entries.put(number, entry);
        entries.replaceAll((key, other) -> other.of() != null && other.of().number() == number
                ? new Entry(other.number(), other.author(), other.audience(), "", Set.of(), null, entry) : other);
    }

    void delete(int number) {
        entries.values().removeIf(entry -> entry.number() == number || entry.inner().number() == number);
    }

    /// Whether somebody who may see this post may repost it.
    boolean mayRepost(int who, Entry post) {
        return mayReach(who, post) && (post.audience().isPublic()
                || post.audience() == Audience.FOLLOWERS && post.author() == who);
    }

    @Nullable Entry repostBy(int who, Entry post) {
        return entries.values().stream().filter(entry -> entry.author() == who && entry.of() != null
                && entry.of().number() == post.number()).findFirst().orElse(null);
    }

    int repost(int who, Entry post) {
        last++;
        entries.put(last, new Entry(last, who, post.audience(), "", Set.of(), null, post));
        return last;
    }

    /// Whether this viewer may know of a post at all.
    boolean mayReach(@Nullable Integer viewer, Entry post) {
        if (closed.contains(post.author()) || viewer != null && blocks.contains(new Pair(post.author(), viewer))) {
            return false;
        }
        return switch (post.audience()) {
            case PUBLIC, QUIET -> true;
            case FOLLOWERS -> viewer != null && (viewer == post.author() || post.mentions().contains(viewer)
                    || follows.contains(new Pair(viewer, post.author())));
            case DIRECT -> viewer != null && (viewer == post.author() || post.mentions().contains(viewer));
        };
    }

    private boolean mayReachBoth(@Nullable Integer viewer, Entry entry) {
        return mayReach(viewer, entry) && mayReach(viewer, entry.inner());
    }

    /// What this viewer is shown who has the address of each.
    Set<Integer> byAddress(@Nullable Integer viewer) {
        Set<Integer> shown = new HashSet<>();
        entries.values().stream().filter(entry -> mayReachBoth(viewer, entry) && !isRepostOfBlocked(viewer, entry))
                .forEach(entry -> shown.add(entry.number()));
        return shown;
    }

    private boolean isRepostOfBlocked(@Nullable Integer viewer, Entry entry) {
        return viewer != null && entry.of() != null && entry.author() != entry.inner().author()
                && entry.inner().author() != viewer && blockedEitherWay(viewer, entry.inner().author());
    }

    /// What this viewer finds on somebody's profile, newest first.
    List<Integer> profile(@Nullable Integer viewer, int author) {
        return newestFirst(entries.values().stream().filter(entry -> entry.author() == author
                && mayReachBoth(viewer, entry) && !isRepostOfBlocked(viewer, entry)
                && !isRepostOfMuted(viewer, entry)).toList());
    }

    private boolean isRepostOfMuted(@Nullable Integer viewer, Entry entry) {
        return viewer != null && entry.of() != null && entry.author() != entry.inner().author()
                && mutes.contains(new Pair(viewer, entry.inner().author()));
    }

    /// What stands in this viewer's home, newest first.
    List<Integer> home(int viewer) {
        return newestFirst(entries.values().stream().filter(entry -> isCarriedTo(viewer, entry)
                && mayReachBoth(viewer, entry) && !isUnwanted(viewer, entry)).toList());
    }

    /// What stands in this viewer's list, newest first.
    List<Integer> list(int viewer) {
        return newestFirst(entries.values().stream().filter(entry -> listed.contains(new Pair(viewer, entry.author()))
                && isCarriedTo(viewer, entry) && mayReachBoth(viewer, entry) && !isUnwanted(viewer, entry)).toList());
    }

    private boolean isCarriedTo(int viewer, Entry entry) {
        if (entry.author() == viewer) {
            return true;
        }
        if (!follows.contains(new Pair(viewer, entry.author()))) {
            return false;
        }
        if (entry.audience() == Audience.DIRECT && !entry.mentions().contains(viewer)) {
            return false;
        }
        Integer answers = entry.answers();
        return answers == null || answers == entry.author() || answers == viewer
                || follows.contains(new Pair(viewer, answers));
    }

    /// Blocked and muted people do not come home, whoever brings them or speaks to them.
    private boolean isUnwanted(int viewer, Entry entry) {
        Entry inner = entry.inner();
        if (entry.of() == null && entry.author() == viewer) {
            return false;
        }
        Set<Integer> company = new HashSet<>(inner.mentions());
        company.add(entry.author());
        company.add(inner.author());
        if (inner.answers() != null) {
            company.add(inner.answers());
        }
        return company.stream().anyMatch(person -> person != viewer
                && (blockedEitherWay(viewer, person) || mutes.contains(new Pair(viewer, person))));
    }

    /// Between whom it is done. What is begun at random is ended often enough only where there is something to end, and
    /// nobody misses at home whom they do not follow: so it is one of those between whom it is, best of all the actor's own,
    /// if there are any.
    Pair fit(Step step) {
        Pair meant = new Pair(step.who(), step.whom());
        Stream<Pair> some = switch (step.deed()) {
            case UNFOLLOW, ENLIST -> follows.stream();
            case MUTE -> step.which() % 2 == 0 ? follows.stream() : Stream.of();
            case UNBLOCK -> blocks.stream();
            case UNMUTE -> mutes.stream();
            case ACCEPT, REJECT -> turned(requests);
            // they speak to one who follows them
            case EDIT -> turned(follows).filter(pair -> pair.from() == step.who() && step.which() % 2 == 0);
            case POST, MENTION, REPLY, DELETE, REPOST, UNREPOST, FOLLOW, BLOCK, SUSPEND, RESTORE -> Stream.of();
        };
        List<Pair> sorted = some.sorted(Comparator.comparingInt(Pair::from).thenComparingInt(Pair::to)).toList();
        List<Pair> own = sorted.stream().filter(pair -> pair.from() == step.who()).toList();
        List<Pair> best = own.isEmpty() ? sorted : own;
        return best.isEmpty() ? meant : best.get((step.which() + step.other()) % best.size());
    }

    private static Stream<Pair> turned(Set<Pair> pairs) {
        return pairs.stream().map(pair -> new Pair(pair.to(), pair.from()));
    }

    private static List<Integer> newestFirst(List<Entry> some) {
        List<Integer> numbers = new ArrayList<>(some.stream().map(Entry::number).toList());
        numbers.sort(Comparator.reverseOrder());
        return numbers;
    }
}
