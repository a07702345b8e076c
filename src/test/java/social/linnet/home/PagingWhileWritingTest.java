package social.linnet.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Paging;
import social.linnet.log.Log;
import social.linnet.log.Logged;
import social.linnet.post.Posts;
import social.linnet.post.Strangers;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Undisturbed;
import social.linnet.testing.World;

/// Whoever pages by ids while others post is shown everything once.
@LinnetTest
@Undisturbed
class PagingWhileWritingTest {

    private static final int WRITERS = 8;
    private static final int POSTS = 10_000;
    /// A home holds its newest 800 alone: writers wait for a reader who is further behind than this.
    private static final int AHEAD = 500;

    @Autowired
    World world;
    @Autowired
    Home home;
    @Autowired
    Posts posts;
    @Autowired
    Strangers strangers;
    @Autowired
    Log log;

    @Test
    void tenThousandPostsByEightWritersHaveNoGapAndNoRepeatForWhoeverPagesUpOrDown() throws Exception {
        Account bob = world.person("bob");
        List<Account> writers = IntStream.range(0, WRITERS).mapToObj(i -> world.person("writer")).toList();
        writers.forEach(writer -> world.follow(bob, writer));
        world.settle();
        long logBefore = log.head();
        long before = world.post(writers.getFirst(), Audience.QUIET, "before").id();
        world.settle();
        home.skeleton(bob.id(), Paging.newest(1));

        Semaphore ahead = new Semaphore(AHEAD);
        List<Long> written = Collections.synchronizedList(new ArrayList<>(POSTS));
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger left = new AtomicInteger(POSTS);
        List<Thread> threads = writers.stream().map(writer -> Thread.ofVirtual().start(() -> {
            while (left.getAndDecrement() > 0) {
                ahead.acquireUninterruptibly();
                long id = world.post(writer, Audience.PUBLIC, "one of many").id();
                written.add(id);
                if (id % 40 == 0 && !home.skeleton(writer.id(), Paging.newest(40)).contains(id)) {
                    faults.add("a writer does not see at home what they have just posted: " + id);
                }
            }
        })).toList();

        Upwards local = new Upwards(before, strangers::local);
        Upwards atHome = new Upwards(before, page -> home.skeleton(bob.id(), page));
        Upwards profile = new Upwards(before, page -> posts.byAuthor(writers.getFirst().id(), page, true, true));
        while (threads.stream().anyMatch(Thread::isAlive)) {
            local.read();
            ahead.release(atHome.read());
            profile.read();
            if (local.seen.size() % 400 < 40) {
                assertThat(downFrom(local.last, before)).isEqualTo(local.seen.reversed());
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        world.settle();
        local.readAll();
        atHome.readAll();
        profile.readAll();

        assertThat(faults).isEmpty();
        List<Long> all = written.stream().sorted().toList();
        assertThat(all).hasSize(POSTS).doesNotHaveDuplicates();
        assertThat(local.seen).as("all posts, upwards").isEqualTo(all);
        assertThat(atHome.seen).as("Bob's home, upwards").isEqualTo(all);
        assertThat(downFrom(Long.MAX_VALUE - 1, before)).as("all posts, downwards").isEqualTo(all.reversed());
        assertThat(profile.seen).as("one writer's page").isNotEmpty().isSorted().doesNotHaveDuplicates()
                .containsExactlyElementsOf(ofAuthor(writers.getFirst(), logBefore));
        assertThat(overtaken(logBefore)).as("posts committed after one with a greater id, or this shows nothing")
                .isPositive();
    }

    /// Reads what is directly above the last it saw, as clients do.
    private static final class Upwards {

        private final Function<Paging, List<Long>> source;
        private final List<Long> seen = new ArrayList<>();
        private long last;

        Upwards(long from, Function<Paging, List<Long>> source) {
            this.last = from;
            this.source = source;
        }

        int read() {
            List<Long> page = source.apply(new Paging(null, null, last, 40));
            seen.addAll(page.reversed());
            if (!page.isEmpty()) {
                last = page.getFirst();
            }
            return page.size();
        }

        void readAll() {
            int found;
            do {
                found = read();
            } while (found > 0);
        }
    }

    private List<Long> downFrom(long newest, long end) {
        List<Long> all = new ArrayList<>();
        List<Long> page;
        do {
            page = strangers.local(new Paging(all.isEmpty() ? newest + 1 : all.getLast(), end, null, 40));
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    private List<Long> published(long after) {
        List<Long> ids = new ArrayList<>();
        for (List<Logged> page = log.tail(after, 1000); !page.isEmpty();
                page = log.tail(page.getLast().seq(), 1000)) {
            page.forEach(logged -> {
                if (logged.event() instanceof Event.PostPublished e && e.audience() == Audience.PUBLIC) {
                    ids.add(e.subject());
                }
            });
        }
        return ids;
    }

    private List<Long> ofAuthor(Account author, long after) {
        List<Long> ids = published(after);
        return posts.find(ids).values().stream().filter(post -> post.author() == author.id())
                .map(post -> post.id()).sorted().toList();
    }

    private long overtaken(long after) {
        long greatest = 0;
        long overtaken = 0;
        for (long id : published(after)) {
            if (id < greatest) {
                overtaken++;
            }
            greatest = Math.max(greatest, id);
        }
        return overtaken;
    }
}
