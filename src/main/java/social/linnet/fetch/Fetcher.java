package social.linnet.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

import social.linnet.fetch.FetchFailure.Reason;
import social.linnet.settings.Settings;

/// The guarded way out: every call that a stranger can cause goes through here.
///
/// A name is resolved once; when any of its addresses is not public the call ends there, else it goes to those very
/// addresses. TLS asks for and verifies the name. Each redirect is judged anew. No cookies, no credentials, no proxy.
@Service
public class Fetcher {

    /// How long a call may take in all.
    public static final Duration DEADLINE = Duration.ofSeconds(10);
    /// How many redirects are followed.
    public static final int MAX_REDIRECTS = 3;
    /// How long an address that failed is not asked again.
    public static final Duration FAILED_FOR = Duration.ofMinutes(5);
    /// How many fetch at once, and how many send.
    static final int AT_ONCE = 32;
    private static final int LOOKUPS = 16;
    private static final int REMEMBERED = 10_000;

    private final Network network;
    private final Exchange exchange;
    private final Semaphore fetching = new Semaphore(AT_ONCE);
    private final Semaphore sending = new Semaphore(AT_ONCE);
    private final ConcurrentMap<Wanted, FutureTask<Fetched>> flights = new ConcurrentHashMap<>();
    private final Cache<Wanted, Failed> failed = Caffeine.newBuilder().maximumSize(REMEMBERED)
            .expireAfterWrite(FAILED_FOR).build();
    /// The system's resolver cannot be interrupted, and blocks the thread that carries a virtual one.
    private final ExecutorService lookups = Executors.newFixedThreadPool(LOOKUPS,
            Thread.ofPlatform().name("fetch-names-", 1).daemon().factory());

    @Autowired
    Fetcher(Settings settings) {
        this(settings, Network.real());
    }

    Fetcher(Settings settings, Network network) {
        this.network = network;
        this.exchange = new Exchange(network, "Linnet (+" + settings.origin() + "/about)", AT_ONCE * 2);
    }

    private record Wanted(URI uri, String accept, int max, boolean cut) {
    }

    /// One of the two: how a call ended that need not be made again soon.
    private record Failed(@Nullable Fetched answer, @Nullable FetchFailure failure) {
    }

    /// What is at this address.
    ///
    /// Two who ask for the same at the same time share one call. What failed, or was answered with 400 or more, is not
    /// asked for again for [#FAILED_FOR].
    ///
    /// @param accept   which media types are of use, as in the header of that name
    /// @param maxBytes most bytes of the body, packed or unpacked
    /// @throws FetchFailure with the reason
    public Fetched get(URI uri, String accept, int maxBytes) {
        return once(new Wanted(checked(uri), accept, maxBytes, false));
    }

    /// As [#get], of which the beginning is enough: of a larger body the first `maxBytes` are given.
    public Fetched beginning(URI uri, String accept, int maxBytes) {
        return once(new Wanted(checked(uri), accept, maxBytes, true));
    }

    /// Sends something. Redirects are not followed, and what is answered besides the status is not read.
    ///
    /// @throws FetchFailure with the reason
    public Posted post(URI uri, Map<String, String> headers, byte[] body) {
        Deadline deadline = Deadline.in(DEADLINE);
        return bounded(sending, deadline, () -> {
            Exchange.Response answer = ask(new Exchange.Request("POST", checked(uri), headers, body, 0, false), deadline);
            return new Posted(answer.status(), answer.retryAfter());
        });
    }

    private static URI checked(URI uri) {
        return Urls.parse(uri.toString()).orElseThrow(() -> new FetchFailure(Reason.BAD_URL, "not fetched: " + uri,
                null));
    }

    private Fetched once(Wanted wanted) {
        Failed known = failed.getIfPresent(wanted);
        if (known != null) {
            return outcome(known);
        }
        FutureTask<Fetched> mine = new FutureTask<>(() -> remembering(wanted));
        FutureTask<Fetched> flight = Optional.ofNullable(flights.putIfAbsent(wanted, mine)).orElse(mine);
        if (flight == mine) {
            try {
                mine.run();
            } finally {
                flights.remove(wanted, mine);
            }
        }
        return await(flight, DEADLINE.plusSeconds(1), wanted.uri());
    }

    private static Fetched outcome(Failed known) {
        if (known.answer() != null) {
            return known.answer();
        }
        throw java.util.Objects.requireNonNull(known.failure());
    }

    private Fetched remembering(Wanted wanted) {
        try {
            Fetched fetched = fetch(wanted);
            if (fetched.status() >= 400) {
                failed.put(wanted, new Failed(fetched, null));
            }
            return fetched;
        } catch (FetchFailure e) {
            if (e.reason() != Reason.BUSY) {
                failed.put(wanted, new Failed(null, e));
            }
            throw e;
        }
    }

    private Fetched fetch(Wanted wanted) {
        Deadline deadline = Deadline.in(DEADLINE);
        return bounded(fetching, deadline, () -> {
            URI at = wanted.uri();
            for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
                Exchange.Response answer = ask(new Exchange.Request("GET", at, Map.of("Accept", wanted.accept()), null,
                        wanted.max(), wanted.cut()), deadline);
                if (!isRedirect(answer)) {
                    return new Fetched(answer.status(), answer.contentType(), answer.bytes(), answer.cut(), at);
                }
                at = next(at, answer.location());
            }
            throw new FetchFailure(Reason.REDIRECTED, wanted.uri().getHost() + ": more than " + MAX_REDIRECTS, null);
        });
    }

    private static boolean isRedirect(Exchange.Response answer) {
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> !answer.location().isEmpty();
            default -> false;
        };
    }

    private static URI next(URI from, String location) {
        // what is absolute is read by our own parser alone
        if (location.regionMatches(true, 0, "http:", 0, 5) || location.regionMatches(true, 0, "https:", 0, 6)) {
            return Urls.parse(location).orElseThrow(() -> badRedirect(from));
        }
        try {
            return Urls.parse(from.resolve(new URI(location)).toString()).orElseThrow(() -> badRedirect(from));
        } catch (java.net.URISyntaxException e) {
            throw badRedirect(from);
        }
    }

    private static FetchFailure badRedirect(URI from) {
        return new FetchFailure(Reason.BAD_URL, from.getHost() + " redirects to where nothing is fetched from", null);
    }

    private Exchange.Response ask(Exchange.Request request, Deadline deadline) {
        return exchange.ask(request, addresses(request.uri(), deadline), deadline);
    }

    /// The addresses of a name, every one of them fit to connect to.
    private List<InetSocketAddress> addresses(URI uri, Deadline deadline) {
        String host = uri.getHost();
        if (host == null) {
            throw new FetchFailure(Reason.BAD_URL, "no host", null);
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
        List<InetSocketAddress> found = host.startsWith("[") || Urls.isQuad(host)
                ? List.of(new InetSocketAddress(InetAddress.ofLiteral(Urls.bare(host)), port))
                : lookUp(host, port, deadline);
        if (!found.stream().allMatch(network.allowed())) {
            throw new FetchFailure(Reason.NOT_PUBLIC, host, null);
        }
        return found;
    }

    private List<InetSocketAddress> lookUp(String host, int port, Deadline deadline) {
        Future<List<InetSocketAddress>> lookup = lookups.submit(() -> network.names().resolve(host, port));
        try {
            return lookup.get(deadline.millis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new FetchFailure(Reason.UNREACHABLE, "no such name: " + host, e.getCause());
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            lookup.cancel(true);
            throw new FetchFailure(Reason.TIMED_OUT, "name server: " + host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailure(Reason.BUSY, "interrupted", e);
        }
    }

    private static <T> T bounded(Semaphore places, Deadline deadline, java.util.function.Supplier<T> work) {
        try {
            if (!places.tryAcquire(deadline.millis(), TimeUnit.MILLISECONDS)) {
                throw new FetchFailure(Reason.BUSY, "too many calls", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailure(Reason.BUSY, "interrupted", e);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Fetched await(FutureTask<Fetched> flight, Duration atMost, URI uri) {
        try {
            return flight.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case FetchFailure failure -> throw failure;
                case RuntimeException fault -> throw fault;
                case Throwable fault -> throw new IllegalStateException(fault);
            }
        } catch (TimeoutException e) {
            throw new FetchFailure(Reason.TIMED_OUT, uri.getHost(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailure(Reason.BUSY, "interrupted", e);
        }
    }

    @PreDestroy
    void close() {
        lookups.shutdownNow();
        exchange.close();
    }
}
