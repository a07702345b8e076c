package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.event.Audience;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.QuoteView;
import social.linnet.page.Surface;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.studio.work.Dial;
import social.linnet.studio.work.Dials;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Work.Shows;
import social.linnet.studio.work.Works;

/// Whose AI-made pictures bob comes upon is his to say.
class DialStoryTest extends StudioStory {

    @Autowired
    private Pages feeds;
    @Autowired
    private Dials dials;

    @Test
    void theDialLeavesOutWhatAiMadeOfEverybodyOrOfStrangersEverywhereButByAddress() {
        world.follow(bob, alice);
        Post alices = posted(alice, Audience.PUBLIC, work(alice, "a kite", Style.INK, null));
        Post carols = posted(carol, Audience.PUBLIC, work(carol, "a boat", Style.INK, null));
        Post human = posted(carol, Audience.PUBLIC, photo(carol));
        Post quoting = posts.publish(Draft.of(alice.id(), "look at this", Audience.PUBLIC).quoting(carols.id()));
        Post own = posted(bob, Audience.PUBLIC, work(bob, "a hill", Style.INK, null));
        List<Long> all = List.of(own.id(), quoting.id(), human.id(), carols.id(), alices.id());

        for (Surface surface : List.of(Surface.HOME, Surface.LOCAL, Surface.TAG, Surface.SEARCH, Surface.TRENDS, Surface.LIST,
                Surface.FOR_YOU, Surface.STREAM, Surface.CONTEXT, Surface.PROFILE)) {
            dials.turn(bob.id(), Dial.ALL);
            assertThat(shown(surface, all)).as("%s, all", surface).isEqualTo(all);
            dials.turn(bob.id(), Dial.FOLLOWED);
            assertThat(shown(surface, all)).as("%s, followed", surface).containsExactly(own.id(), quoting.id(), human.id(), alices.id());
            dials.turn(bob.id(), Dial.NONE);
            assertThat(shown(surface, all)).as("%s, none", surface).containsExactly(own.id(), quoting.id(), human.id());
        }
        PostView seen = feeds.listing(bob.id(), Surface.HOME, List.of(quoting.id()), 20).posts().getFirst();
        assertThat(seen.quote().state()).isEqualTo(QuoteView.State.AI_MADE);
        assertThat(seen.quote().post()).isNull();
        assertThat(shown(Surface.BY_ID, List.of(carols.id()))).as("opened by its address").containsExactly(carols.id());
        assertThat(feeds.listing(null, Surface.LOCAL, all, 20).posts()).hasSize(5);
        works.setHabit(bob.id(), new Works.Habit(Shows.NOTHING, Set.of()));
        assertThat(dials.of(bob.id())).as("saying something else leaves it").isEqualTo(Dial.NONE);
    }

    private List<Long> shown(Surface surface, List<Long> ids) {
        return feeds.listing(bob.id(), surface, ids, 20).posts().stream().map(PostView::id).toList();
    }
}
