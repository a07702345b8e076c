package social.linnet.web;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import social.linnet.account.Sessions;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.home.Arrivals;
import social.linnet.page.Listing;
import social.linnet.studio.JobNews;

/// What happens while a page is open, as server-sent events: `post` with how many posts have arrived in this home since
/// the page was made, `job` with the id of a job of one's own that has moved on, `told` with how many notifications are
/// new, `talk` with how many conversations are unread.
///
/// Each connection is one virtual thread that sleeps until there is something to say. It is told *that* something
/// happened, never handed a queue: a slow reader is told less often, and costs nobody anything.
@Controller
class LiveController {

    /// A session that has ended closes its connections within this time.
    private static final long CHECK_SECONDS = 4;
    private static final int MAX_PER_ACCOUNT = 12;
    private static final long LOOK_AGAIN_MILLIS = 100;
    /// What has not come by then has been deleted again.
    private static final int MAX_LOOKS = 120;

    private final Arrivals arrivals;
    private final JobNews jobs;
    private final HomeTimelines homes;
    private final InboxNews inbox;
    private final Besides besides;
    private final Sessions sessions;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    LiveController(Arrivals arrivals, JobNews jobs, HomeTimelines homes, InboxNews inbox, Besides besides,
                   Sessions sessions) {
        this.arrivals = arrivals;
        this.jobs = jobs;
        this.homes = homes;
        this.inbox = inbox;
        this.besides = besides;
        this.sessions = sessions;
    }

    /// What one open page has not been told yet.
    private static final class Connection {
        private final long account;
        private final Semaphore wake = new Semaphore(0);
        private final Set<String> jobs = ConcurrentHashMap.newKeySet();
        /// The newest post that it was told of and has not found yet; 0 for none.
        private final AtomicLong expected = new AtomicLong();
        private int looks;
        private volatile boolean posts;
        private final Set<InboxNews.What> changed = ConcurrentHashMap.newKeySet();

        Connection(long account) {
            this.account = account;
        }

        void arrived(long id) {
            expected.accumulateAndGet(id, Math::max);
            posts = true;
            wake.release();
        }

        /// Looked, and found this one as the newest.
        void found(@Nullable Long newest) {
            long last = expected.get();
            if (newest != null && newest >= last || ++looks > MAX_LOOKS) {
                expected.compareAndSet(last, 0);
                looks = 0;
            }
        }

        /// Home shows posts in the order of their ids: one may have to wait there for another that is still on its way.
        boolean isLate() {
            return expected.get() > 0;
        }

        void moved(String job) {
            jobs.add(job);
            wake.release();
        }

        void changed(InboxNews.What what) {
            changed.add(what);
            wake.release();
        }
    }

    @GetMapping(path = "/live")
    void live(Visitor visitor, @RequestParam(required = false) @Nullable Long after,
              @RequestParam(name = "tab", defaultValue = "following") String word, HttpServletResponse response)
            throws IOException, InterruptedException {
        HomeTab tab = HomeTab.ofWord(word).filter(HomeTab::isLive).orElse(HomeTab.FOLLOWING);
        // an id of nobody's list is refused before the stream begins
        long newest = after == null ? newestNow(visitor.id(), tab) : after;
        if (open.stream().filter(each -> each.account == visitor.id()).count() >= MAX_PER_ACCOUNT) {
            throw Refused.of(Refused.Kind.LIMITED, "too-many");
        }
        Connection connection = new Connection(visitor.id());
        open.add(connection);
        try (Arrivals.Watch posts = arrivals.watch(visitor.id(), connection::arrived);
             JobNews.Watch works = jobs.watch(visitor.id(), connection::moved);
             InboxNews.Watch mail = inbox.watch(visitor.id(), connection::changed)) {
            // posts that came between the page and this connection
            connection.posts = after != null;
            talk(visitor, connection, tab, newest, EventStream.open(response));
        } finally {
            open.remove(connection);
        }
    }

    private void talk(Visitor visitor, Connection connection, HomeTab tab, long newest, EventStream out)
            throws IOException, InterruptedException {
        out.comeBack();
        int quiet = 0;
        long said = 0;
        while (!closing && isSignedIn(visitor)) {
            if (connection.posts) {
                connection.posts = false;
                Listing fresh = homes.page(visitor.id(), tab, new Paging(null, newest, null, Paging.MAX_LIMIT));
                connection.found(fresh.newest());
                long count = fresh.posts().stream()
                        .filter(post -> !post.mine().own() || post.repostedBy() != null).count();
                if (count > 0 && count != said) {
                    said = count;
                    out.say("post", String.valueOf(count));
                    quiet = 0;
                }
            }
            for (String job : connection.jobs) {
                connection.jobs.remove(job);
                out.say("job", job);
                quiet = 0;
            }
            for (InboxNews.What what : connection.changed) {
                connection.changed.remove(what);
                Beside beside = besides.of(visitor.id());
                switch (what) {
                    case TOLD -> out.say("told", String.valueOf(beside.told()));
                    case TALK -> out.say("talk", String.valueOf(beside.talks()));
                }
                quiet = 0;
            }
            boolean late = connection.isLate();
            if (connection.wake.tryAcquire(late ? LOOK_AGAIN_MILLIS : CHECK_SECONDS * 1000, TimeUnit.MILLISECONDS)) {
                connection.wake.drainPermits();
            } else {
                // of what comes into other timelines nobody is told: it is looked for
                connection.posts = late || tab.kind() != HomeTab.Kind.FOLLOWING;
                if (!late && ++quiet >= 4) {
                    out.comment("still here");
                    quiet = 0;
                }
            }
        }
    }

    private long newestNow(long account, HomeTab tab) {
        return Optional.ofNullable(homes.page(account, tab, Paging.newest(1)).newest()).orElse(0L);
    }

    private boolean isSignedIn(Visitor visitor) {
        return sessions.find(visitor.token()).isPresent();
    }

    /// A server that stops must not wait for readers who stay.
    @EventListener
    void closing(ContextClosedEvent event) {
        closing = true;
        open.forEach(connection -> connection.wake.release());
    }
}
