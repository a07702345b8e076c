package social.linnet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.graph.PeopleList;
import social.linnet.page.CatchUps;
import social.linnet.page.Picked.Pick;
import social.linnet.page.PostView;
import social.linnet.web.compose.Composer;

/// Home.
///
/// @param tab   what it shows
/// @param lists one's own, each of which has a tab
/// @param posts newest first; empty where posts were picked
/// @param picks what was picked; empty elsewhere
/// @param next  what `before` is on the next page, or null when this is the end
/// @param gathered what has gathered since the last visit, when that is worth summing up, or null
public record HomePage(Frame frame, HomeTab tab, List<PeopleList> lists, List<PostView> posts, List<Pick> picks,
                       @Nullable Long next, Composer composer, CatchUps.@Nullable Gathered gathered) {

    /// What those post whom one follows.
    public HomePage(Frame frame, List<PostView> posts, @Nullable Long next, Composer composer) {
        this(frame, HomeTab.FOLLOWING, List.of(), posts, List.of(), next, composer, null);
    }

    /// Where nothing has gathered.
    public HomePage(Frame frame, HomeTab tab, List<PeopleList> lists, List<PostView> posts, List<Pick> picks, @Nullable Long next,
                    Composer composer) {
        this(frame, tab, lists, posts, picks, next, composer, null);
    }

    /// The same, where this has gathered.
    HomePage gathered(CatchUps.@Nullable Gathered much) {
        return new HomePage(frame, tab, lists, posts, picks, next, composer, much);
    }

    public boolean isEmpty() {
        return posts.isEmpty() && picks.isEmpty() && next == null;
    }
}
