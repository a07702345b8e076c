package social.linnet.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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
import social.linnet.page.Pages;
import social.linnet.studio.JobNews;

/// What happens while a page is open, as server-sent events: `post` with how many posts have arrived in this home since
/// the page was made, `job` with the id of a job of one's own that has moved on.
///
/// Each connection is one virtual thread that sleeps until there is something to say. It is told *that* something
/// happened, never handed a queue: a slow reader is told less often, and costs nobody anything.
@Controller
class LiveController {

    /// A session that has ended closes its connections within this time.
    private static final long CHECK_SECONDS = 4;
    private static final int MAX_PER_ACCOUNT = 12;

    private final Arrivals arrivals;
    private final JobNews jobs;
    private final Pages pages;
    private final Sessions sessions;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    LiveController(Arrivals arrivals, JobNews jobs, Pages pages, Sessions sessions) {
        this.arrivals = arrivals;
        this.jobs = jobs;
        this.pages = pages;
        this.sessions = sessions;
    }

    /// What one open page has not been told yet.
    private static final class Connection {
        private final long account;
        private final Semaphore wake = new Semaphore(0);
        private final Set<String> jobs = ConcurrentHashMap.newKeySet();
        private volatile boolean posts;

        Connection(long account) {
            this.account = account;
        }

        void arrived() {
            posts = true;
            wake.release();
        }

        void moved(String job) {
            jobs.add(job);
            wake.release();
        }
    }

    @GetMapping(path = "/live")
    void live(Visitor visitor, @RequestParam(required = false) @Nullable Long after, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (open.stream().filter(each -> each.account == visitor.id()).count() >= MAX_PER_ACCOUNT) {
            throw Refused.of(Refused.Kind.LIMITED, "too-many");
        }
        Connection connection = new Connection(visitor.id());
        open.add(connection);
        try (Arrivals.Watch posts = arrivals.watch(visitor.id(), _ -> connection.arrived());
             JobNews.Watch works = jobs.watch(visitor.id(), connection::moved)) {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            // posts that came between the page and this connection
            connection.posts = after != null;
            talk(visitor, connection, after == null ? newestNow(visitor.id()) : after, response.getOutputStream());
        } finally {
            open.remove(connection);
        }
    }

    private void talk(Visitor visitor, Connection connection, long newest, OutputStream out)
            throws IOException, InterruptedException {
        write(out, "retry: 2000\n\n");
        int quiet = 0;
        while (!closing && isSignedIn(visitor)) {
            if (connection.posts) {
                connection.posts = false;
                long count = pages.home(visitor.id(), new Paging(null, newest, null, Paging.MAX_LIMIT)).posts().stream()
                        .filter(post -> !post.mine().own() || post.repostedBy() != null).count();
                if (count > 0) {
                    write(out, "event: post\ndata: " + count + "\n\n");
                    quiet = 0;
                }
            }
            for (String job : connection.jobs) {
                connection.jobs.remove(job);
                write(out, "event: job\ndata: " + job + "\n\n");
                quiet = 0;
            }
            if (connection.wake.tryAcquire(CHECK_SECONDS, TimeUnit.SECONDS)) {
                connection.wake.drainPermits();
            } else if (++quiet >= 4) {
                write(out, ": still here\n\n");
                quiet = 0;
            }
        }
    }

    private long newestNow(long account) {
        return Optional.ofNullable(pages.home(account, Paging.newest(1)).newest()).orElse(0L);
    }

    private boolean isSignedIn(Visitor visitor) {
        return sessions.find(visitor.token()).isPresent();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// A server that stops must not wait for readers who stay.
    @EventListener
    void closing(ContextClosedEvent event) {
        closing = true;
        open.forEach(connection -> connection.wake.release());
    }
}
