package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.Moderator.Rule;
import social.linnet.event.Refused;
import social.linnet.moderation.RefusalAppeals;
import social.linnet.moderation.RefusalAppeals.Appeal;
import social.linnet.moderation.Warnings;
import social.linnet.notification.Kind;
import social.linnet.studio.work.Style;

/// Saying that a refusal is wrong, and what follows.
class AppealStoryTest extends StudioStory {

    private static final String WORDS = "a quiet beach, how to make a bomb, in the evening light";

    @Autowired
    private Appeals appeals;
    @Autowired
    private RefusalAppeals refusals;

    @BeforeEach
    void carolLooksAfterTheOthers() {
        world.promote(carol.id());
    }

    private Job over(String id) {
        return over(alice, id);
    }

    private Job refusedBefore() {
        Job job = over(studio.make(alice.id(), WORDS, Style.NONE, Shape.SQUARE, 1).id());
        assertThat(job.failure()).isEqualTo(Job.Failure.REFUSED);
        return job;
    }

    /// A job whose picture is refused.
    private Job refusedAfter(Rule... broken) {
        Job job = make(alice, new Changer(), Looks.finding(broken), Order.paint("a quiet lake", Style.NONE, Shape.SQUARE, 1));
        assertThat(job.failure()).isEqualTo(Job.Failure.REFUSED_AFTER);
        return job;
    }

    private static void refusedWith(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private long told(Kind kind) {
        world.settle();
        return jdbc.sql("select count(*) from notification.notification where recipient = :alice and kind = :kind").param("alice", alice.id())
                .param("kind", kind.name()).query(Long.class).single();
    }

    private int keptAside() {
        return jdbc.sql("select count(*) from studio.aside a join studio.job j on j.id = a.job where j.owner = :alice")
                .param("alice", alice.id()).query(Integer.class).single();
    }

    @Test
    void alicesAppealIsGrantedAndThatOneJobGoesOn() {
        Job refused = refusedBefore();
        assertThat(refused.isAppealable(Instant.now())).isTrue();
        Appeal appeal = appeals.appeal(alice.id(), refused.id(), "It is a sign in a museum.");
        assertThat(appeal.refusal()).isEqualTo(new RefusalAppeals.Refusal(refused.id(), WORDS, "", refused.objection().rule().name(),
                refused.objection().part(), "builtin/word lists", false));
        assertThat(studio.job(alice.id(), refused.id()).objection().appeal()).isEqualTo(Warnings.State.PENDING);
        assertThat(refusals.pending(carol.id())).extracting(Appeal::id).contains(appeal.id());
        refusedWith("not-found", () -> appeals.answer(alice.id(), appeal.id(), true, "let me"));

        appeals.answer(carol.id(), appeal.id(), true, "A museum is fine.");
        Job made = over(refused.id());
        assertThat(made.state()).isEqualTo(Job.State.READY);
        assertThat(made.objection()).isNull();
        assertThat(studio.remaining(alice.id())).as("charged on delivery, once").isEqualTo(settings.studio().daily() - 1);
        assertThat(appeals.of(alice.id(), refused.id())).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(Warnings.State.GRANTED);
            assertThat(one.answer()).isEqualTo("A museum is fine.");
        });
        assertThat(told(Kind.APPEAL_ANSWERED)).isOne();
        assertThat(jdbc.sql("select kind from moderation.act where account = :alice and reason = 'A museum is fine.'")
                .param("alice", alice.id()).query(String.class).list()).containsExactly("APPEAL_GRANTED");
        refusedWith("not-found", () -> appeals.answer(carol.id(), appeal.id(), false, "twice"));
        refusedBefore();
    }

    @Test
    void whatWasMadeAndRefusedIsSeenByModeratorsAloneAndDeliveredWhenTheAppealIsGranted() {
        Job refused = refusedAfter(Rule.SEXUAL);
        assertThat(refused.variants().getFirst().picture()).isNull();
        assertThat(jdbc.sql("select count(*) from media.picture where owner = :alice").param("alice", alice.id()).query(Integer.class)
                .single()).as("it is among nobody's pictures").isZero();
        Appeal appeal = appeals.appeal(alice.id(), refused.id(), "It is a lake.");
        assertThat(appeals.kept(carol.id(), appeal)).containsExactly(1);
        assertThat(appeals.picture(carol.id(), appeal.id(), 1).bytes()).isNotEmpty();
        refusedWith("not-found", () -> appeals.picture(alice.id(), appeal.id(), 1));
        refusedWith("not-found", () -> refusals.find(alice.id(), appeal.id()));

        appeals.answer(carol.id(), appeal.id(), true, "");
        Job made = over(refused.id());
        assertThat(made.state()).isEqualTo(Job.State.READY);
        assertThat(made.variants().getFirst().picture().height()).as("what was kept, not made again").isEqualTo(64);
        assertThat(keptAside()).isZero();
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily() - 1);
    }

    @Test
    void aRefusalThatStandsIsToldAndWhatWasMadeIsDestroyed() {
        Job refused = refusedAfter(Rule.VIOLENCE);
        Appeal appeal = appeals.appeal(alice.id(), refused.id(), "It is a lake.");
        appeals.answer(carol.id(), appeal.id(), false, "We see it as the judge does.");
        assertThat(keptAside()).isZero();
        refusedWith("not-found", () -> appeals.picture(carol.id(), appeal.id(), 1));
        Job after = studio.job(alice.id(), refused.id());
        assertThat(after.state()).isEqualTo(Job.State.FAILED);
        assertThat(after.objection().appeal()).isEqualTo(Warnings.State.REFUSED);
        assertThat(told(Kind.APPEAL_ANSWERED)).isOne();
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily());
        refusedWith("appeal-over", () -> appeals.appeal(alice.id(), refused.id(), "Please."));
    }

    @Test
    void againstTheRuleThatProtectsMinorsNothingIsAppealedAndNothingIsKept() {
        Job refused = refusedAfter(Rule.SEXUAL, Rule.SEXUAL_MINORS);
        assertThat(refused.objection().rule()).isEqualTo(Rule.SEXUAL_MINORS);
        assertThat(refused.isAppealable(Instant.now())).isFalse();
        assertThat(keptAside()).isZero();
        refusedWith("appeal-never", () -> appeals.appeal(alice.id(), refused.id(), "But."));
    }

    @Test
    void appealsAreOnesOwnInFewWordsAndInTime() {
        Job refused = refusedAfter(Rule.VIOLENCE);
        refusedWith("not-found", () -> appeals.appeal(bob.id(), refused.id(), "Let her."));
        refusedWith("appeal-empty", () -> appeals.appeal(alice.id(), refused.id(), " \n"));
        refusedWith("appeal-too-long", () -> appeals.appeal(alice.id(), refused.id(), "x".repeat(RefusalAppeals.MAX_TEXT + 1)));
        jdbc.sql("update studio.job set created_at = now() - interval '8 days' where id = :id").param("id", refused.id()).update();
        refusedWith("appeal-over", () -> appeals.appeal(alice.id(), refused.id(), "It is a lake."));
    }

    @Test
    void whatWasMadeIsKeptForAWeekOrAMonthForWhoeverDecides() {
        Job waiting = refusedAfter(Rule.VIOLENCE);
        appeals.appeal(alice.id(), waiting.id(), "It is a lake.");
        Job silent = refusedAfter(Rule.VIOLENCE);
        Instant now = Instant.now();
        jdbc.sql("update studio.aside set kept_at = now() - interval '8 days' where job in (:a, :b)").param("a", waiting.id())
                .param("b", silent.id()).update();
        table.aside().sweep(now.minus(Appeals.WITHIN), now.minus(Appeals.KEPT));
        assertThat(table.aside().kept(silent.id(), "VIOLENCE")).as("nobody appealed").isEmpty();
        assertThat(table.aside().kept(waiting.id(), "VIOLENCE")).containsExactly(1);
        jdbc.sql("update studio.aside set kept_at = now() - interval '31 days' where job = :a").param("a", waiting.id()).update();
        table.aside().sweep(now.minus(Appeals.WITHIN), now.minus(Appeals.KEPT));
        assertThat(keptAside()).isZero();
    }

    @Test
    void ofOnePersonFewAreKeptAndThoseThatSomebodyDecidesAboutStay() {
        Job waiting = refusedAfter(Rule.VIOLENCE);
        appeals.appeal(alice.id(), waiting.id(), "It is a lake.");
        for (int i = 0; i <= Aside.MOST; i++) {
            refusedAfter(Rule.VIOLENCE);
        }
        assertThat(keptAside()).isEqualTo(Aside.MOST);
        assertThat(table.aside().kept(waiting.id(), "VIOLENCE")).containsExactly(1);
    }

    @Test
    void otherWordsAreAskedForWithTheSameChoices() {
        Job refused = over(studio.make(alice.id(), WORDS, Style.POSTER, Shape.LANDSCAPE, 2).id());
        Job other = studio.reword(alice.id(), refused.id());
        assertThat(other.id()).isNotEqualTo(refused.id());
        assertThat(other.prompt()).doesNotContain("bomb").contains("a quiet beach");
        assertThat(other.style()).isEqualTo(Style.POSTER);
        assertThat(other.shape()).isEqualTo(Shape.LANDSCAPE);
        assertThat(over(other.id()).variants()).hasSize(2).allSatisfy(variant -> assertThat(variant.state()).isEqualTo(Job.State.READY));
        refusedWith("not-found", () -> studio.reword(alice.id(), other.id()));
    }
}
