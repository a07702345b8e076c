package social.linnet.ai.openai;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
import com.openai.models.images.ImageGenerateParams;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import social.linnet.ai.AiFailure.Reason;

/// The vendor's SDK and the HTTP client under it. Loaded at the first call. The SDK writes the request; the answer is
/// taken raw, since the SDK reads neither what compatible servers answer in place of a stream nor their errors.
final class Wire {

    /// Ties a request to its [Exchange] on its way through the SDK; never sent.
    private static final String TICKET = "x-linnet-exchange";
    private static final String RETRY_AFTER = "x-linnet-retry-after";
    private static final long ERROR_BYTES = 64 << 10;
    private static final int PARTIALS = 2;

    private final Server server;
    private final Limits limits;
    private final OkHttpClient http;
    private final OpenAIClient client;
    private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();

    Wire(Server server, Limits limits) {
        this.server = server;
        this.limits = limits;
        OkHttpClient.Builder plain = new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false)
                .retryOnConnectionFailure(false).connectTimeout(limits.connect());
        if ("http".equals(server.base().getScheme())) {
            // an offer of HTTP/2 in clear makes uvicorn drop the body
            plain.protocols(List.of(Protocol.HTTP_1_1));
        }
        // OkHttp repeats a 503 that says "retry-after: 0" by itself; how often is decided in one place, and not there
        plain.addNetworkInterceptor(chain -> {
            Response response = chain.proceed(chain.request());
            String after = response.header("retry-after");
            return after == null ? response : response.newBuilder().removeHeader("retry-after").header(RETRY_AFTER, after).build();
        });
        http = plain.build();
        client = OpenAIOkHttpClient.builder().okHttpClient(http.newBuilder().addInterceptor(this::intercept).build())
                .baseUrl(server.base().toString()).apiKey(server.key() == null ? "none" : server.key()).maxRetries(0)
                .disableTelemetry(true).responseValidation(false).build();
    }

    /// Opens the answer to a request for an image; closing it closes the exchange.
    ///
    /// @throws Fault the provider's own error, or a broken connection
    @SuppressWarnings("deprecation") // what the SDK calls deprecated is what the imitators, and dall-e, know
    InputStream generate(Exchange exchange, Dialect dialect, String prompt, String size, String requester, Duration deadline)
            throws Fault {
        String ticket = UUID.randomUUID().toString();
        ImageGenerateParams.Builder params = ImageGenerateParams.builder().prompt(prompt).size(size).putAdditionalHeader(TICKET, ticket);
        if (server.model() != null) {
            params.model(server.model());
        }
        if (!requester.isBlank()) {
            params.user(requester);
        }
        if (dialect.isStreaming()) {
            params.partialImages(PARTIALS);
        } else {
            params.responseFormat(ImageGenerateParams.ResponseFormat.B64_JSON);
        }
        // between two bytes the exchange's watcher counts; here the deadline is only the net under it
        RequestOptions options = RequestOptions.builder().timeout(Timeout.builder().connect(limits.connect()).read(deadline)
                .write(deadline).request(deadline).build()).build();
        exchanges.put(ticket, exchange);
        try {
            HttpResponse response = dialect.isStreaming() ? client.images().withRawResponse().generateStreaming(params.build(), options)
                    : client.images().withRawResponse().generate(params.build(), options);
            return new FilterInputStream(exchange.bounded(response.body(), limits.bodyBytes())) {

                @Override
                public void close() {
                    response.close();
                }
            };
        } catch (RuntimeException e) {
            Fault refusal = exchange.refusal();
            throw refusal != null ? refusal : Fault.broken(root(e), exchange.isAnswered());
        } finally {
            exchanges.remove(ticket);
        }
    }

    /// Fetches a picture from the provider's own host, without the key.
    byte[] fetch(Exchange exchange, URI address, Duration deadline) throws Fault, IOException {
        OkHttpClient bounded = http.newBuilder().readTimeout(deadline).callTimeout(deadline).build();
        Call call = bounded.newCall(new Request.Builder().url(address.toString()).build());
        exchange.started(call);
        try (Response response = call.execute(); ResponseBody body = Objects.requireNonNull(response.body())) {
            exchange.answered();
            if (response.code() != 200) {
                throw Fault.of(Reason.UNUSABLE, "the picture's address answered " + response.code());
            }
            return exchange.bounded(body.byteStream(), limits.bodyBytes()).readAllBytes();
        }
    }

    private Response intercept(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        Exchange exchange = Objects.requireNonNull(exchanges.get(Objects.requireNonNull(request.header(TICKET))));
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
                text = "";
            }
            Fault fault = Fault.status(response.code(), text, after(response));
            exchange.refused(fault);
            throw new IOException("refused with " + response.code());
        }
    }

    /// `retry-after-ms`, or `retry-after` in seconds or as a date.
    private static @Nullable Duration after(Response response) {
        String millis = response.header("retry-after-ms");
        String seconds = response.header(RETRY_AFTER);
        try {
            if (millis != null) {
                return Duration.ofMillis((long) Math.clamp(Double.parseDouble(millis), 0, 1e9));
            }
            if (seconds != null && seconds.strip().matches("[0-9.]{1,9}")) {
                return Duration.ofMillis((long) (Double.parseDouble(seconds.strip()) * 1000));
            }
            if (seconds != null) {
                Instant at = ZonedDateTime.parse(seconds.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
                Duration wait = Duration.between(Instant.now(), at);
                return wait.isNegative() ? Duration.ZERO : wait;
            }
        } catch (NumberFormatException | DateTimeParseException nonsense) {
            return null;
        }
        return null;
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
