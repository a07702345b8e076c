package social.linnet.web.post;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import social.linnet.page.PostView;

/// A reply with what answers it.
///
/// @param goesOn   whether the author of the post above goes on here themselves: it follows without being set in
/// @param headless whether it answers a post that is not shown
/// @param shown    the replies that stand open
/// @param folded   those that wait behind a line that says how many posts there are
public record Branch(PostView post, boolean goesOn, boolean headless, List<Branch> shown, List<Branch> folded) {

    /// How many replies to a reply stand open.
    static final int OPEN = 2;
    /// How deep replies stand open.
    static final int DEEP = 3;

    /// How many posts are folded here.
    public int hidden() {
        return folded.stream().mapToInt(Branch::size).sum();
    }

    private int size() {
        return 1 + shown.stream().mapToInt(Branch::size).sum() + folded.stream().mapToInt(Branch::size).sum();
    }

    /// The branches below a post.
    ///
    /// @param descendants what answers it and what answers that, in reading order
    static List<Branch> below(PostView root, List<PostView> descendants) {
        Set<Long> there = new HashSet<>(List.of(root.id()));
        descendants.forEach(view -> there.add(view.id()));
        Map<Long, List<PostView>> children = new HashMap<>();
        for (PostView view : descendants) {
            Long parent = view.replyTo() != null && there.contains(view.replyTo()) ? view.replyTo() : root.id();
            children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(view);
        }
        return branches(root, root, children, 0, true);
    }

    private static List<Branch> branches(PostView parent, PostView root, Map<Long, List<PostView>> children, int depth,
                                         boolean mayGoOn) {
        List<PostView> replies = new ArrayList<>(children.getOrDefault(parent.id(), List.of()));
        replies.sort(Comparator.comparing(view -> view.author().id() != root.author().id()));
        List<Branch> branches = new ArrayList<>();
        for (PostView reply : replies) {
            boolean headless = reply.replyTo() == null || reply.replyTo() != parent.id();
            // the author's thread is one chain: the first of their answers to themselves
            boolean goesOn = mayGoOn && branches.isEmpty() && !headless && reply.author().id() == root.author().id();
            List<Branch> below = branches(reply, root, children, goesOn ? depth : depth + 1, goesOn);
            int open = goesOn ? below.isEmpty() || !below.getFirst().goesOn() ? 0 : 1 : depth >= DEEP - 1 ? 0 : OPEN;
            // one alone is no longer than the line that would hide it
            int cut = below.size() - open == 1 && below.getLast().size() == 1 && depth < DEEP ? below.size() : Math.min(open, below.size());
            branches.add(new Branch(reply, goesOn, headless, List.copyOf(below.subList(0, cut)),
                    List.copyOf(below.subList(cut, below.size()))));
        }
        return branches;
    }
}
