package social.linnet.graph;

/// Hears that a list has changed, once that is committed: lists are their owners' own affair and no events. Only what
/// this process changes.
public interface ListListener {

    /// A list has other members or other settings now, or is gone.
    void listChanged(long owner, long list);
}
