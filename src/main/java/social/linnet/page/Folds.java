package social.linnet.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.media.Fingerprints;
import social.linnet.page.rule.AlikeRemixes;
import social.linnet.page.rule.AlikeRemixes.Remix;
import social.linnet.page.rule.AlikeRemixes.Sifted;

/// Folds near-identical remixes of one page into the first of them, where they can be opened again. The site alone asks:
/// apps keep timelines by ids and take what is missing for a gap or for deleted, and have no place to open it.
@Service
public class Folds {

    private final Fingerprints fingerprints;

    Folds(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /// The same page with what is alike folded; how many were is among what it leaves out.
    public Listing fold(@Nullable Long viewer, Surface surface, Listing listing) {
        List<PostView> folded = fold(viewer, surface, listing.posts());
        if (folded.size() == listing.posts().size()) {
            return listing;
        }
        Map<Listing.Reason, Integer> left = new EnumMap<>(Listing.Reason.class);
        left.putAll(listing.left());
        left.merge(Listing.Reason.ALIKE, listing.posts().size() - folded.size(), Integer::sum);
        return new Listing(folded, listing.newest(), listing.oldest(), listing.full(), left);
    }

    /// The same picks with what is alike folded.
    public Picked fold(long viewer, Picked picked) {
        Map<Long, Picked.Pick> picks = picked.picks().stream().collect(Collectors.toMap(pick -> pick.post().entry(),
                Function.identity(), (first, _) -> first));
        return new Picked(fold(viewer, Surface.FOR_YOU, picked.picks().stream().map(Picked.Pick::post).toList()).stream()
                .map(post -> new Picked.Pick(post, picks.get(post.entry()).likedBy())).toList(), picked.next());
    }

    /// These posts with what is alike folded: into [PostView#alike()] of the first.
    public List<PostView> fold(@Nullable Long viewer, Surface surface, List<PostView> posts) {
        Map<Long, Remix> remixes = surface.leavesOut(Listing.Reason.ALIKE) ? remixes(viewer, posts) : Map.of();
        if (remixes.size() < 2) {
            return posts;
        }
        Sifted sifted = AlikeRemixes.sift(posts.stream().map(PostView::entry).toList(), remixes);
        if (sifted.removed().isEmpty()) {
            return posts;
        }
        Map<Long, PostView> views = posts.stream().collect(Collectors.toMap(PostView::entry, Function.identity(), (first, _) -> first));
        return sifted.kept().stream().map(entry -> {
            List<Long> alike = sifted.removed().get(entry);
            return alike == null ? views.get(entry) : views.get(entry).standingFor(alike.stream().map(views::get).toList());
        }).toList();
    }

    /// The entries that may be folded or stand for others: no query where no two of them are of one lineage.
    private Map<Long, Remix> remixes(@Nullable Long viewer, List<PostView> posts) {
        Map<Long, List<PostView>> lineages = posts.stream().filter(Folds::isOneRemix)
                .collect(Collectors.groupingBy(view -> work(view).root()));
        List<PostView> candidates = new ArrayList<>();
        lineages.values().stream().filter(lineage -> lineage.size() > 1).forEach(candidates::addAll);
        Map<Long, Long> looks = fingerprints.of(candidates.stream().map(view -> view.pictures().getFirst().id()).toList());
        Map<Long, Remix> remixes = new HashMap<>();
        for (PostView view : candidates) {
            Long look = looks.get(view.pictures().getFirst().id());
            if (look != null) {
                boolean own = view.mine().own() || viewer != null && view.repostedBy() != null && view.repostedBy().id() == viewer;
                remixes.put(view.entry(), new Remix(work(view).root(), look, view.audience(), view.repostedFor(), own));
            }
        }
        return remixes;
    }

    /// What asks, answers, quotes or shows more than one picture is more than a remix.
    private static boolean isOneRemix(PostView view) {
        return view.pictures().size() == 1 && view.pictures().getFirst().work() != null && work(view).isRemix()
                && view.poll() == null && view.quote() == null && view.replyTo() == null;
    }

    private static WorkMark work(PostView view) {
        return Objects.requireNonNull(view.pictures().getFirst().work());
    }
}
