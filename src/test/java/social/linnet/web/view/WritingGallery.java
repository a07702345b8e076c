package social.linnet.web.view;

import static social.linnet.web.view.GalleryTest.render;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import social.linnet.ai.ModelName;
import social.linnet.assistant.writing.Help;
import social.linnet.assistant.writing.Proposal;
import social.linnet.page.CatchUp;
import social.linnet.page.PostView;
import social.linnet.web.Frame;
import social.linnet.web.catchup.CatchUpPage;
import social.linnet.web.catchup.Summary;
import social.linnet.web.compose.Change;
import social.linnet.web.compose.HelpEntry;
import social.linnet.web.dev.Samples;
import social.linnet.web.post.Difference;

/// Help with writing and what has gathered, with samples: by the engine that comes with the program, which has no other tone.
final class WritingGallery {

    private static final ModelName BUILTIN = new ModelName("builtin", "reader", true);

    private WritingGallery() {
    }

    static void add(Map<String, String> pages, Frame f) {
        List<PostView> posts = Samples.posts();
        List<CatchUp.Group> groups = List.of(new CatchUp.Group(CatchUp.Kind.TAG, "weir", null, null, posts.subList(0, 2)),
                new CatchUp.Group(CatchUp.Kind.PERSON, "", posts.get(2).author(), null, posts.subList(2, 3)));
        pages.put("catch-up", render("catchup/page.jte", new CatchUpPage(f, new CatchUp(groups, 3, false, Instant.EPOCH, 3L), true)));
        pages.put("catch-up-none", render("catchup/page.jte", new CatchUpPage(f, new CatchUp(List.of(), 0, true, null, null), false)));
    }

    static void addFragments(Map<String, String> fragments, Frame f) {
        List<HelpEntry> entries = Arrays.stream(Help.values()).filter(Help::isOfText)
                .map(help -> new HelpEntry(help, help == Help.FRIENDLY || help == Help.FORMAL || help == Help.PLAYFUL ? "unsupported" : null))
                .toList();
        fragments.put("help-menu", render("composer/help-menu.jte", Map.of("f", f, "entries", entries, "model", BUILTIN)));
        for (Help help : Help.values()) {
            fragments.put("proposal-" + help.word(), render("composer/proposal.jte", Map.of("f", f, "change", change(help))));
        }
        fragments.put("gist", render("catchup/words.jte", Map.of("f", f, "summary", summary(Samples.posts().getFirst()))));
    }

    private static Change change(Help help) {
        Proposal proposal = new Proposal("-".repeat(22), 1, help, "The boat is late", "The boat is late.", help == Help.ALT
                ? Proposal.From.RECIPE : Proposal.From.WORDS, BUILTIN, Instant.EPOCH);
        return new Change(proposal, List.of(new Change.Piece(proposal.text(), Difference.of(proposal.before(), proposal.text()), 17)),
                help == Help.FORMAL, false);
    }

    private static Summary summary(PostView post) {
        return new Summary(List.of(new Summary.Part("The boat is late ", null), new Summary.Part("1", post)), BUILTIN);
    }
}
