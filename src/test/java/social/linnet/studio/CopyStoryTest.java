package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.graph.Blocks;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.studio.work.Grants;
import social.linnet.studio.work.Permission;
import social.linnet.studio.work.Permission.Reason;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Work.Shows;
import social.linnet.studio.work.Works;

/// Bob saves what alice posted, and brings it back as his own.
class CopyStoryTest extends StudioStory {

    @Autowired
    private Blocks blocks;

    private Scenes scene;

    @BeforeEach
    void anotherScene() {
        scene = Scenes.another();
    }

    private Picture brought(Account owner, byte[] file) {
        return pictures.upload(owner.id(), new ByteArrayInputStream(file), "");
    }

    private Permission may(Account actor, Picture picture, Verb verb) {
        return remixes.may(actor.id(), now(picture), verb);
    }

    private static Order edit(Picture source) {
        return edit("in the snow", Style.NONE, source);
    }

    @Test
    void bobsWorseCopyOfAlicesPhotographIsNotHisToChangeUntilSheGivesLeave() {
        Picture photo = brought(alice, scene.png());
        posted(alice, Audience.PUBLIC, photo);
        Picture copy = brought(bob, scene.worse());
        for (Verb verb : List.of(Verb.EDIT, Verb.ANIMATE)) {
            assertThat(may(bob, copy, verb)).isEqualTo(new Permission(Reason.COPY, alice.id()));
        }
        assertThat(may(bob, copy, Verb.MEME).granted()).as("captions are not given to a model").isTrue();
        assertThatThrownBy(() -> studio.make(bob.id(), edit(copy))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo("remix-copy");
            assertThat(refused.arguments()).containsExactly("@" + alice.handle());
        });
        assertThat(may(alice, photo, Verb.EDIT).granted()).as("hers was first").isTrue();

        Grants.Grant asked = remixes.ask(bob.id(), now(photo));
        assertThat(may(bob, copy, Verb.EDIT).granted()).as("asked, not given").isFalse();
        grants.give(alice.id(), asked.id());
        assertThat(may(bob, copy, Verb.EDIT).granted()).isTrue();
        grants.refuse(alice.id(), asked.id());
        assertThat(may(bob, copy, Verb.EDIT).reason()).as("taken back").isEqualTo(Reason.COPY);
    }

    @Test
    void whoseItIsIsSaidToThoseAloneWhoMaySeeIt() {
        Picture photo = brought(alice, scene.png());
        posted(alice, Audience.FOLLOWERS, photo);
        Picture copy = brought(bob, scene.worse());
        assertThat(may(bob, copy, Verb.EDIT)).isEqualTo(new Permission(Reason.COPY_UNNAMED, null));
        assertThatThrownBy(() -> studio.make(bob.id(), edit(copy))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo("remix-copy-unnamed");
            assertThat(refused.arguments()).doesNotContain("@" + alice.handle());
        });
        world.follow(bob, alice);
        assertThat(may(bob, copy, Verb.EDIT)).isEqualTo(new Permission(Reason.COPY, alice.id()));
        blocks.block(alice.id(), bob.id());
        assertThat(may(bob, copy, Verb.EDIT).reason()).isEqualTo(Reason.COPY_UNNAMED);
    }

    @Test
    void aCopyOfAWorkThatMayBeChangedMayBeChanged() {
        Picture made = pictures.store(alice.id(), scene.png(), "", Making.generated("builtin/painter"));
        works.record(new Works.Made(made.id(), alice.id(), Work.Kind.PAINTED, null, null, "a hill", "none", "builtin/painter"));
        posted(alice, Audience.PUBLIC, made);
        Picture copy = brought(bob, scene.worse());
        assertThat(may(bob, copy, Verb.EDIT).granted()).isTrue();
        works.set(alice.id(), now(made), new Works.Habit(Shows.STYLE, EnumSet.of(Verb.ANIMATE)), false);
        assertThat(may(bob, copy, Verb.EDIT).reason()).isEqualTo(Reason.COPY);
        assertThat(may(bob, copy, Verb.ANIMATE).granted()).isTrue();
    }

    @Test
    void neitherCaptionsNorSomebodyElseNorAnEditMakeACopyHisOwn() {
        Picture photo = brought(alice, scene.png());
        posted(alice, Audience.PUBLIC, photo);
        Picture copy = brought(bob, scene.worse());
        Picture meme = pictures.store(bob.id(), scene.captioned(), "", new Making(Picture.Provenance.HUMAN, null, List.of(copy.id()), null));
        works.record(new Works.Made(meme.id(), bob.id(), Work.Kind.MEME, null, now(copy), null, "none", null));
        assertThat(may(bob, meme, Verb.EDIT).reason()).isEqualTo(Reason.COPY);
        new TransactionTemplate(transactions).executeWithoutResult(status -> pictures.discard(bob.id(), copy.id()));
        assertThat(may(bob, meme, Verb.EDIT).reason()).as("also when the copy is gone").isEqualTo(Reason.COPY);

        Picture second = brought(bob, scene.worse());
        posted(bob, Audience.PUBLIC, second);
        works.set(bob.id(), now(second), new Works.Habit(Shows.NOTHING, EnumSet.allOf(Verb.class)), false);
        Account carol = world.person("carol");
        assertThat(may(carol, second, Verb.EDIT)).as("bob lets her, and has nothing to let").isEqualTo(
                new Permission(Reason.COPY, alice.id()));
        assertThat(may(alice, second, Verb.EDIT).granted()).as("it is hers").isTrue();
        Picture edited = pictures.store(bob.id(), Scenes.another().png(), "", Making.generated("builtin/painter"));
        works.record(new Works.Made(edited.id(), bob.id(), Work.Kind.EDITED, null, now(second), "x", "none", "builtin/painter"));
        assertThat(may(bob, edited, Verb.EDIT).reason()).as("made before it was known").isEqualTo(Reason.COPY);
    }

    @Test
    void whatNobodyElseCanHaveSeenIsNoOriginalAndNeitherIsAPlainShape() {
        brought(alice, scene.png());
        assertThat(may(bob, brought(bob, scene.worse()), Verb.EDIT).granted()).as("alice keeps hers to herself").isTrue();
        for (byte[] plain : Scenes.plain()) {
            posted(alice, Audience.PUBLIC, brought(alice, plain));
            assertThat(may(bob, brought(bob, plain), Verb.EDIT).granted()).isTrue();
        }
        Picture early = brought(bob, Scenes.of(71).png());
        posted(bob, Audience.PUBLIC, early);
        posted(alice, Audience.PUBLIC, brought(alice, Scenes.of(71).worse()));
        assertThat(may(bob, early, Verb.EDIT).granted()).as("alice’s came after his").isTrue();
        assertThat(may(bob, brought(bob, Scenes.of(71).worse()), Verb.EDIT).granted()).as("his own once more").isTrue();
        assertThat(Set.copyOf(remixes.may(bob.id(), now(early)).values())).extracting(Permission::reason).doesNotContain(Reason.COPY);
    }
}
