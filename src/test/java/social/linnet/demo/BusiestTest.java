package social.linnet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ModelName;
import social.linnet.archive.Archives;
import social.linnet.archive.Cover;
import social.linnet.graph.Graph;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Unzipped;
import social.linnet.testing.World;
import social.linnet.transfer.Imports;
import social.linnet.transfer.Kind;
import social.linnet.transfer.Outcome;

/// The whole sample network is told, by people of other handles (the shared server is not empty) and with small pictures
/// in place of painted ones; then the one who did most takes everything with them.
@LinnetTest
class BusiestTest {

    @Autowired
    private World world;
    @Autowired
    private Graph graph;
    @Autowired
    private Posts posts;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Pictures pictures;
    @Autowired
    private Archives archives;
    @Autowired
    private Imports imports;
    @Autowired
    private JdbcClient jdbc;

    /// Paints each request in a colour of its own, small.
    private static final class Dabber implements ImageModel {

        @Override
        public ModelName name() {
            return new ModelName("test", "dabber", true);
        }

        @Override
        public MadeImage create(ImageRequest request, Progress progress) {
            BufferedImage image = new BufferedImage(request.shape().width() / 16, request.shape().height() / 16,
                    BufferedImage.TYPE_INT_RGB);
            for (int x = 0; x < image.getWidth(); x++) {
                for (int y = 0; y < image.getHeight(); y++) {
                    image.setRGB(x, y, request.prompt().hashCode() + x * y);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new MadeImage(bytes.toByteArray(), null);
        }
    }

    @Test
    void theBusiestPersonTakesEveryPostAndFileAndFollowsTheSamePeopleElsewhere() throws IOException {
        Network network = Network.read();
        Map<String, Account> people = new HashMap<>();
        network.people().forEach(person -> people.put(person.handle(), world.person("s")));
        network.people().forEach(person -> person.follows().forEach(followed ->
                graph.follow(people.get(person.handle()).id(), people.get(followed).id())));
        new Telling(people, "linnet", posts, reactions, pictures, new Dabber(), new StoryClock()).tell(network, Instant.now());
        Account busiest = people.get(network.people().stream().map(Network.Person::handle)
                .max(Comparator.comparingLong(handle -> network.story().stream()
                        .filter(entry -> entry.by().equals(handle)).count())).orElseThrow());
        long id = busiest.id();

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Archives.Opened archive = archives.open(new Cover(id, busiest.handle(), "https://linnet.example", "fr",
                () -> true))) {
            archive.write(bytes);
        }
        Unzipped archive = Unzipped.of(bytes.toByteArray());

        assertThat(archive.text("README.txt")).contains("L’archive de @" + busiest.handle());
        assertThat(texts(archive)).hasSizeGreaterThan(5).isEqualTo(new HashSet<>(jdbc.sql(
                "select id || text from post.post where author = :id and repost_of is null").param("id", id)
                .query(String.class).list()));
        assertThat(archive.lines("reposts.jsonl")).hasSize(jdbc.sql(
                "select count(*) from post.post where author = :id and repost_of is not null").param("id", id)
                .query(Integer.class).single());
        List<Long> owned = jdbc.sql("select id from media.picture where owner = :id").param("id", id)
                .query(Long.class).list();
        assertThat(owned).hasSizeGreaterThan(1);
        for (Picture picture : pictures.find(owned).values()) {
            assertThat(archive.files().get(picture.archived()))
                    .isEqualTo(Files.readAllBytes(pictures.file(picture, Picture.Size.LARGE)));
        }
        Account fresh = world.person("fresh");
        Outcome outcome = imports.run(fresh.id(), Kind.FOLLOWING, false,
                new ByteArrayInputStream(archive.files().get("csv/following_accounts.csv")));
        assertThat(outcome.missed()).isEmpty();
        assertThat(graph.follows(fresh.id())).hasSizeGreaterThan(5).isEqualTo(graph.follows(id));
    }

    private static HashSet<String> texts(Unzipped archive) {
        HashSet<String> texts = new HashSet<>();
        archive.lines("posts.jsonl").forEach(post -> texts.add(post.path("id").asString()
                + post.path("text").asString()));
        return texts;
    }
}
