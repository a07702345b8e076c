package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import social.linnet.account.Account;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;

/// Members make looks and share them, and what many use trends.
class StylesStoryTest extends StudioStory {

    @Test
    void membersMakeStylesShareThemAndTakeThemBack() {
        assertThatThrownBy(() -> styles.make(alice.id(), "Fen", "like @bob would", true, Style.Licence.CC0, null))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("style-foreign"));
        Style own = styles.make(alice.id(), "Fen light", "pale washes, low horizon, reed greens", false, Style.Licence.CC_BY, null);
        assertThat(styles.offered(alice.id())).contains(own);
        assertThatThrownBy(() -> styles.choose(bob.id(), own.word())).isInstanceOf(Refused.class);
        styles.share(alice.id(), own.word(), true);
        assertThat(styles.choose(bob.id(), own.word()).name()).isEqualTo("Fen light");
        styles.keep(bob.id(), own.word());
        assertThat(styles.offered(bob.id())).extracting(Style::word).contains(own.word());

        Job job = make(bob, new Changer(), CONTENT, Order.paint("a heron", styles.choose(bob.id(), own.word()), Shape.SQUARE, 1));
        styles.drop(alice.id(), own.word());
        assertThat(styles.offered(bob.id())).extracting(Style::word).doesNotContain(own.word());
        assertThat(studio.job(bob.id(), job.id()).style().name()).as("what was made with it stands").isEmpty();
    }

    @Test
    void aStyleTrendsWhenFiveDifferentPeoplePublishInIt() {
        Style own = styles.make(alice.id(), "Fen dusk", "violet dusk over reeds", true, Style.Licence.CC0, null);
        for (int i = 0; i < 4; i++) {
            Account person = world.person("dora");
            posted(person, Audience.PUBLIC, work(person, "a heron", own, null));
        }
        Account last = world.person("emil");
        posted(last, Audience.QUIET, work(last, "a bittern", own, null));
        posted(last, Audience.FOLLOWERS, work(last, "a grebe", own, null));
        world.settle();
        assertThat(styles.trending(20)).extracting(trending -> trending.style().word()).as("four in public, one quietly")
                .doesNotContain(own.word());
        posted(last, Audience.PUBLIC, work(last, "a coot", own, null));
        world.settle();
        assertThat(styles.trending(20)).contains(new Styles.Trending(own, 5));
    }
}
