package social.linnet.web.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.studio.Scenes;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Visitors;
import social.linnet.testing.World;

/// What the site says of works, and what people say of theirs, with plain forms.
@LinnetTest
class WorkPagesTest {

    @Autowired
    private World world;
    @Autowired
    private Visitors visitors;
    @Autowired
    private Pictures pictures;
    @Autowired
    private Works works;
    @Autowired
    private Styles styles;
    @Autowired
    private Posts posts;

    private Account alice;
    private Account bob;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private Client.Page page(@Nullable Account reader, String path, String... headers) {
        return visitors.browser(reader).open(path, headers);
    }

    private String seen(@Nullable Account reader, String path) {
        Client.Page answer = page(reader, path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    private Client.Page submit(Account writer, String path, String... fields) {
        return visitors.browser(writer).submit(path, fields);
    }

    private Picture made(Account maker, Picture parent, byte[] file, Style style) {
        Picture picture = pictures.store(maker.id(), file, "a hill", new Making(parent == null ? Picture.Provenance.GENERATED
                : Picture.Provenance.ASSISTED, "builtin/painter", parent == null ? List.of() : List.of(parent.id()), null));
        works.record(new Works.Made(picture.id(), maker.id(), parent == null ? Work.Kind.PAINTED : Work.Kind.EDITED, null, parent,
                "a hill at dawn", style.word(), "builtin/painter"));
        return pictures.find(picture.id()).orElseThrow();
    }

    private Post posted(Account author, String words, Picture picture) {
        return posts.publish(Draft.of(author.id(), words, Audience.PUBLIC).showing(List.of(picture.id())));
    }

    private static String section(String page, String title) {
        Matcher section = Pattern.compile("<section[^>]*aria-labelledby=\"" + title + "\".*?</section>", Pattern.DOTALL).matcher(page);
        return section.find() ? section.group() : "";
    }

    @Test
    void thePageOfAWorkShowsWhatItsCredentialsSayAndWhatThatIsWorth() {
        Picture work = made(alice, null, Scenes.another().png(), Style.NONE);
        posted(alice, "look", work);
        String card = section(seen(null, "/works/" + work.id()), "credentials-title");
        assertThat(card).contains("Content credentials", "whoever changes the file breaks the signature", "<dt>Signed by</dt>",
                "<dt>Model</dt><dd><bdi>built-in painter</bdi>", "This server signs with a key of its own").containsPattern("<time[^>]*>");

        Picture upload = pictures.upload(alice.id(), new ByteArrayInputStream(Scenes.another().png()), "");
        posted(alice, "mine", upload);
        assertThat(section(seen(bob, "/works/" + upload.id()), "credentials-title")).as("it came with none, and none is claimed").isEmpty();

        Scenes scene = Scenes.another();
        made(alice, null, scene.png(), Style.NONE);
        Picture again = pictures.upload(alice.id(), new ByteArrayInputStream(scene.worse()), "");
        String guessed = section(seen(alice, "/works/" + again.id()), "credentials-title");
        assertThat(guessed).as("a proposal, and told as one").contains("That is a guess.")
                .doesNotContain("<dl", "Signed by");
    }

    @Test
    void whatBobBringsWithCredentialsIsToldAsTheyAreWorth() {
        byte[] signed = pictures.bytes(made(alice, null, Scenes.another().worse(), Style.NONE), Picture.Size.LARGE);
        Picture brought = pictures.upload(bob.id(), new ByteArrayInputStream(signed), "");
        assertThat(section(seen(bob, "/works/" + brought.id()), "credentials-title")).contains("as its signer left it", "<dt>Signed by</dt>",
                "<dt>Model</dt>").doesNotContain("Made here", "This server signs");

        signed[signed.length - 20] ^= 1;
        Picture altered = pictures.upload(bob.id(), new ByteArrayInputStream(signed), "");
        assertThat(section(seen(bob, "/works/" + altered.id()), "credentials-title")).contains("credentials that do not fit it")
                .doesNotContain("<dt>Signed by</dt>", "as its signer left it");
    }

    @Test
    void whatOneWorkAllowsIsSaidOnItsPageByWhoMadeIt() {
        Picture work = made(alice, null, Scenes.another().png(), Style.NONE);
        posted(alice, "look", work);
        String path = "/works/" + work.id();
        assertThat(seen(bob, path)).contains("href=\"" + path + "/edit\"");
        assertThat(section(seen(bob, path), "allow-title")).isEmpty();
        assertThat(submit(bob, path + "/settings", "shows", "prompt", "allow", "animate").status()).isEqualTo(404);

        assertThat(submit(alice, path + "/settings", "shows", "nothing", "allow", "animate", "people", "yes").location()).isEqualTo(path);
        assertThat(section(seen(alice, path), "allow-title")).contains("value=\"animate\" checked", "value=\"nothing\" checked",
                "name=\"people\" value=\"yes\" checked").doesNotContain("value=\"edit\" checked", "value=\"style\" checked");
        assertThat(seen(bob, path)).doesNotContain("href=\"" + path + "/edit\"");
        assertThat(page(bob, path + "/edit").status()).isEqualTo(403);
        assertThat(works.habit(alice.id()).allows()).as("of this work alone").contains(Verb.EDIT);
    }

    @Test
    void aliceSaysWhatHerWorksAllowAndItIsWhatTheFormShowsAndWhatHoldsForNewOnes() {
        Picture before = made(alice, null, Scenes.another().png(), Style.NONE);
        assertThat(section(seen(alice, "/settings/ai"), "allow-title")).contains("value=\"edit\" checked");
        assertThat(submit(alice, "/settings/ai", "shows", "prompt", "allow", "prompt", "allow", "meme", "embed", "yes").status()).isEqualTo(303);
        assertThat(works.habit(alice.id())).isEqualTo(new Works.Habit(Work.Shows.PROMPT, EnumSet.of(Verb.PROMPT, Verb.MEME)));
        assertThat(works.embeds(alice.id())).isTrue();
        String form = section(seen(alice, "/settings/ai"), "allow-title");
        assertThat(form).contains("value=\"prompt\" checked", "value=\"meme\" checked", "value=\"yes\" checked")
                .doesNotContain("value=\"edit\" checked", "value=\"animate\" checked", "value=\"style\" checked");
        assertThat(works.find(made(alice, null, Scenes.another().png(), Style.NONE).id()).orElseThrow().allows())
                .containsExactlyInAnyOrder(Verb.PROMPT, Verb.MEME);
        assertThat(works.find(before.id()).orElseThrow().allows()).as("what was there stays").contains(Verb.EDIT);

        assertThat(submit(alice, "/settings/ai", "shows", "nothing").status()).isEqualTo(303);
        assertThat(works.habit(alice.id())).as("nothing ticked is nothing allowed")
                .isEqualTo(new Works.Habit(Work.Shows.NOTHING, EnumSet.noneOf(Verb.class)));
        assertThat(works.embeds(alice.id())).isFalse();
        assertThat(submit(alice, "/settings/ai", "shows", "all-of-it", "allow", "edit").status()).isEqualTo(422);
        assertThat(works.habit(alice.id()).allows()).isEmpty();
        assertThat(works.habit(bob.id()).allows()).as("hers alone").contains(Verb.EDIT);
    }

    @Test
    void aCardOfARemixNamesWhomItComesFromAndOffersWhatCanBeMadeOfIt() {
        Scenes scene = Scenes.another();
        Picture first = made(alice, null, scene.png(), Style.INK);
        Post original = posted(alice, "first", first);
        Picture second = made(bob, first, scene.marked(1), Style.INK);
        Post remix = posted(bob, "second", second);
        String path = "/@" + bob.handle() + "/" + remix.id();
        assertThat(seen(null, path)).contains("made with AI · built-in painter · changed", "href=\"/works/" + first.id() + "\"",
                "@" + alice.handle(), "href=\"/works/" + second.id() + "/remix\"");

        works.set(bob.id(), pictures.find(second.id()).orElseThrow(), new Works.Habit(Work.Shows.PROMPT, EnumSet.of(Verb.EDIT, Verb.PROMPT)),
                false);
        Client.Page sheet = page(alice, "/works/" + second.id() + "/remix", "HX-Request", "true");
        assertThat(sheet.body()).contains("class=\"sheet verbs\"", "/works/" + second.id() + "/edit", "/studio?from=" + second.id(),
                "Its author does not allow this").doesNotContain("/works/" + second.id() + "/animate", "<html");
        assertThat(page(alice, "/works/" + second.id() + "/remix").header("Location"))
                .endsWith("/works/" + second.id() + "#make-title");
        assertThat(seen(alice, "/works/" + second.id())).as("refused with its reason on the page too").contains("Its author does not allow this");
        assertThat(page(null, "/works/" + second.id() + "/remix", "HX-Request", "true").body()).contains("/sign-in?next=/works/");

        posts.delete(alice.id(), original.id());
        assertThat(seen(null, path)).contains("no longer shown", "@" + alice.handle()).doesNotContain("href=\"/works/" + first.id() + "\"");
    }

    @Test
    void remixesThatAreAlikeAreOnePlaceOnTheTagsPageAndAStyleOfTheWeekIsOffered() {
        Scenes scene = Scenes.another();
        Style fen = styles.make(alice.id(), "Fen mist", "grey mist over reeds", true, Style.Licence.CC0, null);
        Picture first = made(alice, null, scene.png(), fen);
        String tag = "fen" + Long.toString(first.id(), 36);
        posted(alice, "the first #" + tag, first);
        for (int nth = 1; nth <= 4; nth++) {
            Account maker = world.person("dora");
            posted(maker, "mine #" + tag, made(maker, first, scene.marked(nth), fen));
        }
        world.settle();
        assertThat(seen(bob, "/tags/" + tag)).contains("and 3 alike");
        assertThat(seen(null, "/explore?tab=styles")).contains("Fen mist", "/studio?style=" + fen.word(), "5 people this week", "Try this style");
        assertThat(seen(alice, "/studio/styles")).contains("Many use these now", "Fen mist");
    }
}
