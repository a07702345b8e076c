package social.linnet.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import social.linnet.account.Account;
import social.linnet.ai.ImageModel;
import social.linnet.media.Pictures;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.post.Words;

/// Tells the story once: publishes its posts in their order, while its pictures are painted on all cores.
final class Telling {

    /// How long ago the first post was published. The later, the closer to one another.
    static final Duration SPAN = Duration.ofDays(21);

    private final Map<String, Account> people;
    private final String assistant;
    private final Posts posts;
    private final Reactions reactions;
    private final Easel easel;
    private final StoryClock clock;

    /// @param people    by handle
    /// @param assistant the handle by which it is called
    Telling(Map<String, Account> people, String assistant, Posts posts, Reactions reactions, Pictures pictures, ImageModel painter,
            StoryClock clock) {
        this.people = people;
        this.assistant = assistant;
        this.posts = posts;
        this.reactions = reactions;
        this.easel = new Easel(pictures, painter);
        this.clock = clock;
    }

    /// @param now when the story ends
    /// @return how many posts there are
    int tell(Network network, Instant now) {
        try (ExecutorService painting = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
             ExecutorService liking = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                return tell(network, now, painting, liking);
            } catch (RuntimeException | Error e) {
                painting.shutdownNow();
                throw e;
            }
        }
    }

    private int tell(Network network, Instant now, ExecutorService painting, ExecutorService liking) {
        List<Future<?>> open = new ArrayList<>();
        for (Network.Person person : network.people()) {
            long owner = people.get(person.handle()).id();
            open.add(painting.submit(() -> easel.avatar(owner, person.avatar())));
        }
        List<List<Future<Long>>> pictures = network.story().stream().map(entry -> entry.pictures().stream()
                .map(picture -> painting.submit(() -> easel.picture(author(entry), picture))).toList()).toList();
        Map<String, Long> ids = new HashMap<>();
        int told = 0;
        for (int i = 0; i < network.story().size(); i++) {
            Network.Entry entry = network.story().get(i);
            List<Long> painted = pictures.get(i).stream().map(Telling::result).toList();
            clock.set(at(i, network.story().size(), now));
            if (entry.repost() != null) {
                reactions.repost(author(entry), ids.get(entry.repost()));
                continue;
            }
            Post post = publish(network, entry, painted, ids);
            if (entry.id() != null) {
                ids.put(entry.id(), post.id());
            }
            told++;
            List<Long> fans = fans(network, entry, i);
            open.add(liking.submit(() -> fans.forEach(fan -> reactions.like(fan, post.id()))));
        }
        open.forEach(Telling::result);
        return told;
    }

    private Post publish(Network network, Network.Entry entry, List<Long> pictures, Map<String, Long> ids) {
        String said = entry.text() == null ? "" : entry.text();
        String text = entry.asks() ? "@" + assistant + " " + said : said;
        String language = entry.language() == null ? person(network, entry.by()).language() : entry.language();
        return posts.publish(Draft.of(author(entry), text, entry.audience()).saying(Words.of(text).in(language))
                .answering(entry.re() == null ? null : ids.get(entry.re())).showing(pictures));
    }

    /// When the entry with this number was said: the gaps shrink from hours to a minute.
    static Instant at(int number, int of, Instant now) {
        double left = 1 - (number + 1.0) / (of + 1.0);
        return now.minusMillis((long) (SPAN.toMillis() * left * left));
    }

    /// Those who like a post: its author's followers first, never a bot. The file asks for no more of them than may
    /// see it.
    private List<Long> fans(Network network, Network.Entry entry, int number) {
        List<String> followers = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Network.Person person : network.people()) {
            if (person.kind() != Account.Kind.BOT && !person.handle().equals(entry.by())) {
                (person.follows().contains(entry.by()) ? followers : others).add(person.handle());
            }
        }
        // the same each time, and another crowd for each post
        Collections.shuffle(followers, new Random(number));
        Collections.shuffle(others, new Random(number));
        followers.addAll(others);
        return followers.stream().limit(entry.likes()).map(handle -> people.get(handle).id()).toList();
    }

    private long author(Network.Entry entry) {
        return people.get(entry.by()).id();
    }

    private static Network.Person person(Network network, String handle) {
        return network.people().stream().filter(person -> person.handle().equals(handle)).findFirst().orElseThrow();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the sample network was made", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
