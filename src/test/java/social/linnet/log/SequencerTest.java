package social.linnet.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Events;
import social.linnet.event.PublicEvent;
import social.linnet.log.append.Appender;
import social.linnet.testing.Beside;
import social.linnet.testing.Moment;
import social.linnet.testing.OwnPostgres;
import social.linnet.testing.SmallProgram;
import social.linnet.testing.Together;

/// The log alone, on a database of its own: what is committed comes into it once, in an order that everybody can follow.
@Beside
class SequencerTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Audience[] AUDIENCES = Audience.values();

    private final String url = OwnPostgres.freshDatabase();
    private final SmallProgram program = start();
    private final JdbcClient jdbc = program.get(JdbcClient.class);
    private final Appender log = program.get(Appender.class);
    private final Views views = program.get(Views.class);
    private final TransactionTemplate transaction = program.transaction();

    private SmallProgram start() {
        return SmallProgram.start(url, 72, Map.of(), new String[] {"log"}, CountingView.class);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    /// One row of the log.
    private record Row(long seq, long timeUs, Long publicSeq, long actor, long subject, Audience audience) {
    }

    private List<Row> rows() {
        return jdbc.sql("select seq, time_us, public_seq, actor, subject, audience from log.event order by seq")
                .query((row, n) -> new Row(row.getLong(1), row.getLong(2), row.getObject(3, Long.class), row.getLong(4),
                        row.getLong(5), Audience.valueOf(row.getString(6)))).list();
    }

    /// Each writer is an account; the subjects of its events are numbered in the order in which it wrote them.
    @Test
    void whatManyWritersCommitIsInTheLogOnceAndInOrderAndNothingElseIs() {
        Set<List<Long>> committed = ConcurrentHashMap.newKeySet();
        Set<List<Long>> rolledBack = ConcurrentHashMap.newKeySet();

        List<Together.Outcome<Boolean>> writers = Together.run(64, writer -> {
            Random random = new Random(4711L + writer);
            AtomicLong number = new AtomicLong();
            for (int i = 0; i < 40; i++) {
                write(writer + 1, random, number, committed, rolledBack, i == 20 ? holding(writer) : 0);
            }
            return true;
        });
        assertThat(Together.failures(writers)).isEmpty();
        assertThat(views.awaitAll(SOON)).isTrue();

        List<Row> rows = rows();
        assertThat(rows.stream().map(row -> List.of(row.actor(), row.subject())))
                .doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed)
                .doesNotContainAnyElementsOf(rolledBack);
        assertThat(rolledBack).isNotEmpty();
        assertNumbered(rows);
        Map<Long, List<Long>> byWriter = new TreeMap<>();
        rows.forEach(row -> byWriter.computeIfAbsent(row.actor(), _ -> new ArrayList<>()).add(row.subject()));
        assertThat(byWriter).hasSize(64).allSatisfy((writer, subjects) -> assertThat(subjects).isSorted());
        assertThat(program.get(CountingView.class).likes()).isEqualTo(CountingView.recounted(jdbc)).isNotEmpty();
    }

    /// How long a writer keeps its slowest transaction open, in seconds: most not at all, some for long.
    private static double holding(int writer) {
        return switch (writer) {
            case 0 -> 5;
            case 1, 2, 3, 4, 5, 6, 7, 8 -> 0.5 * writer;
            default -> 0;
        };
    }

    private void write(long writer, Random random, AtomicLong number, Set<List<Long>> committed,
                       Set<List<Long>> rolledBack, double seconds) {
        boolean keep = seconds > 0 || random.nextInt(5) > 0;
        List<List<Long>> written = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            int events = 1 + random.nextInt(3);
            for (int i = 0; i < events; i++) {
                long subject = number.incrementAndGet();
                log.append(random.nextBoolean() ? new Event.Liked(writer, subject, 1, audience(random))
                        : new Event.PostPublished(writer, subject, audience(random), null, null, null, null,
                                new Event.Content("words", "", false, null, List.of(), List.of(),
                                        List.of())));
                written.add(List.of(writer, subject));
                double wait = i == 0 && seconds > 0 ? seconds : random.nextInt(20) == 0 ? random.nextDouble() / 50 : 0;
                if (wait > 0) {
                    jdbc.sql("select 1 from pg_sleep(:wait)").param("wait", wait).query(Integer.class).single();
                }
            }
            if (!keep) {
                status.setRollbackOnly();
            }
        });
        (keep ? committed : rolledBack).addAll(written);
    }

    private static Audience audience(Random random) {
        return AUDIENCES[random.nextInt(AUDIENCES.length)];
    }

    private static void assertNumbered(List<Row> rows) {
        assertThat(rows.stream().map(Row::seq)).containsExactlyElementsOf(
                LongStream.rangeClosed(1, rows.size()).boxed().toList());
        assertThat(rows.stream().map(Row::timeUs).toList()).isSorted().doesNotHaveDuplicates();
        List<Row> open = rows.stream().filter(row -> row.audience().isPublic()).toList();
        assertThat(open.stream().map(Row::publicSeq)).containsExactlyElementsOf(
                LongStream.rangeClosed(1, open.size()).boxed().toList());
        assertThat(rows.stream().filter(row -> !row.audience().isPublic()).map(Row::publicSeq)).containsOnlyNulls();
    }

    /// As an order of events, not as a time: Bob's come into the log while Alice's transaction, begun before, is open.
    @Test
    void bobIsNotHeldUpByAliceWhoTakesLong() throws Exception {
        Moment appended = new Moment();
        Moment bobIsThere = new Moment();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> alice = executor.submit(() -> transaction.executeWithoutResult(status -> {
                log.append(new Event.Liked(1, 100, 9, Audience.PUBLIC));
                appended.comes();
                bobIsThere.await();
                log.append(new Event.Liked(1, 101, 9, Audience.PUBLIC));
            }));
            appended.await();
            for (int i = 0; i < 20; i++) {
                long subject = 200 + i;
                transaction.executeWithoutResult(status -> log.append(
                        new Event.Liked(2, subject, 9, Audience.PUBLIC)));
            }
            assertThat(views.await(CountingView.NAME, 20, SOON)).isTrue();
            assertThat(program.get(CountingView.class).likes()).isEqualTo(Map.of(2L, 20L));
            assertThat(alice.isDone()).isFalse();
            bobIsThere.comes();
            alice.get(20, TimeUnit.SECONDS);
        }
        assertThat(views.awaitAll(SOON)).isTrue();
        assertThat(program.get(CountingView.class).likes()).isEqualTo(Map.of(1L, 2L, 2L, 20L));
        assertThat(rows().stream().map(Row::subject)).endsWith(100L, 101L).hasSize(22);
    }

    /// Two programs take turns at the sequencer and at each view.
    @Test
    void twoProgramsOnOneDatabaseNeitherLoseNorRepeat() {
        try (SmallProgram other = start()) {
            List<SmallProgram> both = List.of(program, other);
            List<Together.Outcome<Boolean>> writers = Together.run(8, writer -> {
                SmallProgram mine = both.get(writer % 2);
                TransactionTemplate own = mine.transaction();
                Appender appender = mine.get(Appender.class);
                for (long i = 1; i <= 150; i++) {
                    long subject = i;
                    own.executeWithoutResult(status -> appender.append(
                            new Event.Liked(writer + 1, subject, 9, Audience.FOLLOWERS)));
                }
                return true;
            });
            assertThat(Together.failures(writers)).isEmpty();
            assertThat(both).allSatisfy(each -> assertThat(each.get(Views.class).awaitAll(SOON)).isTrue());
        }
        assertNumbered(rows());
        Map<Long, Long> expected = new HashMap<>();
        LongStream.rangeClosed(1, 8).forEach(writer -> expected.put(writer, 150L));
        assertThat(program.get(CountingView.class).likes()).isEqualTo(expected);
        assertThat(jdbc.sql("select count(*) from log.dead_letter").query(Long.class).single()).isZero();
    }

    @Test
    void nothingIsAppendedOutsideATransaction() {
        assertThatThrownBy(() -> log.append(new Event.Followed(1, 2)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(jdbc.sql("select count(*) from log.outbox").query(Long.class).single()).isZero();
    }

    @Test
    void whatComesOutOfTheLogIsWhatWentIn() {
        List<Event> events = Events.any().list().ofSize(300).sample();
        events.forEach(event -> transaction.executeWithoutResult(status -> log.append(event)));
        assertThat(views.awaitAll(SOON)).isTrue();

        Set<Long> deleted = new HashSet<>();
        events.forEach(event -> {
            if (event instanceof Event.PostDeleted gone) {
                deleted.add(gone.subject());
            }
        });
        Log reader = program.get(Log.class);
        assertThat(reader.tail(0, 1000).stream().map(Logged::event).filter(event -> !deleted.contains(event.subject())))
                .containsExactlyElementsOf(events.stream().filter(event -> !deleted.contains(event.subject())).toList());
        List<PublicEvent> open = reader.publicTail(0, 1000);
        assertThat(open.stream().map(PublicEvent::event)).allMatch(event -> event.audience().isPublic())
                .hasSize((int) events.stream().filter(event -> event.audience().isPublic()).count());
        assertThat(reader.publicHead()).isEqualTo(open.getLast().seq());
        assertThat(reader.publicTail(reader.publicHead(), 10)).isEmpty();
    }

    /// The sequencer decides in SQL what the type decides in Java.
    @Test
    void everyAudienceIsNumberedAsItsTypeSays() {
        for (Audience audience : AUDIENCES) {
            transaction.executeWithoutResult(status -> log.append(
                    new Event.Liked(1, audience.ordinal() + 1, 9, audience)));
        }
        assertThat(views.awaitAll(SOON)).isTrue();

        assertThat(rows()).hasSize(AUDIENCES.length).allSatisfy(row ->
                assertThat(row.publicSeq() != null).as("%s", row.audience()).isEqualTo(row.audience().isPublic()));
    }

    /// As when an older version runs on the tables of a newer one.
    @Test
    void anEventOfAKindThatIsNotKnownStopsNobody() {
        jdbc.sql("""
                insert into log.outbox (kind, actor, subject, audience, facts) values ('Teleported', 1, 2, 'DIRECT', '{}')
                """).update();
        transaction.executeWithoutResult(status -> log.append(new Event.Liked(1, 2, 3, Audience.PUBLIC)));

        await().atMost(SOON).until(() -> program.get(CountingView.class).likes().equals(Map.of(1L, 1L)));
        assertThat(jdbc.sql("select reason from log.dead_letter where view = :view and seq = 1")
                .param("view", CountingView.NAME).query(String.class).single()).contains("Teleported");
    }

    @Test
    void aClockThatStepsBackDoesNotTurnTheLogAround() {
        jdbc.sql("update log.head set time_us = time_us + 4000000000000000").update();
        long before = jdbc.sql("select time_us from log.head").query(Long.class).single();
        for (long i = 1; i <= 5; i++) {
            long subject = i;
            transaction.executeWithoutResult(status -> log.append(new Event.Liked(1, subject, 9, Audience.QUIET)));
        }
        assertThat(views.awaitAll(SOON)).isTrue();

        assertThat(rows().stream().map(Row::timeUs)).containsExactlyElementsOf(
                LongStream.rangeClosed(before + 1, before + 5).boxed().toList());
    }
}
