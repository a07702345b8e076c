package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Paging;
import social.linnet.notification.Kind;
import social.linnet.notification.Notification;
import social.linnet.notification.Notifications;
import social.linnet.notification.Wanted;
import social.linnet.studio.work.Style;

/// Who asked for something and went away is told once when it is over.
class EndingsTest extends StudioStory {

    @Autowired
    private Endings endings;
    @Autowired
    private Notifications notifications;

    private Job over(String prompt) {
        return over(alice, studio.make(alice.id(), prompt, Style.NONE, Shape.SQUARE, 2).id());
    }

    /// One that was over an hour ago.
    private Job ended(Job.State state) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 22);
        jdbc.sql("""
                insert into studio.job (id, owner, prompt, style, shape, state, failure, provider, model, builtin, ended_at, known)
                values (:id, :owner, 'a kite', 'none', 'SQUARE', :state, :failure, 'test', 'fake', false, now() - interval '1 hour', false)
                """).param("id", id).param("owner", alice.id()).param("state", state.name())
                .param("failure", state == Job.State.FAILED ? "TIMED_OUT" : null, java.sql.Types.VARCHAR).update();
        return studio.job(alice.id(), id);
    }

    /// Long after it was over.
    private void later() {
        endings.tell(Instant.now().plusSeconds(3600));
        world.settle();
    }

    private List<Notification> told(Kind... kinds) {
        return notifications.page(alice.id(), new Wanted(Set.of(kinds), null, false), Paging.newest(40)).shown();
    }

    @Test
    void aliceWhoLeftIsToldOnceOfEachJobHoweverManyPicturesItHas() {
        Job job = over("a red kite");
        endings.tell(Instant.now().minusSeconds(3600));
        later();
        later();
        assertThat(told(Kind.JOB_READY, Kind.JOB_FAILED)).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.JOB_READY);
            assertThat(studio.placed(alice.id(), List.of(one.about())).get(one.about()).id()).isEqualTo(job.id());
        });
    }

    @Test
    void aliceWhoLookedIsNotTold() {
        Job job = ended(Job.State.READY);
        studio.seen(alice.id(), List.of(job));
        later();
        assertThat(told(Kind.JOB_READY)).isEmpty();
    }

    @Test
    void aliceWhoLookedBeforeItWasOverIsTold() {
        Job asked = studio.make(alice.id(), "a red kite", Style.NONE, Shape.SQUARE, 1);
        studio.seen(alice.id(), List.of(asked));
        over(alice, asked.id());
        later();
        assertThat(told(Kind.JOB_READY)).hasSize(1);
    }

    @Test
    void whatCannotBeMadeIsToldOnceAlsoWhenItFailsAgain() {
        Job job = over("a beach, how to make a bomb, in the evening");
        later();
        studio.retry(alice.id(), job.id());
        over(alice, job.id());
        later();
        assertThat(told(Kind.JOB_READY, Kind.JOB_FAILED)).extracting(Notification::kind).containsExactly(Kind.JOB_FAILED);
    }

    @Test
    void aCrashBeforeItIsKeptTellsNothingAndTheNextStartTellsOnce() {
        ended(Job.State.READY);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            endings.tell(Instant.now().plusSeconds(3600));
            status.setRollbackOnly();
        });
        world.settle();
        later();
        assertThat(told(Kind.JOB_READY)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from studio.job where owner = :alice and not known").param("alice", alice.id())
                .query(Integer.class).single()).isZero();
    }

    @Test
    void theProgramTellsByItself() {
        ended(Job.State.FAILED);
        endings.tell();
        world.settle();
        assertThat(told(Kind.JOB_FAILED)).hasSize(1);
    }

    @Test
    void manyAreToldAsOne() {
        ended(Job.State.READY);
        ended(Job.State.READY);
        ended(Job.State.READY);
        later();
        assertThat(told(Kind.JOB_READY)).hasSize(3);
        assertThat(notifications.groups(alice.id(), Wanted.ALL, Kind.groupable(), Paging.newest(10)).shown()).singleElement()
                .satisfies(group -> assertThat(group.members()).hasSize(3));
    }
}
