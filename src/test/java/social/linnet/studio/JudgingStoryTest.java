package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import social.linnet.ai.AiFailure;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.studio.work.Style;

/// What is asked for is judged, and so is what comes of it.
class JudgingStoryTest extends StudioStory {

    /// Says of words that hold "banned" that they go against a rule, of pictures what it is told to.
    private record Strict(AiFailure.Reason away, boolean likesPictures) implements Moderator {
        @Override
        public ModelName name() {
            return new ModelName("test", "strict", true);
        }

        @Override
        public Verdict judge(String text, Duration deadline) {
            return text.contains("banned") ? new Verdict(Set.of(Rule.VIOLENCE), "banned") : new Verdict(Set.of(), "");
        }

        @Override
        public Verdict judge(ImageModel.Source picture, Duration deadline) {
            if (away != null) {
                throw new AiFailure(away, "away", null);
            }
            return likesPictures ? new Verdict(Set.of(), "") : new Verdict(Set.of(Rule.SEXUAL), "");
        }
    }

    @Test
    void whatIsRefusedSaysTheRuleThePartAndOtherWordsAndCostsNothing() {
        Job before = make(alice, new Changer(), new Strict(null, true), Order.paint("a banned fight, at dawn by the sea", Style.NONE,
                Shape.SQUARE, 1));
        assertThat(before.failure()).isEqualTo(Job.Failure.REFUSED);
        assertThat(before.objection()).isEqualTo(new Job.Objection(Moderator.Rule.VIOLENCE, "banned", "test/strict", null));
        assertThat(Rewording.of(before)).map(Rewording::prompt).contains("a fight, at dawn by the sea");

        Job after = make(alice, new Changer(), new Strict(null, false), Order.paint("a quiet lake", Style.NONE, Shape.SQUARE, 1));
        assertThat(after.failure()).isEqualTo(Job.Failure.REFUSED_AFTER);
        assertThat(after.objection().rule()).isEqualTo(Moderator.Rule.SEXUAL);
        assertThat(after.variants().getFirst().picture()).isNull();
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily());
        assertThat(jdbc.sql("select count(*) from media.picture where owner = :owner").param("owner", alice.id())
                .query(Integer.class).single()).as("nothing is kept of it").isZero();
    }

    @Test
    void whatNobodyCouldLookAtIsKeptAndNotPostedUntilSomebodyDid() {
        Job job = make(alice, new Changer(), new Strict(AiFailure.Reason.UNAVAILABLE, true),
                Order.paint("a quiet lake", Style.NONE, Shape.SQUARE, 1));
        assertThat(job.state()).isEqualTo(Job.State.READY);
        assertThat(job.variants().getFirst().failure()).isEqualTo(Job.Failure.HELD);
        Picture held = job.variants().getFirst().picture();
        assertThatThrownBy(() -> posted(alice, Audience.DIRECT, held))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("picture-held"));

        UUID worker = UUID.randomUUID();
        jdbc.sql("update studio.job set state = 'RUNNING', worker = :worker where id = :id").param("worker", worker)
                .param("id", job.id()).update();
        Changer model = new Changer();
        make(model, new Strict(null, true), new JobTable.Claim(job.id(), alice.id(), Order.paint("a quiet lake", Style.NONE, Shape.SQUARE,
                1), 1, List.of(), List.of(new JobTable.Held(1, held.id()))), worker);
        Job seen = studio.job(alice.id(), job.id());
        assertThat(seen.variants().getFirst().failure()).isNull();
        assertThat(seen.variants().getFirst().picture().id()).as("looked at, not made again").isEqualTo(held.id());
        assertThat(posted(alice, Audience.PUBLIC, held).id()).isPositive();
    }

    @Test
    void whatAMembersStyleSaysIsJudgedAsIfTheyHadWrittenIt() {
        Style fen = styles.make(alice.id(), "Fen war", "mud and smoke, a banned manner", true, Style.Licence.CC0, null);
        Job job = make(bob, new Changer(), new Strict(null, true), Order.paint("a quiet lake", fen, Shape.SQUARE, 1));
        assertThat(job.failure()).isEqualTo(Job.Failure.REFUSED);
        assertThat(job.objection()).isEqualTo(new Job.Objection(Moderator.Rule.VIOLENCE, "banned", "test/strict", null));
        Picture photo = photo(bob);
        Changer model = new Changer();
        assertThat(make(bob, model, new Strict(null, true), edit("", fen, photo)).failure()).as("also without a word of his own")
                .isEqualTo(Job.Failure.REFUSED);
        assertThat(model.given.get()).isZero();
        assertThat(make(bob, new Changer(), new Strict(null, true), Order.paint("a quiet lake", Style.INK, Shape.SQUARE, 1)).failure()).isNull();
    }
}
