package social.linnet.event;

import org.jspecify.annotations.Nullable;

/// Which part of a list of ids is asked for, newest first.
///
/// @param maxId   only ids below this one
/// @param sinceId only ids above this one, the newest of them
/// @param minId   only ids above this one, the oldest of them (the page directly above it)
/// @param limit   how many at most, 1 to 40
public record Paging(@Nullable Long maxId, @Nullable Long sinceId, @Nullable Long minId, int limit) {

    /// How many are given when nobody says.
    public static final int DEFAULT_LIMIT = 20;
    /// How many are given at most.
    public static final int MAX_LIMIT = 40;

    public Paging {
        limit = Math.clamp(limit, 1, MAX_LIMIT);
    }

    /// The newest page.
    public static Paging newest(int limit) {
        return new Paging(null, null, null, limit);
    }

    /// The page below this id.
    public static Paging before(@Nullable Long maxId, int limit) {
        return new Paging(maxId, null, null, limit);
    }

    /// The same part of the list as far as this id.
    public Paging upTo(long id) {
        return maxId != null && maxId <= id ? this : new Paging(id + 1, sinceId, minId, limit);
    }

    /// Whether an id is within the bounds.
    public boolean admits(long id) {
        return (maxId == null || id < maxId) && (sinceId == null || id > sinceId) && (minId == null || id > minId);
    }

    /// Whether the page is the one directly above [#minId] rather than the newest.
    public boolean fromBelow() {
        return minId != null;
    }
}
