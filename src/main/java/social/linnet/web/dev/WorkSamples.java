package social.linnet.web.dev;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.Moderator;
import social.linnet.event.Audience;
import social.linnet.media.Credentials;
import social.linnet.media.Picture;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.page.WorkMark;
import social.linnet.page.WorkPages;
import social.linnet.post.Segment;
import social.linnet.studio.Job;
import social.linnet.studio.work.Dial;
import social.linnet.studio.work.Grants;
import social.linnet.studio.work.Permission;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.web.Frame;
import social.linnet.web.work.GrantsPage;
import social.linnet.web.work.StylesPage;
import social.linnet.web.work.WorkPage;

/// The pieces of the studio, with labelled samples in them.
///
/// @param posts   remixes in a feed: one that stands for others, one whose origin is gone
/// @param work    a work whose verbs are some allowed and some not
/// @param upload  a picture that was not made here, with credentials of its own
/// @param grants  leave asked for and given
/// @param styles  looks of members
/// @param refused a job whose words go against a rule
/// @param made    a job whose pictures are there
public record WorkSamples(List<PostView> posts, WorkPage work, WorkPage upload, GrantsPage grants, StylesPage styles, Job refused,
                          Job made, Dial dial) {

    private static final Style FEN = new Style("mfenlight1", "Fen light", "pale washes, low horizon", Samples.ROBIN.id(), true, null,
            Style.Licence.CC_BY);
    private static final Style DUSK = new Style("mfendusk12", "Fen dusk", "violet dusk over reeds", Samples.WREN.id(), true, null,
            Style.Licence.CC0);

    public static WorkSamples of(Frame f) {
        return new WorkSamples(feed(), work(f), upload(f), grants(f), styles(f), refusal(),
                Samples.job(Job.State.READY, Shape.SQUARE, 4, null), Dial.FOLLOWED);
    }

    private static PostView remix(long id, Person author, long seed, WorkMark.@Nullable From from, String words) {
        PostView.PictureView picture = Samples.view(seed, 1536, 1024, "Hills in the evening", "builtin/painter").as(new WorkMark(
                from == null ? Work.Kind.PAINTED : Work.Kind.EDITED, Picture.Provenance.ASSISTED, 31, from));
        return Samples.post(id, author, Audience.ofWord("public").orElseThrow(), "en", Duration.ofMinutes(id),
                List.of(new Segment.Plain(words)), List.of(picture), new PostView.Counts(0, 0, 3),
                new PostView.Mine(false, false, false, true), null, null);
    }

    private static List<PostView> feed() {
        WorkMark.From robins = new WorkMark.From(31L, Samples.ROBIN.handle());
        PostView first = remix(203, Samples.WREN, 33, robins, "The same hills, with a hat.");
        return List.of(first.standingFor(List.of(remix(202, Samples.HARBOUR, 33, robins, "Another hat."),
                        remix(201, Samples.TIDES, 33, robins, "One hat more."))),
                remix(204, Samples.LONG, 34, new WorkMark.From(null, Samples.ROBIN.handle()), "What it was made from is gone."));
    }

    private static Work row(long picture, @Nullable Long parent, int depth, Work.Kind kind) {
        return new Work(picture, Samples.ROBIN.id(), kind, null, parent, parent == null ? picture : 31, depth, "a linnet in the rain", "ink",
                "builtin/painter", Work.Shows.PROMPT, EnumSet.of(Verb.EDIT), false, Samples.NOW);
    }

    private static WorkPages.Node node(long picture, boolean there, @Nullable Person maker) {
        return new WorkPages.Node(row(picture, null, 0, Work.Kind.PAINTED),
                there ? Samples.picture(picture, 900, 600, "Hills", true, 101L) : null, maker);
    }

    private static WorkPage work(Frame f) {
        Map<Verb, Permission> verbs = new EnumMap<>(Verb.class);
        verbs.put(Verb.EDIT, new Permission(null, null));
        verbs.put(Verb.ANIMATE, new Permission(Permission.Reason.ANCESTOR, Samples.WREN.id()));
        verbs.put(Verb.PROMPT, new Permission(Permission.Reason.HIDDEN, null));
        verbs.put(Verb.STYLE, new Permission(null, null));
        verbs.put(Verb.MEME, new Permission(Permission.Reason.NOT_ALLOWED, null));
        return new WorkPage(f, new WorkPages.View(Samples.picture(33, 1536, 1024, "Hills in the evening", true, 101L),
                row(33, 32L, 2, Work.Kind.EDITED), Samples.WREN, false, Style.INK, "a linnet in the rain", verbs,
                List.of(node(32, false, null), node(31, true, Samples.ROBIN)), List.of(node(34, true, Samples.HARBOUR),
                node(36, true, Samples.LONG)), new Credentials(33, true, Credentials.State.VALID, null, "linnet.example", true, "Linnet",
                null, "builtin/painter", Samples.NOW, List.of(), new Credentials.Credit(List.of(), null, null, null, null), null)),
                Map.of(Verb.ANIMATE, "@" + Samples.WREN.handle()));
    }

    private static WorkPage upload(Frame f) {
        Map<Verb, Permission> verbs = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            verbs.put(verb, new Permission(verb.takesPicture() ? Permission.Reason.COPY : Permission.Reason.NO_STYLE,
                    Samples.HARBOUR.id()));
        }
        return new WorkPage(f, new WorkPages.View(Samples.picture(35, 1200, 900, "A boat", false, 102L), null, Samples.ROBIN, true, null,
                null, verbs, List.of(), List.of(), new Credentials(35, false, Credentials.State.INVALID, "assertion.dataHash.mismatch",
                "A camera", false, "Camera 2", null, null, Samples.NOW, List.of(),
                new Credentials.Credit(List.of("Sample Robin"), null, null, null, null), null)),
                Map.of(Verb.EDIT, "@" + Samples.HARBOUR.handle(), Verb.ANIMATE, "@" + Samples.HARBOUR.handle()));
    }

    private static GrantsPage grants(Frame f) {
        Picture picture = Samples.picture(33, 1024, 768, "Hills", false, 101L);
        return new GrantsPage(f, List.of(
                new GrantsPage.Line(new Grants.Grant(1, 33, Samples.ROBIN.id(), Samples.WREN.id(), Grants.State.ASKED, Samples.NOW, null),
                        Samples.WREN, picture, 0),
                new GrantsPage.Line(new Grants.Grant(2, 34, Samples.ROBIN.id(), Samples.LONG.id(), Grants.State.GIVEN,
                        Samples.NOW.minus(Duration.ofDays(2)), Samples.NOW), Samples.LONG, picture, 2)),
                List.of(new GrantsPage.Line(new Grants.Grant(3, 35, Samples.WREN.id(), Samples.ROBIN.id(), Grants.State.TAKEN_BACK,
                        Samples.NOW, Samples.NOW), null, null, 0)));
    }

    private static StylesPage styles(Frame f) {
        return new StylesPage(f, Samples.ROBIN.id(), List.of(FEN, DUSK), List.of(new Styles.Trending(DUSK, 7),
                new Styles.Trending(Style.INK, 5)), Map.of(Samples.ROBIN.id(), Samples.ROBIN, Samples.WREN.id(), Samples.WREN), "", "", null);
    }

    private static Job refusal() {
        Job failed = Samples.job(Job.State.FAILED, Shape.SQUARE, 2, Job.Failure.REFUSED);
        return new Job("job-refused", failed.owner(), failed.kind(), failed.sources(), false, failed.prompt(), failed.style(),
                failed.shape(), failed.state(), 0, failed.model(), failed.failure(), new Job.Objection(Moderator.Rule.VIOLENCE, "misty"),
                failed.variants(), failed.createdAt());
    }
}
