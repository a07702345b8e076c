package social.linnet.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import org.springframework.boot.test.context.TestComponent;

/// Other people's servers: names below `strangers.test`, which lead to this machine, over HTTP and HTTPS. In tests of the
/// whole program the fetcher finds these and nothing else.
@TestComponent
public class Strangers implements AutoCloseable {

    private static final String DOMAIN = ".strangers.test";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final HttpServer plain;
    private final HttpsServer secure;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, List<Asked>> asked = new ConcurrentHashMap<>();

    /// How a request is answered.
    @FunctionalInterface
    public interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    /// A request that came.
    ///
    /// @param headers by their names in lower case
    public record Asked(String method, Map<String, String> headers, byte[] body) {
    }

    public Strangers() {
        try {
            this.plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            this.secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(Certified.BOTH));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        for (HttpServer server : List.of(plain, secure)) {
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        }
    }

    /// A name that nobody else has: `n12.strangers.test`.
    public String host() {
        return "n" + COUNT.incrementAndGet() + DOMAIN;
    }

    /// Answers requests for this address (with scheme, without port).
    public String serve(String url, Page page) {
        pages.put(url, page);
        return url;
    }

    /// A page of a new host, over HTTPS.
    ///
    /// @return its address
    public String page(String type, byte[] body) {
        return serve("https://" + host() + "/", exchange -> send(exchange, 200, type, body));
    }

    public String html(String html) {
        return page("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /// What was asked of this address so far.
    public List<Asked> asked(String url) {
        return asked.getOrDefault(url, List.of());
    }

    public static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /// Where a name leads, or null when there is no such name.
    public InetSocketAddress lookUp(String host, int port) {
        return !host.endsWith(DOMAIN) ? null : port == 443 ? secure.getAddress() : plain.getAddress();
    }

    /// Whether something listens there that a test has put there.
    public boolean owns(InetSocketAddress address) {
        return address.equals(plain.getAddress()) || address.equals(secure.getAddress());
    }

    /// Believes these servers' certificate, and no other.
    public SSLContext trust() {
        return Certified.BOTH;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String scheme = exchange.getHttpContext().getServer() == secure ? "https://" : "http://";
            String url = scheme + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI();
            Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream().collect(Collectors.toMap(
                    entry -> entry.getKey().toLowerCase(Locale.ROOT), entry -> String.join(", ", entry.getValue())));
            asked.computeIfAbsent(url, _ -> new CopyOnWriteArrayList<>()).add(new Asked(exchange.getRequestMethod(),
                    headers, exchange.getRequestBody().readAllBytes()));
            Page page = pages.get(url);
            if (page == null) {
                send(exchange, 404, "text/plain", new byte[0]);
            } else {
                page.answer(exchange);
            }
        }
    }

    @Override
    public void close() {
        plain.stop(0);
        secure.stop(0);
    }

    /// One certificate for all of a run: to make one takes a program of its own, and a second.
    private static final class Certified {

        private static final SSLContext BOTH = made();

        private static SSLContext made() {
            try {
                return both();
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static SSLContext both() throws IOException, GeneralSecurityException {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            char[] password = "not a secret".toCharArray();
            Path folder = Files.createTempDirectory("strangers");
            Path file = folder.resolve("keys.p12");
            try {
                Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "strangers", "-keyalg", "EC", "-dname", "CN=strangers.test", "-validity",
                        "30", "-ext", "san=dns:*" + DOMAIN, "-keystore", file.toString(), "-storepass",
                        new String(password)).redirectErrorStream(true).start();
                String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (tool.waitFor() != 0) {
                    throw new IllegalStateException(said);
                }
                try (InputStream in = Files.newInputStream(file)) {
                    keys.load(in, password);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException(e));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, password);
            KeyStore believed = KeyStore.getInstance("PKCS12");
            believed.load(null, null);
            believed.setCertificateEntry("strangers", keys.getCertificate("strangers"));
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(believed);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        }
    }
}
