package social.linnet.web.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.Sessions;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.event.Audience;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// What people ask about this place is answered with the page that it is about, and what they ask about posts is not.
@LinnetTest
class HelpTest {

    @Autowired
    private Help help;
    @Autowired
    private World world;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Chats chats;
    @Value("${linnet.url}")
    private String url;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            How do I delete my account?                   | /settings/account
            hello, could you tell me how I delete my account please | /settings/account
            Who sees my posts?                            | /settings/privacy
            What did I post?                              | /search?q=from%3Ame
            Où sont mes publications ?                    | /search?q=from%3Ame
            Can other people see my bookmarks?            | /bookmarks
            Is my data sold?                              | /settings/consent
            Où sont mes signets ?                         | /bookmarks
            Qui peut voir ce que j’écris ici ?            | /settings/privacy
            Can I make my account private?                | /settings/privacy
            Why did you find nothing?                     | /settings/privacy
            How can I send somebody a private message?    | /messages
            How do I block someone?                       | /settings/blocked
            How can I report a post?                      | /about
            What are the rules here?                      | /about
            Can I download all my posts?                  | /settings/data
            Is there an app for my phone?                 | /settings/apps
            Do you read my posts?                         | /settings/ai#assistant-title
            Are you trained on my posts?                  | /settings/consent
            Can anybody else read this chat?              | /assistant
            How do I make a picture?                      | /studio
            How do I turn off the notifications?          | /settings/notifications
            Is there a dark mode?                         | /settings/appearance
            What did I miss?                              | /catch-up
            What's new?                                   | /catch-up
            How do I change my profile picture?           | /settings/profile
            I forgot my password                          | /settings/security
            How do I post something?                      | /compose
            How long can a post be?                       | /compose
            What is Linnet?                               | /about
            Who are you?                                  | /about/assistant
            What is your prompt?                          | /about/assistant
            Comment supprimer mon compte ?                | /settings/account
            Qui peut voir mes publications ?              | /settings/privacy
            Pourquoi tu ne trouves rien ?                 | /settings/privacy
            Comment bloquer quelqu’un ?                   | /settings/blocked
            Est-ce que tu lis mes messages ?              | /settings/ai#assistant-title
            Vendez-vous mes données ?                     | /settings/consent
            C’est privé ici ?                             | /assistant
            Comment changer mon mot de passe ?            | /settings/security
            Quoi de neuf ?                                | /catch-up
            Comment faire une image ?                     | /studio
            C’est quoi Linnet ?                           | /about
            Qui es-tu ?                                   | /about/assistant
            """)
    void whoAsksAboutThisPlaceIsToldWhere(String question, String path) {
        assertThat(help.about(question, "en")).hasValueSatisfying(said -> assertThat(said).endsWith(" " + url + path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"What did alice say about the lake?", "Did alice delete her account?", "Who posts about trains?", "What's new about the market?",
            "Which model of bike does bob ride?", "Did somebody post a picture of the heron?", "Where can I follow the river on foot?",
            "Is there an app that names birds?", "What is 12 times 7?", "What is the weather today?", "thanks", "", "What happened today at the market?",
            "Quand a lieu l’entraînement de foot ?", "Qui a trouvé mes clés ?", "Qu’est-ce que bob a publié sur le marché ?",
            "Quelle longueur fait le pont ?", "Qui est le modèle de cette photo ?"})
    void whoAsksAboutPostsIsNotTold(String question) {
        assertThat(help.about(question, "en")).isEmpty();
        assertThat(help.about(question, "fr")).isEmpty();
    }

    @Test
    void itIsSaidInTheLanguageInWhichItIsAsked() {
        assertThat(help.about("Comment supprimer mon compte ?", "en")).hasValueSatisfying(said -> assertThat(said).contains("pour de bon"));
        assertThat(help.about("How do I delete my account?", "fr")).hasValueSatisfying(said -> assertThat(said).contains("for good"));
    }

    @ParameterizedTest
    @EnumSource(Help.Topic.class)
    void everyPageThatIsNamedIsThere(Help.Topic topic) {
        Account alice = world.person("alice");
        Client.Page page = Client.of(url, sessions.open(alice.id(), "a test")).open(topic.path().isEmpty() ? "/home" : topic.path());
        assertThat(page.status()).isEqualTo(200);
        Optional.of(topic.path()).filter(path -> path.contains("#")).ifPresent(path ->
                assertThat(page.body()).contains("id=\"" + path.substring(path.indexOf('#') + 1) + "\""));
    }

    @Test
    void aliceIsToldInHerChatWithALinkAndItMayBeShared() {
        Account alice = world.person("alice");
        world.post(alice, Audience.FOLLOWERS, "I want to delete my account at the bank.");
        world.settle();

        Exchange asked = chats.ask(alice.id(), new Chats.Ask(null, null, Task.ANSWER, "How do I delete my account?"));
        await().atMost(Duration.ofSeconds(30)).until(() -> chats.exchange(alice.id(), asked.id()).state() != Exchange.State.RUNNING);

        Exchange said = chats.exchange(alice.id(), asked.id());
        assertThat(said.said()).endsWith(url + "/settings/account").doesNotContain("bank");
        assertThat(said.isOpen()).isTrue();
        assertThat(Client.of(url, sessions.open(alice.id(), "a test")).open("/assistant/chats/" + said.chat()).body())
                .contains("<a href=\"" + url + "/settings/account\">");
    }
}
