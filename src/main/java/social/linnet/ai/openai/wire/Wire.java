package social.linnet.ai.openai.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.HttpResponse;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import social.linnet.ai.AiFailure.Reason;

/// The vendor's SDK and the HTTP client under it. Loaded at the first call. The SDK writes the request; the answer is
/// taken raw, since the SDK reads neither what compatible servers answer in place of a stream nor their errors.
public final class Wire {

    /// Ties a request to its [Exchange] on its way through the SDK; never sent.
    public static final String TICKET = "x-linnet-exchange";
    private static final String RETRY_AFTER = "x-linnet-retry-after";
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long ERROR_BYTES = 64 << 10;

    /// A request that the SDK writes.
    public interface Ask {
        /// @param ticket goes into the request's header [#TICKET]
        HttpResponse send(OpenAIClient client, String ticket, RequestOptions options);
    }

    private final Server server;
    private final Limits limits;
    private final OkHttpClient plain;
    private final OkHttpClient watched;
    private @Nullable OpenAIClient client;
    private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();

    public Wire(Server server, Limits limits) {
        this.server = server;
        this.limits = limits;
        OkHttpClient.Builder builder = new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false)
                .retryOnConnectionFailure(false).connectTimeout(limits.connect());
        if ("http".equals(server.base().getScheme())) {
            // an offer of HTTP/2 in clear makes uvicorn drop the body
            builder.protocols(List.of(Protocol.HTTP_1_1));
        }
        // OkHttp repeats a 503 that says "retry-after: 0" by itself; how often is decided in one place, and not there
        builder.addNetworkInterceptor(chain -> {
            Response response = chain.proceed(chain.request());
            String after = response.header("retry-after");
            return after == null ? response : response.newBuilder().removeHeader("retry-after").header(RETRY_AFTER, after).build();
        });
        plain = builder.build();
        watched = plain.newBuilder().addInterceptor(this::intercept).build();
    }

    /// The SDK's client, made when something is first asked through it: what is asked by hand need not wait for its classes.
    private synchronized OpenAIClient client() {
        OpenAIClient made = client;
        if (made == null) {
            made = OpenAIOkHttpClient.builder().okHttpClient(watched)
                    .baseUrl(server.base().toString()).apiKey(server.key() == null ? "none" : server.key()).maxRetries(0)
                    .disableTelemetry(true).responseValidation(false).build();
            client = made;
        }
        return made;
    }

    /// Opens the answer to a request that the SDK writes; closing it closes the exchange.
    ///
    /// @param most how many bytes it may have
    /// @throws Fault the provider's own error, or a broken connection
    public InputStream ask(Exchange exchange, Duration deadline, long most, Ask ask) throws Fault {
        String ticket = UUID.randomUUID().toString();
        // between two bytes the exchange's watcher counts; here the deadline is only the net under it
        RequestOptions options = RequestOptions.builder().timeout(Timeout.builder().connect(limits.connect()).read(deadline)
                .write(deadline).request(deadline).build()).build();
        exchanges.put(ticket, exchange);
        try {
            HttpResponse response = ask.send(client(), ticket, options);
            return closing(exchange.bounded(response.body(), most), response::close);
        } catch (RuntimeException e) {
            throw fault(exchange, e);
        } finally {
            exchanges.remove(ticket);
        }
    }

    /// Opens the answer to a form, which the SDK cannot write when its parts are of several types.
    ///
    /// @param path below the server's base address
    /// @throws Fault the provider's own error, or a broken connection
    public InputStream post(Exchange exchange, Duration deadline, long most, String path, RequestBody form) throws Fault {
        Request.Builder request = new Request.Builder().url(server.base() + "/" + path).tag(Exchange.class, exchange).post(form);
        if (server.key() != null) {
            request.header("Authorization", "Bearer " + server.key());
        }
        try {
            Response response = bounded(watched, deadline).newCall(request.build()).execute();
            return closing(exchange.bounded(Objects.requireNonNull(response.body()).byteStream(), most), response::close);
        } catch (IOException e) {
            throw fault(exchange, e);
        }
    }

    /// Opens the answer to a request that is written by hand, in JSON.
    ///
    /// @param path below the server's base address
    /// @throws Fault the provider's own error, or a broken connection
    public InputStream json(Exchange exchange, Duration deadline, long most, String path, byte[] body) throws Fault {
        return post(exchange, deadline, most, path, RequestBody.create(body, JSON));
    }

    /// Fetches a picture from the provider's own host, without the key.
    public byte[] fetch(Exchange exchange, URI address, Duration deadline) throws Fault, IOException {
        Call call = bounded(plain, deadline).newCall(new Request.Builder().url(address.toString()).build());
        exchange.started(call);
        try (Response response = call.execute(); ResponseBody body = Objects.requireNonNull(response.body())) {
            exchange.answered();
            if (response.code() != 200) {
                throw Fault.of(Reason.UNUSABLE, "the picture's address answered " + response.code());
            }
            return exchange.bounded(body.byteStream(), limits.bodyBytes()).readAllBytes();
        }
    }

    private static OkHttpClient bounded(OkHttpClient http, Duration deadline) {
        return http.newBuilder().readTimeout(deadline).writeTimeout(deadline).callTimeout(deadline).build();
    }

    private static InputStream closing(InputStream body, Runnable close) {
        return new FilterInputStream(body) {

            @Override
            public void close() {
                close.run();
            }
        };
    }

    private Response intercept(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        Exchange tagged = request.tag(Exchange.class);
        Exchange exchange = tagged != null ? tagged
                : Objects.requireNonNull(exchanges.get(Objects.requireNonNull(request.header(TICKET))));
        Request.Builder sent = request.newBuilder().removeHeader(TICKET);
        if (server.key() == null) {
            sent.removeHeader("Authorization");
        }
        exchange.started(chain.call());
        Response response = chain.proceed(sent.build());
        exchange.answered();
        if (response.isSuccessful()) {
            return response;
        }
        try (ResponseBody body = Objects.requireNonNull(response.body())) {
            String text;
            try (InputStream in = body.byteStream()) {
                text = new String(in.readNBytes((int) ERROR_BYTES), StandardCharsets.UTF_8);
            } catch (IOException cut) {
                // the status has come, and decides alone
                text = "";
            }
            exchange.refused(Fault.status(response.code(), text,
                    RetryAfter.of(response.header("retry-after-ms"), response.header(RETRY_AFTER))));
            throw new IOException("refused with " + response.code());
        }
    }

    private static Fault fault(Exchange exchange, Exception thrown) {
        Fault refusal = exchange.refusal();
        return refusal != null ? refusal : Fault.broken(root(thrown), exchange.isSpent());
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
