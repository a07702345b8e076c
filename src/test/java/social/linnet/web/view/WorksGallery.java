package social.linnet.web.view;

import static social.linnet.web.view.GalleryTest.render;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.media.Credentials;
import social.linnet.media.Picture;
import social.linnet.moderation.RefusalAppeals;
import social.linnet.moderation.Warnings;
import social.linnet.page.Person;
import social.linnet.page.WorkPages;
import social.linnet.studio.FilmOffer;
import social.linnet.studio.Job;
import social.linnet.studio.meme.Layout;
import social.linnet.studio.meme.Meme;
import social.linnet.studio.work.Grants;
import social.linnet.studio.work.Permission;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.web.Frame;
import social.linnet.web.dev.Samples;
import social.linnet.web.meme.MemeForm;
import social.linnet.web.meme.MemePage;
import social.linnet.web.work.AnimatePage;
import social.linnet.web.work.EditPage;
import social.linnet.web.work.FilmPage;
import social.linnet.web.work.GrantsPage;
import social.linnet.web.work.JobPage;
import social.linnet.web.work.PackPage;
import social.linnet.web.work.StylesPage;
import social.linnet.web.work.WorkPage;

/// The pages of works, of leave and of styles, with samples.
final class WorksGallery {

    private static final Style FEN = new Style("mfenlight1", "Fen light", "pale washes, low horizon", Samples.ROBIN.id(), true, null,
            Style.Licence.CC_BY);
    private static final Style DUSK = new Style("mfendusk12", "Fen dusk", "violet dusk over reeds", Samples.WREN.id(), true, null,
            Style.Licence.CC0);

    private WorksGallery() {
    }

    private static Work work(long picture, @Nullable Long parent, int depth) {
        return new Work(picture, Samples.ROBIN.id(), parent == null ? Work.Kind.PAINTED : Work.Kind.EDITED, null, parent,
                parent == null ? picture : 31, depth, "a linnet in the rain", "ink", "builtin/painter", Work.Shows.PROMPT,
                EnumSet.of(Verb.EDIT), false, Samples.NOW);
    }

    private static Credentials credentials(long picture, boolean made) {
        return new Credentials(picture, made, Credentials.State.VALID, null, "A camera", false, "Camera 2", null,
                made ? "builtin/painter" : null, Samples.NOW, List.of(), new Credentials.Credit(List.of("Robin"), null, null, null, null),
                null);
    }

    private static WorkPages.Node node(long picture, boolean there, @Nullable Person maker) {
        return new WorkPages.Node(work(picture, null, 0), there ? Samples.picture(picture, 900, 600, "a linnet", true, 101L) : null, maker);
    }

    static void add(Map<String, String> pages, Frame f) {
        Map<Verb, Permission> verbs = new LinkedHashMap<>();
        Permission.Reason[] reasons = Permission.Reason.values();
        for (Verb verb : Verb.values()) {
            verbs.put(verb, verb == Verb.EDIT ? new Permission(null, null)
                    : new Permission(verb == Verb.MEME ? Permission.Reason.ASK : reasons[verb.ordinal() + 4], null));
        }
        Picture picture = Samples.picture(33, 1024, 768, "A linnet on a wire", true, 101L);
        pages.put("work", render("work/work.jte", new WorkPage(f, new WorkPages.View(picture, work(33, 32L, 2), Samples.WREN, false,
                Style.INK, "a linnet in the rain", verbs, List.of(node(32, false, null), node(31, true, Samples.ROBIN)),
                List.of(node(34, true, Samples.ROBIN)), credentials(33, true)), Map.of(Verb.ANIMATE, "@sample_robin"))));
        pages.put("work-own", render("work/work.jte", new WorkPage(f, new WorkPages.View(Samples.picture(35, 768, 1024, "", true, null),
                work(35, null, 0), Samples.ROBIN, true, FEN, null, verbs, List.of(), List.of(), credentials(35, false)), Map.of())));
        pages.put("work-edit", render("work/edit.jte", new EditPage(f, picture, Style.SHELF, "ink", "at night",
                f.t("refused.mask-empty"), new ModelName("brush.example", "touch-1", false), 92, 100)));
        pages.put("animate", render("work/animate.jte", new AnimatePage(f, picture, List.of(Samples.picture(36, 900, 600, "", true, null)), true,
                "loop", 4, "One day", f.t("refused.clip-round"), 92, 100)));
        pages.put("animate-whole", render("work/animate.jte", new AnimatePage(f, picture, List.of(), false, "pan_left", 6, "", null, 92, 100)));
        FilmOffer offer = new FilmOffer(new ModelName("lake.example", "waves-2", false), 5);
        pages.put("filming", render("work/filming.jte", new FilmPage(f, picture, offer, Style.SHELF, "it sings", "none", 8, null, 92, 100)));
        pages.put("filming-remix", render("work/filming.jte", new FilmPage(f, film(37), offer, Style.SHELF, "", "ink", 4,
                f.t("refused.quota-used", 100), 4, 100)));
        Job told = refused();
        for (Warnings.State state : Warnings.State.values()) {
            Job appealed = new Job(told.id(), told.owner(), told.kind(), told.sources(), false, told.prompt(), told.style(), told.shape(),
                    told.state(), 0, told.model(), Job.Failure.REFUSED_AFTER, new Job.Objection(Moderator.Rule.SEXUAL, "", "test/judge", state),
                    told.variants(), told.createdAt());
            pages.put("job-" + state.name().toLowerCase(java.util.Locale.ROOT), render("studio/one.jte", new JobPage(f, appealed,
                    List.of(appeal(state, state == Warnings.State.PENDING ? "" : "We looked again.")))));
        }
        pages.put("job-refused", render("studio/one.jte", new JobPage(f, told, List.of())));
        pages.put("pack", render("work/pack.jte", new PackPage(f, "Robin", "", "tea", picture, f.t("refused.pack-name", 40), 92, 100)));
        pages.put("meme", render("meme.jte", new MemePage(f, MemeForm.fresh(Layout.TOP_BOTTOM, List.of(new Meme.Panel.Shown(33))),
                List.of(picture), null, "/media/p33/large.png", f.t("refused.meme-empty"))));
        Grants.Grant asked = new Grants.Grant(1, 33, Samples.ROBIN.id(), Samples.WREN.id(), Grants.State.ASKED, Samples.NOW, null);
        Grants.Grant given = new Grants.Grant(2, 34, Samples.ROBIN.id(), Samples.WREN.id(), Grants.State.GIVEN,
                Samples.NOW.minus(Duration.ofDays(2)), Samples.NOW);
        pages.put("grants", render("work/grants.jte", new GrantsPage(f, List.of(new GrantsPage.Line(asked, Samples.WREN, picture, 0),
                new GrantsPage.Line(given, Samples.WREN, picture, 2)), List.of(new GrantsPage.Line(new Grants.Grant(3, 35, Samples.WREN.id(), Samples.ROBIN.id(), Grants.State.TAKEN_BACK,
                Samples.NOW, Samples.NOW), null, null, 0)))));
        pages.put("styles", render("work/styles.jte", new StylesPage(f, Samples.ROBIN.id(), List.of(FEN, DUSK),
                List.of(new Styles.Trending(DUSK, 7), new Styles.Trending(Style.INK, 5)),
                Map.of(Samples.ROBIN.id(), Samples.ROBIN, Samples.WREN.id(), Samples.WREN), "Fen", "@", f.t("refused.style-foreign"))));
    }

    private static Picture film(long id) {
        Picture still = Samples.picture(id, 1280, 720, "A linnet sings", true, 101L);
        return new Picture(id, still.owner(), still.name(), Picture.Type.MP4, still.smallType(), still.width(), still.height(), still.smallWidth(),
                still.smallHeight(), still.bytes(), still.blurhash(), still.alt(), still.post(), still.open(), still.provenance(),
                "lake.example/waves-2", still.createdAt(), still.focus(), new Picture.Running(8000, 30, true));
    }

    static RefusalAppeals.Appeal appeal(Warnings.State state, String answer) {
        return new RefusalAppeals.Appeal(7, Samples.ROBIN.id(), new RefusalAppeals.Refusal("job-refused", "a misty fight", "Ink", "VIOLENCE",
                "fight", "builtin/word lists", true), "It is a fight of kites.", Samples.NOW, state, answer,
                state == Warnings.State.PENDING ? null : Samples.NOW);
    }

    /// A job whose words go against a rule.
    static Job refused() {
        Job failed = Samples.job(Job.State.FAILED, Shape.SQUARE, 2, Job.Failure.REFUSED);
        return new Job("job-refused", failed.owner(), failed.kind(), failed.sources(), false, failed.prompt(), failed.style(),
                failed.shape(), failed.state(), 0, failed.model(), failed.failure(), new Job.Objection(Moderator.Rule.VIOLENCE, "misty"),
                failed.variants(), failed.createdAt());
    }
}
