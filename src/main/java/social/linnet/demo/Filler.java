package social.linnet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.SignUps;
import social.linnet.ai.ImageModel;
import social.linnet.assistant.context.Self;
import social.linnet.graph.Graph;
import social.linnet.log.Views;
import social.linnet.media.Pictures;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.settings.Settings;

/// Fills an empty database with the sample network: its people, then what they say ([Telling]).
///
/// While it works, a file in the data folder says so; it is there still when the work was interrupted.
final class Filler {

    private static final Logger LOG = LoggerFactory.getLogger(Filler.class);
    /// The file that stands in the data folder while the work is not done.
    static final String MARKER = "demo.unfinished";
    /// Letters and digits that nobody takes for one another.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    private final Settings settings;
    private final Accounts accounts;
    private final SignUps signUps;
    private final Graph graph;
    private final Posts posts;
    private final Reactions reactions;
    private final Pictures pictures;
    private final ImageModel painter;
    private final Views views;
    private final Self self;
    private final StoryClock clock;

    Filler(Settings settings, Accounts accounts, SignUps signUps, Graph graph, Posts posts, Reactions reactions, Pictures pictures,
           ImageModel painter, Views views, Self self, StoryClock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.signUps = signUps;
        this.graph = graph;
        this.posts = posts;
        this.reactions = reactions;
        this.pictures = pictures;
        this.painter = painter;
        this.views = views;
        this.self = self;
        this.clock = clock;
    }

    /// What was made.
    ///
    /// @param handle   one of them, with `@`
    /// @param password what all of them sign in with
    record Filled(int people, int posts, String handle, String password) {
    }

    /// Asks whether this database may be filled.
    ///
    /// @throws InvalidConfigurationPropertyValueException when somebody is there already, or pictures would be made by
    ///                                                    a server that may want money for it
    void check() {
        if (!accounts.isEmpty()) {
            throw refusal(Files.exists(marker())
                    ? "filling this database with the sample network was interrupted, so it holds a part of it. Delete "
                            + where() + " and start again."
                    : "there are people in this database, and the sample network is for an empty one. Start without the "
                            + "demo to go on with what is there, or delete " + where() + " to begin anew.");
        }
        if (!painter.name().builtin()) {
            throw refusal("the sample network has its pictures painted by the built-in painter. Leave "
                    + "linnet.ai.image.provider unset for this one start.");
        }
    }

    /// Fills the database.
    ///
    /// @throws InvalidConfigurationPropertyValueException as [#check] does; nothing was written
    Filled fill() {
        check();
        Path marker = marker();
        LOG.info("Filling the empty database with the sample network; its pictures are being painted …");
        Network network = Network.read();
        String password = password();
        begin(marker);
        try {
            Instant now = clock.instant();
            clock.set(now.minus(Telling.SPAN));
            Map<String, Account> people = people(network, password);
            int told = new Telling(people, self.shown().map(Account::handle).orElseThrow(), posts, reactions, pictures, painter, clock).tell(network, now);
            views.awaitAll(CATCH_UP);
            end(marker);
            return new Filled(people.size(), told, "@" + network.people().getFirst().handle(), password);
        } finally {
            clock.release();
        }
    }

    private Map<String, Account> people(Network network, String password) {
        Map<String, Account> people = new LinkedHashMap<>();
        for (Network.Person person : network.people()) {
            Account account = signUps.createSample(new SignUps.Form(person.handle(), person.name(), password, "", "",
                    "", person.language()), person.kind());
            accounts.updateProfile(account.id(), person.name(), person.bio());
            people.put(person.handle(), account);
        }
        for (Network.Person person : network.people()) {
            for (String followed : person.follows()) {
                graph.follow(people.get(person.handle()).id(), people.get(followed).id());
            }
        }
        return people;
    }

    private static InvalidConfigurationPropertyValueException refusal(String reason) {
        return new InvalidConfigurationPropertyValueException("linnet.demo", true, reason);
    }

    private String where() {
        String folder = "the folder " + settings.data().toAbsolutePath().normalize();
        return settings.db().isEmbedded() ? folder : folder + " and everything in the database";
    }

    private Path marker() {
        return settings.data().resolve(MARKER);
    }

    private static void begin(Path marker) {
        try {
            Files.createDirectories(marker.getParent());
            Files.writeString(marker, "The sample network is being made. When this file stays, that was interrupted.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Path marker) {
        try {
            Files.delete(marker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Twelve characters of a kind each start: no sample has a password that anybody knows.
    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
