package social.linnet.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.TextModel.Answer;
import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Sink;
import social.linnet.ai.TextModel.Task;
import social.linnet.ai.TextModel.Usage;
import social.linnet.settings.Settings;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.MovableClock;

/// Alice and bob ask until the day's tokens are used up. The days are long past, so that nobody else counts in them.
@LinnetTest
class BudgetTest {

    private static final Instant EVENING = Instant.parse("2001-02-03T21:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2001-02-04T00:00:00Z");

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private Budget programs;

    private final String alice = "alice-" + UUID.randomUUID();
    private final String bob = "bob-" + UUID.randomUUID();
    private final MovableClock clock = new MovableClock(EVENING);

    /// The program's own forgets old days when it is first asked in a day: not in the middle of a test.
    @BeforeEach
    void theProgramHasForgotten() {
        programs.hold("nobody", 1).close();
    }

    @BeforeEach
    @AfterEach
    void forget() {
        jdbc.sql("delete from ai.spending where day < date '2010-01-01'").update();
    }

    @Test
    void aliceIsRefusedWhenHerDayIsUsedUpAndToldUntilWhenAndBobIsNot() {
        TextModel model = budgeted(new Stub(2_000), new Settings.Budget(100_000, 5_000, 8, 2));

        model.stream(request(alice, 900), Sink.NONE);
        model.stream(request(alice, 900), Sink.NONE);
        AiFailure refused = catchThrowableOfType(AiFailure.class, () -> model.stream(request(alice, 2_000), Sink.NONE));

        assertThat(refused.reason()).isEqualTo(Reason.BUSY);
        assertThat(refused.until()).isEqualTo(MIDNIGHT);
        assertThat(model.stream(request(bob, 2_000), Sink.NONE).words()).isEqualTo("Noon.");
        assertThat(spent(alice)).isEqualTo(4_000);
        assertThat(spent("*")).isEqualTo(6_000);
        clock.set(MIDNIGHT);
        assertThat(model.stream(request(alice, 2_000), Sink.NONE).words()).isEqualTo("Noon.");
    }

    @Test
    void everybodyTogetherHasABudgetTooAndWhatDoesNotFitIsNotCounted() {
        TextModel model = budgeted(new Stub(3_000), new Settings.Budget(5_000, 4_000, 8, 2));

        model.stream(request(alice, 900), Sink.NONE);
        AiFailure refused = catchThrowableOfType(AiFailure.class, () -> model.stream(request(bob, 3_000), Sink.NONE));

        assertThat(refused.reason()).isEqualTo(Reason.BUSY);
        assertThat(refused.until()).isEqualTo(MIDNIGHT);
        assertThat(spent(bob)).isZero();
        assertThat(spent("*")).isEqualTo(3_000);
    }

    @Test
    void theSumsHoldAcrossARestartAndAnswersThatDieWithTheProgramAreSpent() {
        Settings.Budget limits = new Settings.Budget(100_000, 3_000, 8, 2);
        Budget before = budget(limits);
        // the program dies here: nobody closes it
        before.hold(alice, 2_500);

        assertThat(reason(budgeted(new Stub(10), limits), request(alice, 900))).isEqualTo(Reason.BUSY);
    }

    @Test
    void whatIsUsedIsCountedAndNotWhatWasSetAside() {
        TextModel model = budgeted(new Stub(100), new Settings.Budget(100_000, 2_000, 8, 2));

        for (int i = 0; i < 10; i++) {
            model.stream(request(alice, 900), Sink.NONE);
        }

        assertThat(spent(alice)).isEqualTo(1_000);
    }

    @Test
    void aServerThatCountsWithoutMeasureEndsNobodysDay() {
        Settings.Budget limits = new Settings.Budget(100_000, 50_000, 8, 2);

        budgeted(new Stub(Integer.MAX_VALUE), limits).stream(request(alice, 900), Sink.NONE);
        budgeted(new Stub(Integer.MAX_VALUE, Integer.MAX_VALUE), limits).stream(request(alice, 900), Sink.NONE);

        assertThat(spent(alice)).as("more than what was set aside, and not without end").isBetween(2 * 900L, 8 * 1_000L);
        assertThat(budgeted(new Stub(10), limits).stream(request(bob, 900), Sink.NONE).words()).isEqualTo("Noon.");
    }

    @Test
    void whatFailedIsCountedAsFarAsTheModelWorked() {
        Settings.Budget limits = new Settings.Budget(100_000, 2_000, 8, 2);

        assertThat(reason(budgeted(new Stub(Reason.UNAVAILABLE), limits), request(alice, 900))).isEqualTo(Reason.UNAVAILABLE);
        assertThat(spent(alice)).isZero();
        assertThat(reason(budgeted(new Stub(Reason.UNUSABLE), limits), request(alice, 900))).isEqualTo(Reason.UNUSABLE);
        assertThat(spent(alice)).isEqualTo(Tokens.of(request(alice, 900)) + Tokens.of("Noon."));
        assertThat(reason(budgeted(new Stub(1), limits), request(alice, 5_000))).as("more than a day has").isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void onlySoManyAnswersAreOnTheirWay() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(3);
        CountDownLatch go = new CountDownLatch(1);
        Stub slow = new Stub(100);
        slow.before = () -> {
            asked.countDown();
            go.await();
        };
        TextModel model = budgeted(slow, new Settings.Budget(100_000, 50_000, 3, 2));
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();

        List<Thread> threads = List.of(alice, alice, bob).stream()
                .map(who -> Thread.ofVirtual().start(() -> answers.add(model.stream(request(who, 900), Sink.NONE)))).toList();
        asked.await();
        assertThat(reason(model, request(bob, 900))).as("three in all").isEqualTo(Reason.BUSY);
        TextModel roomier = budgeted(slow, new Settings.Budget(100_000, 50_000, 30, 2));
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).hasSize(3);
        assertThat(roomier.stream(request(alice, 900), Sink.NONE).words()).isEqualTo("Noon.");
        assertThat(model.stream(request(alice, 900), Sink.NONE).words()).as("there is room again").isEqualTo("Noon.");
    }

    @Test
    void onePersonDoesNotTakeEveryTurn() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        Stub slow = new Stub(100);
        slow.before = () -> {
            asked.countDown();
            go.await();
        };
        TextModel model = budgeted(slow, new Settings.Budget(100_000, 50_000, 30, 2));
        List<Thread> threads = List.of(alice, alice).stream()
                .map(who -> Thread.ofVirtual().start(() -> model.stream(request(who, 900), Sink.NONE))).toList();
        asked.await();

        assertThat(reason(model, request(alice, 900))).isEqualTo(Reason.BUSY);
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(model.stream(request(alice, 900), Sink.NONE).words()).isEqualTo("Noon.");
    }

    @Test
    void manyAtOnceNeverSpendMoreThanThereIs() throws InterruptedException {
        Stub dear = new Stub(1_000);
        TextModel model = budgeted(dear, new Settings.Budget(10_500, 10_000, 40, 40));
        List<Thread> threads = Stream.iterate(0, n -> n + 1).limit(40)
                .map(n -> Thread.ofVirtual().start(() -> reason(model, request(n % 2 == 0 ? alice : bob, 1_000)))).toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(spent("*")).isEqualTo(1_000L * dear.asked.get()).isBetween(9_000L, 10_500L);
        assertThat(spent(alice) + spent(bob)).isEqualTo(spent("*"));
    }

    @Test
    void theSumsOfLastMonthAreForgotten() {
        TextModel model = budgeted(new Stub(100), new Settings.Budget(100_000, 50_000, 3, 2));
        model.stream(request(alice, 900), Sink.NONE);
        clock.move(Duration.ofDays(30));

        model.stream(request(bob, 900), Sink.NONE);

        assertThat(jdbc.sql("select count(*) from ai.spending where requester = :alice").param("alice",
                alice).query(Long.class).single()).isZero();
    }

    @Test
    void theModelOfTheProgramIsStillWhatItIs() {
        TextModel model = budgeted(new Stub(100), new Settings.Budget(100_000, 50_000, 3, 2));

        assertThat(model.name()).isEqualTo(new ModelName("stub", "stub", false));
        assertThat(model.skills()).containsExactly(TextModel.Skill.WRITING);
    }

    private long spent(String who) {
        return jdbc.sql("select coalesce(sum(tokens), 0) from ai.spending where requester = :who and day < date '2010-01-01'").param("who",
                who)
                .query(Long.class).single();
    }

    private TextModel budgeted(TextModel model, Settings.Budget limits) {
        return new Budgeted(model, budget(limits));
    }

    private Budget budget(Settings.Budget limits) {
        return new Budget(jdbc, transactions, clock, limits);
    }

    private static Reason reason(TextModel model, Request request) {
        try {
            model.stream(request, Sink.NONE);
            return null;
        } catch (AiFailure failure) {
            return failure.reason();
        }
    }

    private static Request request(String who, int most) {
        return new Request(Task.ANSWER, "You answer.", List.of(new Asked("When does the train leave?", List.of(), null, List.of())),
                List.of(), null, most,
                "en", who, Duration.ofSeconds(20));
    }

    /// What a stub does before it answers.
    private interface Before {
        void run() throws InterruptedException;
    }

    /// Answers always the same, at this price; or says so much and fails.
    private static final class Stub implements TextModel {

        private final Usage usage;
        private final Reason failure;
        private final AtomicInteger asked = new AtomicInteger();
        private Before before = () -> {
        };

        Stub(int tokens) {
            this(tokens - 10, 10);
        }

        Stub(int input, int output) {
            usage = new Usage(input, output, false);
            failure = null;
        }

        Stub(Reason failure) {
            usage = new Usage(0, 0, false);
            this.failure = failure;
        }

        @Override
        public ModelName name() {
            return new ModelName("stub", "stub", false);
        }

        @Override
        public Set<Skill> skills() {
            return Set.of(Skill.WRITING);
        }

        @Override
        public Answer stream(Request request, Sink sink) {
            asked.incrementAndGet();
            try {
                before.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            sink.words("Noon.");
            if (failure != null) {
                throw new AiFailure(failure, "as the test wants", null);
            }
            return new Answer("Noon.", List.of(), false, usage);
        }
    }
}
