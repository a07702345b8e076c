package social.linnet.notification.push;

import java.net.URI;
import java.util.Map;

import org.springframework.stereotype.Component;

import social.linnet.fetch.Fetcher;
import social.linnet.fetch.Posted;
import social.linnet.fetch.Urls;

/// Push services by the guarded fetcher, over TLS alone.
@Component
class FetcherGateway implements PushGateway {

    private final Fetcher fetcher;

    FetcherGateway(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public boolean admits(URI endpoint) {
        return "https".equals(endpoint.getScheme()) && Urls.parse(endpoint.toString()).isPresent();
    }

    @Override
    public Answer send(URI endpoint, Map<String, String> headers, byte[] body) {
        Posted posted = fetcher.post(endpoint, headers, body);
        return new Answer(posted.status(), posted.retryAfter());
    }
}
