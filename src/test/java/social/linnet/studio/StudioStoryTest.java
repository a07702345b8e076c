package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.ai.AiFailure;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.studio.work.Style;

/// Jobs from asking to picking, and everything that can go wrong on the way.
class StudioStoryTest extends StudioStory {

    private static final ModelName FAKE = new ModelName("test", "fake", false);

    @Autowired
    private Moderator moderator;

    private Job made(String id) {
        return over(alice, id);
    }

    private JobTable.Claim claimed(UUID worker, int variants) {
        return claimed(alice, Order.paint("a kite", Style.NONE, ImageModel.Shape.SQUARE, variants), FAKE, worker);
    }

    private void make(JobTable.Claim claim, UUID worker, Fake model) {
        make(model, moderator, claim, worker);
    }

    /// Answers as its seed is told to: a picture, a failure, or bytes that are none.
    private interface Fake extends ImageModel {
        @Override
        default ModelName name() {
            return FAKE;
        }
    }

    @Test
    void alicesPicturesAreMadeAndSayWhoMadeThem() {
        Job asked = studio.make(alice.id(), "  a red kite over the dunes ", Style.POSTER, ImageModel.Shape.LANDSCAPE, 2);
        assertThat(asked.prompt()).isEqualTo("a red kite over the dunes");
        Job job = made(asked.id());
        assertThat(job.state()).isEqualTo(Job.State.READY);
        assertThat(job.variants()).hasSize(2).allSatisfy(variant -> {
            assertThat(variant.picture()).isNotNull();
            assertThat(variant.picture().provenance()).isEqualTo(Picture.Provenance.GENERATED);
            assertThat(variant.picture().model()).isEqualTo("builtin/painter");
            assertThat(variant.picture().alt()).isEqualTo("a red kite over the dunes");
            assertThat(variant.picture().open()).isFalse();
            assertThat(variant.picture().width()).isGreaterThan(variant.picture().height());
        });
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily() - 2);
    }

    @Test
    void bobDoesNotSeeAlicesJob() {
        Job job = studio.make(alice.id(), "a surprise for bob", Style.NONE, ImageModel.Shape.SQUARE, 1);
        assertThatThrownBy(() -> studio.job(bob.id(), job.id())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> studio.cancel(bob.id(), job.id())).isInstanceOf(Refused.class);
        assertThat(studio.partial(bob.id(), job.id(), 1)).isEmpty();
        made(job.id());
    }

    @Test
    void oneFailedVariantDoesNotSinkTheOthersAndRetryRedoesOnlyThat() {
        UUID worker = UUID.randomUUID();
        JobTable.Claim claim = claimed(worker, 3);
        make(claim, worker, (request, progress) -> {
            if (request.seed() == 2) {
                throw new AiFailure(AiFailure.Reason.REFUSED, "not this one", null);
            }
            return new ImageModel.MadeImage(png(0x202020), null);
        });
        Job job = studio.job(alice.id(), claim.id());
        assertThat(job.state()).isEqualTo(Job.State.READY);
        assertThat(job.variants()).extracting(Job.Variant::state)
                .containsExactly(Job.State.READY, Job.State.FAILED, Job.State.READY);
        assertThat(job.variants().get(1).failure()).isEqualTo(Job.Failure.REFUSED);
        Long first = job.variants().getFirst().picture().id();

        studio.retry(alice.id(), claim.id());
        Job again = made(claim.id());
        assertThat(again.variants()).extracting(Job.Variant::state)
                .containsExactly(Job.State.READY, Job.State.READY, Job.State.READY);
        assertThat(again.variants().getFirst().picture().id()).isEqualTo(first);
    }

    @Test
    void everyFailureSaysWhyAndThePromptIsKept() {
        for (AiFailure.Reason reason : AiFailure.Reason.values()) {
            if (reason == AiFailure.Reason.CANCELLED) {
                continue;
            }
            UUID worker = UUID.randomUUID();
            JobTable.Claim claim = claimed(worker, 1);
            make(claim, worker, (_, _) -> {
                throw new AiFailure(reason, "for the log", null);
            });
            Job job = studio.job(alice.id(), claim.id());
            assertThat(job.state()).isEqualTo(Job.State.FAILED);
            assertThat(job.failure()).hasToString(reason.name());
            assertThat(job.prompt()).isEqualTo("a kite");
        }
        assertThat(studio.remaining(alice.id())).as("charged on delivery alone").isEqualTo(settings.studio().daily());
    }

    @Test
    void whatIsNoPictureIsNotKept() {
        UUID worker = UUID.randomUUID();
        JobTable.Claim claim = claimed(worker, 1);
        make(claim, worker, (_, _) -> new ImageModel.MadeImage("<svg/>".getBytes(StandardCharsets.UTF_8), null));
        assertThat(studio.job(alice.id(), claim.id()).failure()).isEqualTo(Job.Failure.UNUSABLE);
    }

    @Test
    void aJobWhoseWorkerDiedIsTakenUpAgain() {
        JobTable.Claim claim = claimed(UUID.randomUUID(), 1);
        jdbc.sql("update studio.job set lease_until = now() - interval '1 s' where id = :id").param("id", claim.id())
                .update();
        assertThat(made(claim.id()).state()).isEqualTo(Job.State.READY);
    }

    @Test
    void aJobThatKillsItsWorkersIsGivenUp() {
        UUID worker = UUID.randomUUID();
        JobTable.Claim claim = claimed(worker, 1);
        JobTable.Claim often = new JobTable.Claim(claim.id(), claim.owner(), claim.order(), JobTable.MAX_ATTEMPTS + 1,
                claim.todo(), List.of());
        make(often, worker, (_, _) -> {
            throw new AssertionError("it is not tried again");
        });
        assertThat(studio.job(alice.id(), claim.id()).state()).isEqualTo(Job.State.FAILED);
    }

    @Test
    void noMoreJobsRunAtOnceThanAreSet() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(studio.make(alice.id(), "kite number " + i, Style.NONE, ImageModel.Shape.SQUARE, 1).id());
        }
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> {
            seen.add(jdbc.sql("select count(*) from studio.job where state = 'RUNNING' and model = 'painter'")
                    .query(Integer.class).single());
            return ids.stream().allMatch(id -> studio.job(alice.id(), id).state().isOver());
        });
        assertThat(seen).allMatch(running -> running <= settings.studio().workers());
        assertThat(ids).allSatisfy(id -> assertThat(studio.job(alice.id(), id).state()).isEqualTo(Job.State.READY));
    }

    @Test
    void aCancelledJobGivesNothing() {
        List<Job> queued = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            queued.add(studio.make(alice.id(), "a long queue", Style.WATERCOLOUR, ImageModel.Shape.SQUARE, 4));
        }
        Job last = studio.cancel(alice.id(), queued.getLast().id());
        assertThat(last.state()).isEqualTo(Job.State.CANCELLED);
        queued.subList(0, 3).forEach(job -> studio.cancel(alice.id(), job.id()));
        assertThat(studio.job(alice.id(), last.id()).variants()).allMatch(variant -> variant.picture() == null);
    }

    @Test
    void nobodyMakesMoreThanTheirQuota() {
        jdbc.sql("""
                insert into studio.job (id, owner, prompt, style, shape, state, provider, model, builtin)
                select 'quota-' || :owner || '-' || n, :owner, 'x', 'none', 'SQUARE', 'READY', 'test', 'fake', false
                from generate_series(1, :daily) n
                """).param("owner", alice.id()).param("daily", settings.studio().daily()).update();
        jdbc.sql("""
                insert into studio.variant (job, number, seed, state, finished_at)
                select id, 1, 1, 'READY', now() from studio.job where owner = :owner
                """).param("owner", alice.id()).update();
        assertThat(studio.remaining(alice.id())).isZero();
        assertThatThrownBy(() -> studio.make(alice.id(), "one more", Style.NONE, ImageModel.Shape.SQUARE, 1))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("quota-used"));
    }
}
