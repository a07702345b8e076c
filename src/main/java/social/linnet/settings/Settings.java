package social.linnet.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Everything an operator can set under `linnet.`: as a Spring property, as an environment variable
/// (`linnet.db.url` is `LINNET_DB_URL`) or in `linnet.yml` beside the program. A bad value stops the start with a
/// message that names its key.
///
/// @param data     folder for the embedded database, media and indexes
/// @param name     what this network calls itself
/// @param url      the address people use, without a path; everything that leaves the server carries it
/// @param db       a PostgreSQL of the operator's own; without one, one is started in `data`
/// @param signup   who may make an account
/// @param limits   whether rates are limited; `OFF` must be said aloud, and is warned of at start
/// @param ai       the models, one block a capability
/// @param studio   how many works are made at once, and how long they may take
/// @param assistant who answers when people call it, and how much
/// @param media    bounds for what is uploaded
/// @param metricsToken what a scraper shows as bearer token at `/actuator/prometheus`; without one only a signed-in
///                 administrator may read there
/// @param trustedProxies addresses or ranges (`10.0.0.0/8`) of the proxies in front, whose `X-Forwarded-For` is believed;
///                 without any, whoever connects is who asks
/// @param trendsReview whether nothing trends until an administrator has let it
/// @param streamBeat how often a stream that has nothing to say shows that it is alive, before a proxy ends it; sockets
///                 half as often
/// @param mail     the SMTP server that sends mail; without one, links go to the console
/// @param demo     fill an empty database with labelled sample people
/// @param dev      for whoever works on the site: templates, styles, scripts and words are read from the sources at each page
@Validated
@ConfigurationProperties("linnet")
public record Settings(
        @NotNull @DefaultValue("./data") Path data,
        @NotNull @Size(min = 1, max = 60) @DefaultValue("Linnet") String name,
        @NotNull @DefaultValue("http://localhost:8080") URI url,
        @Valid @DefaultValue Db db,
        @NotNull @DefaultValue("OPEN") Signup signup,
        @NotNull @DefaultValue("DEFAULT") Limits limits,
        @Valid @DefaultValue Ai ai,
        @Valid @DefaultValue Studio studio,
        @Valid @DefaultValue Assistant assistant,
        @Valid @DefaultValue Media media,
        @Nullable @Size(min = 16, max = 200) String metricsToken,
        @NotNull @DefaultValue({}) List<String> trustedProxies,
        @DefaultValue("false") boolean trendsReview,
        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 5) @DefaultValue("15s") Duration streamBeat,
        @Valid @DefaultValue Mail mail,
        @DefaultValue("false") boolean demo,
        @DefaultValue("false") boolean dev) {

    @AssertTrue(message = "linnet.url must be http(s)://host[:port] without path, query or user")
    boolean isUrlPlain() {
        String path = url.getPath();
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null
                && (path == null || path.isEmpty() || "/".equals(path)) && url.getQuery() == null
                && url.getFragment() == null && url.getUserInfo() == null;
    }

    @AssertTrue(message = "linnet.trusted-proxies must be addresses or ranges such as 10.0.0.0/8")
    boolean isTrustedProxiesReadable() {
        return trustedProxies.stream().allMatch(range -> range.matches("[0-9a-fA-F:.]{2,45}(/[0-9]{1,3})?"));
    }

    /// The public address without a trailing slash.
    public String origin() {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /// Host and port of the public address, as handles show it.
    public String domain() {
        return url.getRawAuthority();
    }

    /// Whether people reach this server over TLS, so that cookies may demand it.
    public boolean isSecure() {
        return "https".equals(url.getScheme());
    }

    /// The operator's PostgreSQL.
    ///
    /// @param url      a JDBC URL (`jdbc:postgresql://host/name`); unset starts the embedded server
    /// @param user     who to connect as
    /// @param password its password
    /// @param pool     how many connections at most
    public record Db(@Nullable String url, @Nullable String user, @Nullable String password,
                     @Min(2) @Max(500) @DefaultValue("24") int pool) {

        @AssertTrue(message = "linnet.db.url must start with jdbc:postgresql:")
        boolean isUrlPostgres() {
            return url == null || url.isBlank() || url.startsWith("jdbc:postgresql:");
        }

        @AssertTrue(message = "linnet.db.user and linnet.db.password are for a database named by linnet.db.url")
        boolean isCredentialsWithUrl() {
            return !isEmbedded() || (isBlank(user) && isBlank(password));
        }

        /// Whether the program starts its own PostgreSQL.
        public boolean isEmbedded() {
            return isBlank(url);
        }

        private static boolean isBlank(@Nullable String text) {
            return text == null || text.isBlank();
        }
    }

    /// Who may make an account.
    public enum Signup {
        /// Anybody.
        OPEN,
        /// Anybody, once an administrator has agreed.
        APPROVAL,
        /// Whoever holds an invitation.
        INVITE
    }

    /// Whether rates are limited.
    public enum Limits {
        DEFAULT, OFF
    }

    /// The models: each capability has its own provider, address, key and model.
    ///
    /// @param text       what answers in words
    /// @param budget     how much may be asked for in words
    /// @param edit       what makes pictures out of pictures; when nothing of it is set, the same as `image`
    /// @param video      what makes videos from words: `openai`, or nothing does
    /// @param moderation what judges words and pictures; the operator's own words count in every case
    public record Ai(@Valid @DefaultValue Text text, @Valid @DefaultValue Budget budget, @Valid @DefaultValue Provider image,
                     @Valid @Nullable Provider edit,
                     @Valid @DefaultValue Provider video, @Valid @DefaultValue Provider moderation,
                     @Valid @DefaultValue Provider embedding) {
    }

    /// The model that answers in words.
    ///
    /// @param provider as with every model
    /// @param baseUrl  as with every model
    /// @param key      as with every model
    /// @param model    as with every model
    /// @param api      which of OpenAI's two ways of asking for words that server is asked by; unset, `responses` at OpenAI and
    ///                 `chat` everywhere else
    /// @param pictures whether the model looks at pictures; unset, only models of OpenAI's that are known to
    public record Text(@DefaultValue("BUILTIN") Provider.Kind provider, @Nullable URI baseUrl, @Nullable String key,
                       @Nullable String model, @Nullable Api api, @Nullable Boolean pictures) {

        /// A way of asking for words.
        public enum Api {
            /// `POST chat/completions`, which nearly every server knows.
            CHAT,
            /// `POST responses`, OpenAI's newer one.
            RESPONSES
        }

        /// What it has in common with the others.
        public Provider server() {
            return new Provider(provider, baseUrl, key, model);
        }

        @AssertTrue(message = Provider.UNREACHABLE)
        boolean isReachable() {
            return server().isReachable();
        }

        /// The key stays out of logs.
        @Override
        public String toString() {
            return server() + "[" + api + ", pictures=" + pictures + "]";
        }
    }

    /// How much may be asked for in words, in tokens of question and answer together, from midnight to midnight UTC.
    ///
    /// @param daily        everybody's, a day
    /// @param personDaily  one person's, a day
    /// @param atOnce       how many answers may be on their way
    /// @param personAtOnce how many of one person's
    public record Budget(@Min(1_000) @DefaultValue("5000000") long daily, @Min(1_000) @DefaultValue("200000") long personDaily,
                         @Min(1) @Max(1_000) @DefaultValue("8") int atOnce, @Min(1) @Max(100) @DefaultValue("2") int personAtOnce) {
    }

    /// One capability's model.
    ///
    /// @param provider `builtin` (no network, always there) or `openai` (OpenAI or any server that speaks its API)
    /// @param baseUrl  address of that server, up to and with its version (`https://api.openai.com/v1`)
    /// @param key      its key, if it wants one
    /// @param model    the model's name there
    public record Provider(@DefaultValue("BUILTIN") Kind provider, @Nullable URI baseUrl, @Nullable String key,
                           @Nullable String model) {

        /// Which adapter speaks to it.
        public enum Kind {
            BUILTIN, OPENAI
        }

        static final String UNREACHABLE = "base-url must be http(s)://… and provider openai needs a base-url or a key";

        @AssertTrue(message = UNREACHABLE)
        boolean isReachable() {
            if (provider == Kind.BUILTIN) {
                return true;
            }
            boolean hasKey = key != null && !key.isBlank();
            return baseUrl == null ? hasKey
                    : baseUrl.getHost() != null && List.of("http", "https").contains(baseUrl.getScheme());
        }

        /// The key stays out of logs.
        @Override
        public String toString() {
            return "Provider[" + provider + ", " + baseUrl + ", model=" + model + "]";
        }
    }

    /// @param workers how many jobs run at once on this machine
    /// @param seconds how long one job may take in all
    /// @param daily   how many pictures one person may make in a day
    /// @param films   videos from words, where something makes them (`linnet.ai.video`)
    public record Studio(@Min(1) @Max(64) @DefaultValue("2") int workers,
                         @Min(10) @Max(3600) @DefaultValue("300") int seconds,
                         @Min(1) @Max(100_000) @DefaultValue("100") int daily, @Valid @DefaultValue Films films) {
    }

    /// @param atOnce  how many are waited for at once
    /// @param seconds how long one may take in all
    /// @param cost    how many pictures four seconds count as in a person's day
    /// @param hours   how long the provider goes on holding one that is done, so that it can be remixed; then it is told to
    ///                destroy it. 0 for at once
    public record Films(@Min(1) @Max(64) @DefaultValue("4") int atOnce,
                        @Min(10) @Max(86_400) @DefaultValue("900") int seconds,
                        @Min(1) @Max(1000) @DefaultValue("5") int cost,
                        @Min(0) @Max(720) @DefaultValue("24") int hours) {
    }

    /// The assistant: its account is made at the first start.
    ///
    /// @param handle  what people call it by, without `@`; chosen before the first start
    /// @param name    what it calls itself
    /// @param about   what its profile says
    /// @param workers how many questions are answered at once on this machine
    /// @param seconds how long one answer may take in all
    /// @param hourly  how many questions of one person are answered in public within an hour
    /// @param lag     how young a post may be that it does not find yet: the less, the more a busy search costs
    public record Assistant(@NotNull @Pattern(regexp = "[a-z0-9_]{1,30}") @DefaultValue("linnet") String handle,
                            @NotNull @Size(min = 1, max = 30) @DefaultValue("Linnet") String name,
                            @NotNull @Size(max = 500) @DefaultValue("The assistant of this place: a program, no person. "
                                    + "Call me in a thread and I answer once, with my sources. Block me and I am gone.") String about,
                            @Min(1) @Max(64) @DefaultValue("4") int workers,
                            @Min(5) @Max(600) @DefaultValue("60") int seconds,
                            @Min(1) @Max(10_000) @DefaultValue("20") int hourly,
                            @NotNull @DurationMax(minutes = 1) @DefaultValue("1s") Duration lag) {
    }

    /// @param maxBytes  largest upload, in bytes
    /// @param maxPixels largest picture, in pixels over all its frames
    /// @param film      bounds for videos and sounds
    /// @param signing   in whose name content credentials are signed
    public record Media(@Min(100_000) @Max(200_000_000) @DefaultValue("16777216") int maxBytes,
                        @Min(1_000_000) @Max(200_000_000) @DefaultValue("40000000") int maxPixels,
                        @Valid @DefaultValue Film film, @Valid @DefaultValue Signing signing) {
    }

    /// @param maxBytes   largest video or sound that is taken and that is kept, in bytes; `spring.servlet.multipart` has
    ///                   to let as much through
    /// @param maxSeconds longest
    /// @param atOnce     how many are worked on at once, each by two processors and up to 2 GB of memory
    public record Film(@Min(100_000) @Max(1_000_000_000) @DefaultValue("41943040") long maxBytes,
                       @Min(1) @Max(3600) @DefaultValue("180") int maxSeconds,
                       @Min(1) @Max(64) @DefaultValue("2") int atOnce) {
    }

    /// The operator's own certificate for content credentials; without one, the server makes itself one that nobody else
    /// knows.
    ///
    /// @param certificates PEM file of the certificates, the signer's first, each one's issuer after it
    /// @param key          PEM file of the signer's key: P-256, PKCS #8, not encrypted
    /// @param trusted      PEM file of certificates whose holders are believed when they vouch for other people's signers
    public record Signing(@Nullable Path certificates, @Nullable Path key, @Nullable Path trusted) {

        @AssertTrue(message = "linnet.media.signing.certificates and linnet.media.signing.key are set together or not at all")
        boolean isWhole() {
            return (certificates == null) == (key == null);
        }
    }

    /// The server that takes mail to others.
    ///
    /// @param host     its name; unset, no mail is sent
    /// @param port     where it listens
    /// @param user     who signs in there, if anybody need
    /// @param password their password
    /// @param from     the address that mail comes from
    /// @param tls      how the way there is protected
    public record Mail(@Nullable String host, @Min(1) @Max(65_535) @DefaultValue("587") int port, @Nullable String user,
                       @Nullable String password, @Nullable String from, @NotNull @DefaultValue("STARTTLS") Tls tls) {

        /// How the way to the server is protected.
        public enum Tls {
            /// Not at all: for a server on the same machine.
            NONE,
            /// From the first word agreed on; refused where the server cannot.
            STARTTLS,
            /// From the first byte.
            TLS
        }

        @AssertTrue(message = "linnet.mail.from must be the address that mail comes from, when linnet.mail.host is set")
        boolean isFromThere() {
            return !isSet() || from != null && from.matches("[^@\\s<>]+@[^@\\s<>]+");
        }

        /// Whether mail is sent at all.
        public boolean isSet() {
            return host != null && !host.isBlank();
        }

        /// The password stays out of logs.
        @Override
        public String toString() {
            return "Mail[" + host + ":" + port + ", user=" + user + ", from=" + from + ", " + tls + "]";
        }
    }
}
