package social.linnet.log;

/// A reader of the log with a cursor. The runner calls it from one thread, in the order of the log, at least once for
/// each event: an effect twice must be an effect once. A bean that implements one of the two kinds is run.
public sealed interface View {

    /// Its name, in metrics and for its cursor; `module.view`, never changed once landed.
    String name();

    /// Takes notice of one event. Whatever it throws makes the event a dead letter of this view.
    void apply(Logged logged);

    /// Keeps rows. Its rows and its cursor commit in one transaction, which the runner opens. It starts at the first
    /// event there ever was.
    non-sealed interface Stored extends View {

        /// Drops all rows, for a rebuild from the first event.
        void clear();
    }

    /// Keeps its state on the heap. It starts at the head of the log, after [#load].
    non-sealed interface Held extends View {

        /// Reads the state from tables. Called before the first event, and again when the view is rebuilt; events that
        /// the tables already include may be applied once more.
        ///
        /// @param head the `seq` up to which the tables include everything; the events above it follow
        void load(long head);

        /// Hears of an event of this process as soon as it is committed, before it is sequenced, and will be given it by
        /// [#apply] as well: for what its actor must see in their next request.
        default void committed(social.linnet.event.Event event) {
            // most views can wait for the log
        }
    }
}
