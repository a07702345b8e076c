package social.linnet.studio.meme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Picture.Provenance;
import social.linnet.media.Pictures;
import social.linnet.post.Post;
import social.linnet.studio.meme.Meme.Panel;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// Who may make a meme of what, and what is then said of it.
@LinnetTest
class MemeStoryTest {

    private static final Wording ENGLISH = new Wording() {
        @Override
        public String meme(String captions, String shown) {
            return "Meme: " + captions + (shown.isEmpty() ? "" : " Picture: " + shown);
        }

        @Override
        public String post(String name, String text) {
            return "Post by " + name + ": " + text;
        }
    };

    @Autowired
    private World world;
    @Autowired
    private Memes memes;
    @Autowired
    private Pictures pictures;
    @Autowired
    private Works works;
    @Autowired
    private TransactionTemplate transaction;

    private Account alice;
    private Account bob;

    @BeforeEach
    void aliceAndBob() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private static byte[] png(int width, int height, Color colour) {
        try {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D on = image.createGraphics();
            on.setColor(colour);
            on.fillRect(0, 0, width, height);
            on.dispose();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Picture photo(Account owner, String alt) {
        return pictures.upload(owner.id(), new ByteArrayInputStream(png(300, 200, Color.BLUE)), alt);
    }

    private Picture posted(Account owner, Audience audience, String alt) {
        Picture photo = photo(owner, alt);
        Post post = world.post(owner, audience, "look");
        transaction.executeWithoutResult(status -> pictures.attach(owner.id(), List.of(photo.id()), post.id(),
                audience == Audience.PUBLIC));
        return photo;
    }

    private static Meme saying(Layout layout, List<Panel> panels, String... texts) {
        List<Caption> captions = layout.captions();
        return new Meme(layout, panels, java.util.stream.IntStream.range(0, texts.length)
                .mapToObj(n -> captions.get(n).saying(texts[n])).toList());
    }

    private static Meme of(Picture picture, String... texts) {
        return saying(Layout.TOP_BOTTOM, List.of(new Panel.Shown(picture.id())), texts);
    }

    private Picture make(Account owner, Meme meme) {
        return memes.make(owner.id(), meme, ENGLISH);
    }

    private void refused(String key, Account owner, Meme meme) {
        assertThatThrownBy(() -> make(owner, meme)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo(key));
        assertThatThrownBy(() -> memes.preview(owner.id(), meme)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void aliceMakesAMemeOfHerPhotograph() throws IOException {
        Picture made = make(alice, of(photo(alice, "The sea."), "Monday", "already"));
        assertThat(made.owner()).isEqualTo(alice.id());
        assertThat(made.alt()).isEqualTo("Meme: Monday / already Picture: The sea.");
        assertThat(made.width()).isEqualTo(Memes.WIDTH);
        assertThat(made.height()).isEqualTo(Memes.WIDTH * 2 / 3);
        assertThat(made.provenance()).isEqualTo(Provenance.HUMAN);
        assertThat(made.model()).as("what the label 'made with AI' is shown for").isNull();
        BufferedImage image = ImageIO.read(pictures.file(made, Picture.Size.LARGE).toFile());
        Color middle = new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
        assertThat(middle.getBlue()).isGreaterThan(200);
        assertThat(middle.getRed()).isLessThan(60);
    }

    @Test
    void theDescriptionReadsFromTheHeadToTheFoot() {
        Caption low = Layout.TOP_BOTTOM.captions().get(1).saying("last");
        Caption high = Layout.TOP_BOTTOM.captions().get(0).saying("first\nof two lines");
        Meme meme = new Meme(Layout.TOP_BOTTOM, List.of(), List.of(low, high, high.saying("")));
        assertThat(make(alice, meme).alt()).isEqualTo("Meme: first of two lines / last");
    }

    @Test
    void aLongDescriptionIsCutAndNotRefused() {
        Picture photo = photo(alice, "x".repeat(Picture.MAX_ALT));
        assertThat(make(alice, of(photo, "words")).alt()).hasSize(Picture.MAX_ALT).endsWith("…");
    }

    @Test
    void whatAModelMadeStaysLabelled() {
        Picture painted = pictures.store(alice.id(), png(200, 200, Color.RED), "", Making.generated("builtin/painter"));
        Meme both = saying(Layout.SIDE_BY_SIDE, List.of(new Panel.Shown(photo(alice, "").id()), new Panel.Shown(painted.id())), "a", "b");
        Picture made = make(alice, both);
        assertThat(made.provenance()).isEqualTo(Provenance.GENERATED);
        assertThat(made.model()).isEqualTo("builtin/painter");
        Picture again = make(alice, of(made, "again"));
        assertThat(again.provenance()).as("a meme of a meme").isEqualTo(Provenance.GENERATED);
        assertThat(again.model()).isEqualTo("builtin/painter");
    }

    @Test
    void bobMayNotTakeAlicesPictureFurther() {
        refused("remix-ask", bob, of(posted(alice, Audience.PUBLIC, "hers"), "mine now"));
    }

    @Test
    void whatAliceLetsPeopleTakeFurtherBobDoesAndItSaysFromWhere() {
        Picture hers = posted(alice, Audience.PUBLIC, "hers");
        works.set(alice.id(), hers, new Works.Habit(Work.Shows.NOTHING, Set.of(Verb.MEME)), false);
        Picture his = make(bob, of(hers, "ours"));
        assertThat(his.alt()).isEqualTo("Meme: ours Picture: hers");
        assertThat(works.find(his.id()).orElseThrow()).satisfies(work -> {
            assertThat(work.kind()).isEqualTo(Work.Kind.MEME);
            assertThat(work.parent()).isEqualTo(hers.id());
            assertThat(work.model()).isNull();
        });
        works.set(alice.id(), hers, new Works.Habit(Work.Shows.NOTHING, Set.of()), false);
        refused("remix-ask", bob, of(hers, "again"));
        refused("remix-ancestor", bob, of(his, "by another way"));
    }

    @Test
    void bobNeverLearnsOfAPictureThatHeMayNotSee() {
        refused("not-found", bob, of(posted(alice, Audience.FOLLOWERS, "private"), "found it"));
        refused("not-found", bob, of(photo(alice, "not posted"), "found it"));
        refused("not-found", bob, saying(Layout.TOP_BOTTOM, List.of(new Panel.Shown(1)), "no picture"));
    }

    @Test
    void bobMakesAMemeOfWhatAliceSaidInPublic() {
        Post said = world.post(alice, Audience.PUBLIC, "The linnet sings before dawn.");
        Picture made = make(bob, saying(Layout.BAR, List.of(new Panel.Said(said.id())), "me, at four"));
        assertThat(made.owner()).isEqualTo(bob.id());
        assertThat(made.provenance()).isEqualTo(Provenance.HUMAN);
        assertThat(made.alt()).isEqualTo("Meme: me, at four Picture: Post by " + alice.shownName() + ": The linnet sings before dawn.");
    }

    @Test
    void noMemeIsMadeOfAPrivatePost() {
        world.follow(bob, alice);
        Post said = world.post(alice, Audience.FOLLOWERS, "for you alone");
        refused("meme-not-public", bob, saying(Layout.BAR, List.of(new Panel.Said(said.id())), "look at this"));
        refused("not-found", world.person("carol"), saying(Layout.BAR, List.of(new Panel.Said(said.id())), "look at this"));
        refused("meme-not-public", alice, saying(Layout.BAR, List.of(new Panel.Said(said.id())), "my own"));
    }

    @Test
    void nothingIsNoMeme() {
        assertThatThrownBy(() -> make(alice, new Meme(Layout.SIGN, List.of(), Layout.SIGN.captions()))).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsOfferedIsOnesOwn() {
        Picture hers = posted(alice, Audience.PUBLIC, "hers");
        posted(bob, Audience.PUBLIC, "his");
        world.settle();
        assertThat(memes.offered(alice.id())).extracting(Picture::id).containsExactly(hers.id());
    }
}
