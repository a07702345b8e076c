package social.linnet.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import social.linnet.fetch.FetchFailure.Reason;

/// One request to one machine, in bounds of time and size. It has a connection of its own, which is cut when the answer
/// is no longer wanted.
///
/// Apache's client rather than the JDK's, which resolves names itself and cannot be told which address to use.
final class Exchange implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int CONNECT_SECONDS = 4;
    /// How many addresses of one name are tried.
    private static final int MAX_ADDRESSES = 3;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_LINE = 8192;
    private static final int CHUNK = 8192;

    private final CloseableHttpClient client;

    Exchange(Network network, String agent, int connections) {
        Http1Config http = Http1Config.custom().setMaxHeaderCount(MAX_HEADERS).setMaxLineLength(MAX_LINE)
                .setMaxEmptyLineCount(2).build();
        this.client = HttpClients.custom().setUserAgent(agent).disableCookieManagement().disableRedirectHandling()
                .disableAutomaticRetries().disableAuthCaching().disableContentCompression()
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new NoNames())
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(network.trust()))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(http).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                                .setSocketTimeout((int) Fetcher.DEADLINE.toSeconds(), TimeUnit.SECONDS).build())
                        .setMaxConnTotal(connections * 2).setMaxConnPerRoute(connections * 2).build())
                .build();
    }

    /// Names were resolved and judged before: whoever asks again would be told another address.
    private static final class NoNames implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }
    }

    /// What is asked.
    ///
    /// @param body what is sent with it, or null
    /// @param max  most bytes of the answer's body, packed or unpacked; 0 when it is not wanted
    /// @param cut  whether the first `max` of more are an answer rather than a failure
    record Request(String method, URI uri, Map<String, String> headers, byte @Nullable [] body, int max, boolean cut) {
    }

    /// What was answered.
    ///
    /// @param location where it redirects to, or empty
    record Response(int status, String contentType, String location, String retryAfter, byte[] bytes, boolean cut) {
    }

    /// Asks at the first of these addresses that can be connected to.
    Response ask(Request request, List<InetSocketAddress> addresses, Deadline deadline) {
        FetchFailure last = null;
        for (InetSocketAddress address : addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES))) {
            try {
                return askAt(request, address, deadline);
            } catch (Unconnected e) {
                last = new FetchFailure(Reason.UNREACHABLE, request.uri().getHost() + ": " + e.getMessage(), e);
            }
        }
        throw last == null ? new FetchFailure(Reason.UNREACHABLE, "no address", null) : last;
    }

    /// Nobody listens at this address; somebody may at the next.
    private static final class Unconnected extends IOException {
        private static final long serialVersionUID = 1L;

        Unconnected(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private Response askAt(Request request, InetSocketAddress address, Deadline deadline) throws Unconnected {
        URI uri = request.uri();
        HttpUriRequestBase sent = new HttpUriRequestBase(request.method(), uri);
        request.headers().forEach(sent::setHeader);
        sent.setHeader("Accept-Encoding", "gzip");
        if (request.body() != null) {
            sent.setEntity(new ByteArrayEntity(request.body(), sent.containsHeader("Content-Type") ? null
                    : ContentType.APPLICATION_OCTET_STREAM));
        }
        sent.setConfig(RequestConfig.custom().setResponseTimeout(deadline.millis(), TimeUnit.MILLISECONDS)
                .setConnectionRequestTimeout(deadline.millis(), TimeUnit.MILLISECONDS).setExpectContinueEnabled(false)
                .build());
        HttpHost target = new HttpHost(uri.getScheme(), address.getAddress(), Urls.bare(uri.getHost()),
                address.getPort());
        Thread watch = Thread.ofVirtual().name("fetch-deadline").start(() -> cutAt(deadline, sent));
        ClassicHttpResponse answer = null;
        try {
            answer = client.executeOpen(target, sent, null);
            return read(request, answer);
        } catch (IOException e) {
            throw failure(e, uri, deadline);
        } finally {
            watch.interrupt();
            hangUp(sent, answer);
        }
    }

    /// A connection is never used twice, and a body that is not wanted is not read to its end, as closing would.
    private static void hangUp(HttpUriRequestBase sent, @Nullable ClassicHttpResponse answer) {
        sent.abort();
        if (answer != null) {
            try {
                answer.close();
            } catch (IOException cutAlready) {
                LOG.trace("Hung up", cutAlready);
            }
        }
    }

    private static void cutAt(Deadline deadline, HttpUriRequestBase sent) {
        try {
            Thread.sleep(deadline.left());
            sent.abort();
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static FetchFailure failure(IOException e, URI uri, Deadline deadline) throws Unconnected {
        String host = uri.getHost();
        if (deadline.isOver() || e instanceof java.net.SocketTimeoutException && !(e instanceof ConnectTimeoutException)) {
            return new FetchFailure(Reason.TIMED_OUT, host, e);
        }
        if (e instanceof ConnectException || e instanceof ConnectTimeoutException
                || e instanceof NoRouteToHostException) {
            throw new Unconnected(e);
        }
        if (e instanceof javax.net.ssl.SSLException || e instanceof java.net.SocketException) {
            return new FetchFailure(Reason.UNREACHABLE, host + ": " + e.getMessage(), e);
        }
        return new FetchFailure(Reason.UNUSABLE, host + ": " + e.getMessage(), e);
    }

    private static Response read(Request request, ClassicHttpResponse answer) throws IOException {
        int status = answer.getCode();
        boolean wanted = request.max() > 0 && status >= 200 && status < 300;
        HttpEntity entity = answer.getEntity();
        Body body = wanted && entity != null ? body(request, entity, value(answer, "Content-Encoding"))
                : new Body(new byte[0], false);
        return new Response(status, value(answer, "Content-Type"), value(answer, "Location"),
                value(answer, "Retry-After"), body.bytes(), body.cut());
    }

    private static String value(ClassicHttpResponse answer, String name) {
        Header header = answer.getFirstHeader(name);
        return header == null || header.getValue() == null ? "" : header.getValue().strip();
    }

    private record Body(byte[] bytes, boolean cut) {
    }

    private static Body body(Request request, HttpEntity entity, String encoding) throws IOException {
        if (!request.cut() && entity.getContentLength() > request.max()) {
            throw tooLarge(request);
        }
        boolean packed = encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip");
        if (!packed && !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            throw new FetchFailure(Reason.UNUSABLE, request.uri().getHost() + ": packed as " + encoding, null);
        }
        InputStream raw = new Capped(entity.getContent(), request);
        InputStream in = packed ? new GZIPInputStream(raw, CHUNK) : raw;
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(request.max(), 64 * 1024));
        byte[] chunk = new byte[CHUNK];
        try {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                int room = request.max() - out.size();
                out.write(chunk, 0, Math.min(n, room));
                if (n > room) {
                    if (request.cut()) {
                        return new Body(out.toByteArray(), true);
                    }
                    throw tooLarge(request);
                }
            }
        } catch (Capped.Full full) {
            if (!request.cut()) {
                throw tooLarge(request);
            }
            return new Body(out.toByteArray(), true);
        }
        return new Body(out.toByteArray(), false);
    }

    private static FetchFailure tooLarge(Request request) {
        return new FetchFailure(Reason.TOO_LARGE, request.uri().getHost() + ": more than " + request.max() + " bytes",
                null);
    }

    @Override
    public void close() {
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
