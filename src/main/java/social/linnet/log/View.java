package social.linnet.log;

import java.util.List;

import social.linnet.event.Event;

/// A reader of the log with a cursor. The runner calls it from one thread, in the order of the log, at least once for
/// each event: an effect twice must be an effect once. A bean that implements one of the two kinds is run.
public sealed interface View {

    /// Its name, in metrics and for its cursor; `module.view`, never changed once landed.
    String name();

    /// Takes notice of one event. Whatever it throws makes the event a dead letter of this view.
    void apply(Logged logged);

    /// Whether it lets events gather for a moment rather than take each as it comes: one that costs less so, and that
    /// nobody waits for.
    boolean gathers();

    /// Keeps rows. Its rows and its cursor commit in one transaction, which the runner opens. It starts at the first
    /// event there ever was.
    non-sealed interface Stored extends View {

        /// Drops all rows, for a rebuild from the first event.
        void clear();

        /// It does: a batch is one commit.
        @Override
        default boolean gathers() {
            return true;
        }
    }

    /// Keeps its state on the heap. It starts at the head of the log, after [#load].
    non-sealed interface Held extends View {

        /// Reads the state from tables. Called before the first event, and again when the view is rebuilt; events that
        /// the tables already include may be applied once more.
        ///
        /// @param head the `seq` up to which the tables include everything; the events above it follow
        void load(long head);

        /// It does not, unless it says so and takes what has gathered by [#apply(List)].
        @Override
        default boolean gathers() {
            return false;
        }

        /// Takes notice of what has gathered, in the order of the log. When it throws, it is given the events one at a
        /// time, those that it has taken notice of as well.
        default void apply(List<Logged> gathered) {
            gathered.forEach(this::apply);
        }

        /// Hears of an event of this process as soon as it is committed, before it is sequenced, and will be given it by
        /// [#apply] as well: for what its actor must see in their next request.
        default void committed(Event event) {
            // most views can wait for the log
        }
    }
}
