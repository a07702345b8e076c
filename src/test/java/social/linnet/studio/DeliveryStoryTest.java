package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.ai.AiFailure;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.studio.work.Style;

/// Between the moment when a picture is stored and the one when it is delivered, anything may happen.
class DeliveryStoryTest extends StudioStory {

    private static final Moderator.Verdict REFUSED = new Moderator.Verdict(Set.of(Moderator.Rule.VIOLENCE), "");

    private final Painter painter = new Painter();

    /// Paints one colour, and counts how often it was asked.
    private static final class Painter implements ImageModel {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public ModelName name() {
            return new ModelName("test", "counting", true);
        }

        @Override
        public MadeImage create(ImageRequest request, Progress progress) {
            asked.incrementAndGet();
            return new MadeImage(png(0x202020), null);
        }
    }

    /// Nothing that is written to survive a death gets to see one: an error that nobody catches.
    private static final class Killed extends Error {
    }

    private static Moderator.Verdict dies(Source picture) {
        throw new Killed();
    }

    private static Moderator.Verdict breaks(Source picture) {
        throw new IllegalStateException("it does not look");
    }

    private void make(JobTable.Claim claim, UUID worker, Looks.Looking looking) {
        make(painter, new Looks(looking), claim, worker);
    }

    private String asked(UUID worker, int variants) {
        return claimed(alice, Order.paint("a kite", Style.NONE, Shape.SQUARE, variants), painter.name(), worker).id();
    }

    private JobTable.Claim claim(String id) {
        return new JobTable.Claim(id, alice.id(), Order.paint("a kite", Style.NONE, Shape.SQUARE, 1), 1, List.of(new JobTable.Todo(1, 1,
                stored(id, 1))), List.of());
    }

    private @Nullable Long stored(String id, int number) {
        return jdbc.sql("select picture from studio.variant where job = :id and number = :number").param("id", id).param("number", number)
                .query((row, n) -> row.getObject(1, Long.class)).list().getFirst();
    }

    /// The worker is dead: whoever comes next takes it up.
    private Job takenUp(String id) {
        jdbc.sql("update studio.job set lease_until = now() - interval '1 s' where id = :id").param("id", id).update();
        return over(id);
    }

    private Job over(String id) {
        return over(alice, id);
    }

    private int rows() {
        return jdbc.sql("select count(*) from media.picture where owner = :owner").param("owner", alice.id()).query(Integer.class).single();
    }

    @Test
    void whatWasStoredWhenItsWorkerDiedIsDeliveredOnceAndNotMadeAgain() {
        UUID worker = UUID.randomUUID();
        String id = asked(worker, 1);
        assertThatThrownBy(() -> make(claim(id), worker, DeliveryStoryTest::dies)).isInstanceOf(Killed.class);
        long picture = stored(id, 1);
        assertThat(studio.job(alice.id(), id).variants().getFirst().picture()).as("nobody is shown it").isNull();
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(
                status -> pictures.attach(alice.id(), List.of(picture), 1, true)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("picture-held"));

        Job job = takenUp(id);
        assertThat(job.state()).isEqualTo(Job.State.READY);
        assertThat(job.variants().getFirst().picture().id()).isEqualTo(picture);
        assertThat(works.find(picture)).isPresent();
        assertThat(rows()).isOne();
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily() - 1);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            pictures.attach(alice.id(), List.of(picture), 1, false);
            status.setRollbackOnly();
        });
    }

    @Test
    void twoWorkersThatHaveTheSamePictureDeliverItOnceAndDoNotDeleteIt() {
        UUID slow = UUID.randomUUID();
        String id = asked(slow, 1);
        UUID fast = UUID.randomUUID();
        make(claim(id), slow, looked -> {
            // its lease is over, and another delivers what it stored
            jdbc.sql("update studio.job set worker = :fast where id = :id").param("fast", fast).param("id", id).update();
            make(claim(id), fast, _ -> Looks.GOOD);
            return Looks.GOOD;
        });
        Picture picture = studio.job(alice.id(), id).variants().getFirst().picture();
        assertThat(picture).isNotNull();
        assertThat(pictures.file(picture, Picture.Size.LARGE)).exists();
        assertThat(painter.asked).hasValue(1);
    }

    @Test
    void tryingAgainLooksAgainAndPaintsNothing() {
        UUID worker = UUID.randomUUID();
        String id = asked(worker, 1);
        make(claim(id), worker, DeliveryStoryTest::breaks);
        assertThat(studio.job(alice.id(), id).failure()).isEqualTo(Job.Failure.UNAVAILABLE);
        assertThat(studio.remaining(alice.id())).as("charged on delivery alone").isEqualTo(settings.studio().daily());
        long picture = stored(id, 1);

        studio.retry(alice.id(), id);
        Job job = over(id);
        assertThat(job.variants().getFirst().picture().id()).isEqualTo(picture);
        assertThat(rows()).isOne();
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily() - 1);
    }

    @Test
    void whatNobodyTriedAgainGoesAfterADayWithItsFiles() {
        UUID worker = UUID.randomUUID();
        String id = asked(worker, 1);
        make(claim(id), worker, DeliveryStoryTest::breaks);
        String cancelled = asked(worker, 1);
        make(claim(cancelled), worker, looked -> {
            studio.cancel(alice.id(), cancelled);
            return Looks.GOOD;
        });
        List<Path> files = List.of(id, cancelled).stream().map(job -> pictures.find(stored(job, 1)).orElseThrow())
                .map(picture -> pictures.file(picture, Picture.Size.LARGE)).toList();

        Delivery delivery = delivery(painter, new Looks(DeliveryStoryTest::breaks));
        delivery.sweep();
        assertThat(files).as("she may try again").allSatisfy(file -> assertThat(file).exists());
        jdbc.sql("update studio.variant set finished_at = finished_at - make_interval(hours => 25) where job in (:id, :cancelled)")
                .param("id", id).param("cancelled", cancelled).update();
        delivery.sweep();
        assertThat(rows()).isZero();
        assertThat(files).allSatisfy(file -> assertThat(file.getParent()).doesNotExist());

        studio.retry(alice.id(), id);
        assertThat(over(id).variants().getFirst().picture()).as("made anew").isNotNull();
    }

    @Test
    void whatIsRefusedAfterwardsLeavesNothing() {
        UUID worker = UUID.randomUUID();
        String id = asked(worker, 1);
        make(claim(id), worker, _ -> REFUSED);
        assertThat(studio.job(alice.id(), id).failure()).isEqualTo(Job.Failure.REFUSED_AFTER);
        assertThat(stored(id, 1)).isNull();
        assertThat(rows()).isZero();

        String held = asked(worker, 1);
        make(claim(held), worker, _ -> {
            throw new AiFailure(AiFailure.Reason.UNAVAILABLE, "away", null);
        });
        assertThat(studio.job(alice.id(), held).variants().getFirst().failure()).isEqualTo(Job.Failure.HELD);
        long picture = stored(held, 1);
        jdbc.sql("update studio.job set state = 'RUNNING', worker = :worker where id = :id").param("worker", worker).param("id", held)
                .update();
        make(new JobTable.Claim(held, alice.id(), claim(held).order(), 1, List.of(), List.of(new JobTable.Held(1, picture))), worker,
                _ -> REFUSED);
        assertThat(studio.job(alice.id(), held).failure()).isEqualTo(Job.Failure.REFUSED_AFTER);
        assertThat(rows()).isZero();
        assertThat(works.find(picture)).isEmpty();
        assertThat(studio.remaining(alice.id())).as("given back").isEqualTo(settings.studio().daily());
    }

    @Test
    void whatWasHeldIsLookedAtWhenSheTriesAgainAndPaintedNoMore() {
        UUID worker = UUID.randomUUID();
        String id = asked(worker, 1);
        make(claim(id), worker, _ -> {
            throw new AiFailure(AiFailure.Reason.UNAVAILABLE, "away", null);
        });
        Job held = studio.job(alice.id(), id);
        assertThat(held.variants().getFirst().failure()).isEqualTo(Job.Failure.HELD);

        studio.retry(alice.id(), id);
        Job.Variant seen = over(id).variants().getFirst();
        assertThat(seen.failure()).isNull();
        assertThat(seen.picture().id()).isEqualTo(held.variants().getFirst().picture().id());
        assertThat(rows()).isOne();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            pictures.attach(alice.id(), List.of(seen.picture().id()), 1, false);
            status.setRollbackOnly();
        });
    }

    @Test
    void whatFailedBeforeTheWorkerDiedStaysFailedUntilSheTriesAgain() {
        String id = asked(UUID.randomUUID(), 2);
        table.failed(id, 1, Job.Failure.TIMED_OUT);
        Job job = takenUp(id);
        assertThat(job.variants()).extracting(Job.Variant::state).containsExactly(Job.State.FAILED, Job.State.READY);
        assertThat(job.variants().getFirst().failure()).isEqualTo(Job.Failure.TIMED_OUT);

        studio.retry(alice.id(), id);
        Job again = over(id);
        assertThat(again.variants()).extracting(Job.Variant::state).containsExactly(Job.State.READY, Job.State.READY);
        assertThat(again.variants().get(1).picture().id()).isEqualTo(job.variants().get(1).picture().id());
    }
}
