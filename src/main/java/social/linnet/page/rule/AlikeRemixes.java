package social.linnet.page.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.media.Fingerprints;

/// Leaves out remixes that look almost the same as one that stands above them and come from the same first work: twenty
/// people who changed a hat are one place in a feed. What they were made from is no remix and stays, so that its author
/// is seen; one's own stay; what is for others stays apart from what is for everybody.
///
/// It compares entries with each other, and so is asked of a whole page rather than of one post.
public final class AlikeRemixes {

    /// An entry that shows one remix and nothing else.
    ///
    /// @param root        the first work of its lineage
    /// @param fingerprint what it looks like
    /// @param audience    for whom the post is
    /// @param broughtFor  for whom it was reposted, or null
    /// @param own         whether the viewer wrote or reposted it
    public record Remix(long root, long fingerprint, Audience audience, @Nullable Audience broughtFor, boolean own) {

        private boolean isAlike(Remix other) {
            return root == other.root && audience == other.audience && broughtFor == other.broughtFor
                    && Fingerprints.areNear(fingerprint, other.fingerprint);
        }
    }

    /// What is left of a page.
    ///
    /// @param kept    the entries, in order
    /// @param removed those that are folded, in order, by the entry that stands for them
    public record Sifted(List<Long> kept, Map<Long, List<Long>> removed) {
    }

    private AlikeRemixes() {
    }

    /// @param entries all entries of the page, in order
    /// @param remixes those of them that show one remix and nothing else
    public static Sifted sift(List<Long> entries, Map<Long, Remix> remixes) {
        List<Long> kept = new ArrayList<>(entries.size());
        Map<Long, List<Long>> removed = new LinkedHashMap<>();
        Map<Long, List<Long>> standing = new HashMap<>();
        for (Long entry : entries) {
            Remix remix = remixes.get(entry);
            Long first = remix == null || remix.own() ? null : standing.getOrDefault(remix.root(), List.of()).stream()
                    // near to the one that stands for all, not to one another: else a chain of small steps folds everything
                    .filter(other -> remixes.get(other).isAlike(remix)).findFirst().orElse(null);
            if (first != null) {
                removed.computeIfAbsent(first, _ -> new ArrayList<>()).add(entry);
                continue;
            }
            kept.add(entry);
            if (remix != null) {
                standing.computeIfAbsent(remix.root(), _ -> new ArrayList<>()).add(entry);
            }
        }
        return new Sifted(kept, removed);
    }
}
