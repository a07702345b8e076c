package social.linnet.filter;

/// Hears that somebody's filters have changed, once that is committed. Only what this process changes.
public interface FilterListener {

    void filtersChanged(long owner);
}
