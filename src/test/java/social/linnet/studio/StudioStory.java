package social.linnet.studio;

import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.event.Audience;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.media.film.Films;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.settings.Settings;
import social.linnet.studio.work.Grants;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// Alice, bob and carol, who make things and things from things, by models that do what a test tells them.
@LinnetTest
abstract class StudioStory {

    static final Duration SOON = Duration.ofSeconds(60);
    /// What a film of four seconds counts as.
    static final int FILM_COST = 5;
    /// Finds nothing wrong with anything.
    static final Moderator CONTENT = new KilledStudio.Lenient();

    @Autowired
    World world;
    @Autowired
    Studio studio;
    @Autowired
    JobTable table;
    @Autowired
    Jobs jobs;
    @Autowired
    UndeliveredTable undelivered;
    @Autowired
    Clock clock;
    @Autowired
    JobNews news;
    @Autowired
    Pictures pictures;
    @Autowired
    Works works;
    @Autowired
    Remixes remixes;
    @Autowired
    Grants grants;
    @Autowired
    Styles styles;
    @Autowired
    Posts posts;
    @Autowired
    Filming filming;
    @Autowired
    Layers layers;
    @Autowired
    Films films;
    @Autowired
    Settings settings;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    Account alice;
    Account bob;
    Account carol;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
    }

    static byte[] png(int shade) {
        BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(shade));
        pen.fillRect(10, 10, 60, 40);
        pen.dispose();
        return encoded(image);
    }

    static byte[] encoded(BufferedImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }

    Picture photo(Account owner) {
        return pictures.upload(owner.id(), new ByteArrayInputStream(png(0x335577)), "a heron");
    }

    /// A work of the studio that nobody posted yet.
    Picture work(Account owner, String prompt, Style style, Picture parent) {
        Picture made = pictures.store(owner.id(), png(0x884422), prompt, Making.generated("builtin/painter"));
        works.record(new Works.Made(made.id(), owner.id(), parent == null ? Work.Kind.PAINTED : Work.Kind.EDITED, null, parent, prompt,
                style.word(), "builtin/painter"));
        return made;
    }

    Post posted(Account author, Audience audience, Picture picture) {
        return posts.publish(Draft.of(author.id(), "look", audience).showing(List.of(picture.id())));
    }

    Picture now(Picture picture) {
        return pictures.find(picture.id()).orElseThrow();
    }

    /// What happens when a picture is looked at; words are good.
    record Looks(Looking at) implements Moderator {

        static final Verdict GOOD = new Verdict(Set.of(), "");

        interface Looking {
            Verdict at(ImageModel.Source picture);
        }

        /// Finds these rules broken.
        static Looks finding(Rule... broken) {
            return new Looks(picture -> new Verdict(Set.of(broken), ""));
        }

        @Override
        public ModelName name() {
            return new ModelName("test", "looks", true);
        }

        @Override
        public Verdict judge(String text, Duration deadline) {
            return GOOD;
        }

        @Override
        public Verdict judge(ImageModel.Source picture, Duration deadline) {
            return at.at(picture);
        }
    }

    /// A model that changes pictures, and counts how often it was given one.
    static final class Changer implements ImageModel {
        final AtomicInteger given = new AtomicInteger();

        @Override
        public ModelName name() {
            return new ModelName("test", "changer", true);
        }

        @Override
        public MadeImage create(ImageRequest request, Progress progress) {
            return new MadeImage(png(0x101010), null);
        }

        @Override
        public MadeImage edit(EditRequest request, Progress progress) {
            given.incrementAndGet();
            return new MadeImage(png(0x202020 + given.get()), null);
        }
    }

    /// Made at once, by a worker of this story.
    Job make(Account owner, ImageModel model, Moderator moderator, Order order) {
        UUID worker = UUID.randomUUID();
        JobTable.Claim claim = claimed(owner, order, model.name(), worker);
        make(model, moderator, claim, worker);
        return studio.job(owner.id(), claim.id());
    }

    void make(ImageModel model, Moderator moderator, JobTable.Claim claim, UUID worker) {
        maker(model, moderator, filming).make(claim, worker, () -> false);
    }

    /// A job in the hands of this story's worker, from the moment when it is there: the running workers leave it alone.
    JobTable.Claim claimed(Account owner, Order order, ModelName model, UUID worker) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 22);
        List<JobTable.Todo> todo = new ArrayList<>();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            table.insert(id, owner.id(), order, model, order.kind() == Job.Kind.FILM ? FILM_COST : 1);
            for (int number = 1; number <= order.count(); number++) {
                table.insertVariant(id, number, number);
                todo.add(new JobTable.Todo(number, number));
            }
            take(id, worker);
        });
        return new JobTable.Claim(id, owner.id(), order, 1, todo, List.of());
    }

    void take(String job, UUID worker) {
        jdbc.sql("""
                update studio.job set state = 'RUNNING', worker = :worker, attempts = 1, failure = null,
                                      lease_until = now() + interval '1 hour'
                where id = :id
                """).param("id", job).param("worker", worker).update();
    }

    Maker maker(ImageModel model, Moderator moderator, Filming filming) {
        Delivery delivery = delivery(model, moderator);
        return new Maker(table, jobs, model, pictures, news, remixes, new Judge(moderator), delivery,
                new Animating(pictures, films, layers, delivery), filming, settings);
    }

    Delivery delivery(ImageModel model, Moderator moderator) {
        return new Delivery(table, undelivered, model, pictures, works, remixes, grants, new Judge(moderator), clock, transactions);
    }

    /// When the running workers are done with it.
    Job over(Account owner, String id) {
        await().atMost(SOON).until(() -> studio.job(owner.id(), id).state().isOver());
        return studio.job(owner.id(), id);
    }

    static Order edit(String prompt, Style style, Picture source) {
        return new Order(Job.Kind.EDIT, prompt, style, Shape.SQUARE, 1, List.of(source.id()), null);
    }
}
