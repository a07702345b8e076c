package social.linnet.post;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order in which a thread is read.
final class Threads {

    private Threads() {
    }

    /// Ids with each post followed by what answers it, siblings oldest first.
    static List<Long> readingOrder(long root, List<PostTable.Reply> replies) {
        Map<Long, List<Long>> children = new HashMap<>();
        replies.forEach(reply -> children.computeIfAbsent(reply.parent(), _ -> new ArrayList<>()).add(reply.id()));
        List<Long> order = new ArrayList<>(replies.size());
        Deque<Long> open = new ArrayDeque<>(children.getOrDefault(root, List.of()));
        while (!open.isEmpty()) {
            long id = open.pop();
            order.add(id);
            children.getOrDefault(id, List.of()).reversed().forEach(open::push);
        }
        return order;
    }
}
