package social.linnet.graph;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.Event;
import social.linnet.log.Logged;
import social.linnet.log.View;

/// The followers of every account, on the heap, for fan-out: as current as the log.
@Component
public class FollowerIndex implements View.Held {

    /// The view's name.
    public static final String NAME = "graph.followers";
    private static final long[] NOBODY = {};

    private final JdbcClient jdbc;
    /// The arrays are never changed, only replaced: readers need no lock.
    private final Map<Long, long[]> followers = new ConcurrentHashMap<>();

    private final Lock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long applied;

    FollowerIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The followers of an account, ascending. Not to be changed.
    public long[] followersOf(long account) {
        return followers.getOrDefault(account, NOBODY);
    }

    /// Whether somebody follows an account.
    public boolean isFollower(long follower, long account) {
        return Arrays.binarySearch(followersOf(account), follower) >= 0;
    }

    /// Waits until the index has taken notice of this `seq`: a view that fans out along it must not run ahead of it.
    public void awaitApplied(long seq) {
        lock.lock();
        try {
            while (applied < seq) {
                moved.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the follower index", e);
        } finally {
            lock.unlock();
        }
    }

    private void applied(long seq) {
        lock.lock();
        try {
            applied = Math.max(applied, seq);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void load(long head) {
        Map<Long, long[]> fresh = new ConcurrentHashMap<>();
        jdbc.sql("select followee, array_agg(follower order by follower) from graph.follow group by followee")
                .query(row -> {
                    Long[] boxed = (Long[]) row.getArray(2).getArray();
                    fresh.put(row.getLong(1), Arrays.stream(boxed).mapToLong(Long::longValue).toArray());
                });
        followers.keySet().retainAll(fresh.keySet());
        followers.putAll(fresh);
        applied(head);
    }

    @Override
    public void apply(Logged logged) {
        try {
            index(logged.event());
        } finally {
            // also past an event that becomes a dead letter: whoever waits for it would wait for ever
            applied(logged.seq());
        }
    }

    private void index(Event event) {
        switch (event) {
            case Event.Followed e -> followers.merge(e.subject(), new long[] {e.actor()},
                    (known, one) -> with(known, e.actor()));
            case Event.Unfollowed e -> followers.computeIfPresent(e.subject(),
                    (account, known) -> without(known, e.actor()));
            case Event.AccountErased e -> followers.remove(e.subject());
            case Event.AccountCreated _, Event.ProfileChanged _, Event.PostPublished _, Event.PostDeleted _,
                 Event.Liked _, Event.Unliked _, Event.Reposted _, Event.Unreposted _, Event.PostEdited _,
                 Event.QuoteDetached _, Event.PollEnded _, Event.FollowRequested _, Event.FollowRequestDropped _,
                 Event.Featured _, Event.GrantAsked _, Event.GrantGiven _, Event.GrantUsed _, Event.JobEnded _,
                 Event.AppealAnswered _, Event.Reported _, Event.Warned _,
                 Event.AccountClosed _, Event.AccountReopened _ -> {
            }
        }
    }

    private static long[] with(long[] known, long follower) {
        int at = Arrays.binarySearch(known, follower);
        if (at >= 0) {
            return known;
        }
        int place = -at - 1;
        long[] more = new long[known.length + 1];
        System.arraycopy(known, 0, more, 0, place);
        more[place] = follower;
        System.arraycopy(known, place, more, place + 1, known.length - place);
        return more;
    }

    private static long[] without(long[] known, long follower) {
        int at = Arrays.binarySearch(known, follower);
        if (at < 0) {
            return known;
        }
        long[] fewer = new long[known.length - 1];
        System.arraycopy(known, 0, fewer, 0, at);
        System.arraycopy(known, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }
}
