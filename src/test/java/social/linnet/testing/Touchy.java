package social.linnet.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.log.Logged;
import social.linnet.log.View;

/// Views, one of each kind and one that gathers, that cannot bear the events of some accounts until they are mended. They take notice of
/// the accounts that a test names, and of nobody else.
public final class Touchy {

    private Touchy() {
    }

    private abstract static class Tempered implements Temper {
        private final Map<Long, Supplier<Throwable>> unbearable = new ConcurrentHashMap<>();
        private final Set<Long> noticed = ConcurrentHashMap.newKeySet();

        boolean isNoticed(long actor) {
            return noticed.contains(actor);
        }

        /// Throws where it cannot bear this.
        ///
        /// @return whether it is to be remembered
        boolean bear(long actor) {
            Supplier<Throwable> temper = unbearable.get(actor);
            if (temper != null) {
                Touchy.<RuntimeException>sneak(temper.get());
            }
            return isNoticed(actor);
        }

        @Override
        public void notice(long actor) {
            noticed.add(actor);
        }

        @Override
        public void cannotBear(long actor, @Nullable Supplier<Throwable> failure) {
            if (failure == null) {
                unbearable.remove(actor);
            } else {
                unbearable.put(actor, failure);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable any) throws E {
        throw (E) any;
    }

    /// What a test tells either view, and asks it.
    public interface Temper {

        String name();

        /// From now on the view remembers this account's events.
        void notice(long actor);

        /// From now on the view throws on this account's events; with null it is mended.
        void cannotBear(long actor, @Nullable Supplier<Throwable> failure);

        /// The `seq`s of this account's events that the view applied, as often as it did.
        List<Long> appliedOf(long actor);
    }

    /// Keeps rows.
    @TestComponent
    public static class Stored extends Tempered implements View.Stored {

        private final JdbcClient jdbc;

        Stored(JdbcClient jdbc) {
            this.jdbc = jdbc;
            jdbc.sql("create schema if not exists testing").update();
            jdbc.sql("create table if not exists testing.applied (actor bigint not null, seq bigint not null)").update();
        }

        @Override
        public String name() {
            return "testing.touchy_stored";
        }

        @Override
        public void clear() {
            jdbc.sql("delete from testing.applied").update();
        }

        @Override
        public void apply(Logged logged) {
            long actor = logged.event().actor();
            if (isNoticed(actor)) {
                // before it throws: what a failed event wrote must not stay
                jdbc.sql("insert into testing.applied (actor, seq) values (:actor, :seq)")
                        .param("actor", actor).param("seq", logged.seq()).update();
            }
            bear(actor);
        }

        @Override
        public List<Long> appliedOf(long actor) {
            return jdbc.sql("select seq from testing.applied where actor = :actor order by seq").param("actor", actor)
                    .query(Long.class).list();
        }
    }

    /// Keeps its state on the heap.
    @TestComponent
    public static class Held extends Tempered implements View.Held {

        private final Map<Long, List<Long>> applied = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "testing.touchy_held";
        }

        @Override
        public void load(long head) {
            applied.clear();
        }

        @Override
        public void apply(Logged logged) {
            long actor = logged.event().actor();
            if (bear(actor)) {
                applied.computeIfAbsent(actor, _ -> new CopyOnWriteArrayList<>()).add(logged.seq());
            }
        }

        @Override
        public List<Long> appliedOf(long actor) {
            return List.copyOf(applied.getOrDefault(actor, List.of()));
        }
    }

    /// Keeps its state on the heap, and takes what has gathered at once.
    @TestComponent
    public static class Gathering extends Tempered implements View.Held {

        /// Sets: what it was given at once, it is given again one at a time when it could not bear some of it.
        private final Map<Long, Set<Long>> applied = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "testing.touchy_gathering";
        }

        @Override
        public boolean gathers() {
            return true;
        }

        @Override
        public void load(long head) {
            applied.clear();
        }

        @Override
        public void apply(Logged logged) {
            long actor = logged.event().actor();
            if (bear(actor)) {
                applied.computeIfAbsent(actor, _ -> new ConcurrentSkipListSet<>()).add(logged.seq());
            }
        }

        @Override
        public List<Long> appliedOf(long actor) {
            return List.copyOf(applied.getOrDefault(actor, Set.of()));
        }
    }
}
