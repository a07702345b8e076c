package social.linnet.studio;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

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
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// Alice, bob and carol, who make things and things from things, by models that do what a test tells them.
@LinnetTest
abstract class StudioStory {

    @Autowired
    World world;
    @Autowired
    Studio studio;
    @Autowired
    JobTable table;
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

    Job make(Account owner, ImageModel model, Moderator moderator, Order order) {
        UUID worker = UUID.randomUUID();
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 22);
        table.insert(id, owner.id(), order, model.name(), 1);
        table.insertVariant(id, 1, 1);
        jdbc.sql("""
                update studio.job set state = 'RUNNING', worker = :worker, attempts = 1, lease_until = now() + interval '1 hour'
                where id = :id
                """).param("id", id).param("worker", worker).update();
        make(model, moderator, new JobTable.Claim(id, owner.id(), order, 1, List.of(new JobTable.Todo(1, 1)), List.of()), worker);
        return studio.job(owner.id(), id);
    }

    void make(ImageModel model, Moderator moderator, JobTable.Claim claim, UUID worker) {
        Judge judge = new Judge(provider(moderator));
        Delivery delivery = new Delivery(table, undelivered, model, pictures, works, remixes, grants, judge, clock, transactions);
        new Maker(table, model, pictures, news, remixes, judge, delivery, films, filming, layers, settings).make(claim, worker, () -> false);
    }

    static ObjectProvider<Moderator> provider(Moderator moderator) {
        return (moderator == null ? new StaticListableBeanFactory()
                : new StaticListableBeanFactory(java.util.Map.of("moderator", moderator))).getBeanProvider(Moderator.class);
    }

    static Order edit(String prompt, Style style, Picture source) {
        return new Order(Job.Kind.EDIT, prompt, style, Shape.SQUARE, 1, List.of(source.id()), null);
    }
}
