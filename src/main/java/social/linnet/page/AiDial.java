package social.linnet.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.graph.Graph;
import social.linnet.studio.work.Dial;
import social.linnet.studio.work.Dials;

/// The rule of the dial between people and AI: leaves out what shows AI-made pictures or videos that this viewer does not
/// want to come upon. A quoted post of that kind is not shown inside the one that quotes it. It needs the whole post as it
/// is shown, and so comes after the other rules. One's own posts are never left out, nor what one opens by its address.
@Component
class AiDial {

    private final Dials dials;
    private final Graph graph;

    AiDial(Dials dials, Graph graph) {
        this.dials = dials;
        this.graph = graph;
    }

    /// The posts that are left.
    ///
    /// @param left how many were left out, by reason; is added to
    List<PostView> screen(@Nullable Long viewer, Surface surface, List<PostView> views, Map<Listing.Reason, Integer> left) {
        if (viewer == null || !surface.leavesOut(Listing.Reason.AI_MADE)) {
            return views;
        }
        Dial dial = dials.of(viewer);
        if (dial == Dial.ALL || views.stream().noneMatch(view -> isMade(view) || isMade(quoted(view)))) {
            return views;
        }
        Set<Long> wanted = dial == Dial.NONE ? Set.of() : graph.followedAmong(viewer, views.stream()
                .flatMap(view -> java.util.stream.Stream.of(view, quoted(view))).filter(AiDial::isMade)
                .map(view -> view.author().id()).collect(Collectors.toSet()));
        List<PostView> kept = new ArrayList<>(views.size());
        for (PostView view : views) {
            PostView quoted = quoted(view);
            if (isMade(view) && !view.mine().own() && !wanted.contains(view.author().id())) {
                left.merge(Listing.Reason.AI_MADE, 1, Integer::sum);
            } else if (isMade(quoted) && !quoted.mine().own() && !wanted.contains(quoted.author().id())) {
                kept.add(view.quoting(new QuoteView(QuoteView.State.AI_MADE, quoted.id(), null)));
            } else {
                kept.add(view);
            }
        }
        return kept;
    }

    private static @Nullable PostView quoted(PostView view) {
        return view.quote() == null ? null : view.quote().post();
    }

    private static boolean isMade(@Nullable PostView view) {
        return view != null && view.pictures().stream().anyMatch(picture -> picture.madeBy() != null);
    }
}
