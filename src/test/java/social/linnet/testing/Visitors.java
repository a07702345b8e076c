package social.linnet.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;

import social.linnet.account.Account;
import social.linnet.account.Sessions;

/// The browsers of those who visit the site: everybody has one, and is signed in there.
@TestComponent
public class Visitors {

    private final Map<Long, Client> browsers = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final String url;

    Visitors(Sessions sessions, @Value("${linnet.url}") String url) {
        this.sessions = sessions;
        this.url = url;
    }

    /// Their browser, or a new one of a stranger.
    public Client browser(@Nullable Account of) {
        return of == null ? Client.stranger(url)
                : browsers.computeIfAbsent(of.id(), id -> Client.of(url, sessions.open(id, "a test")));
    }
}
