package social.linnet.ai.builtin.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Answer;
import social.linnet.ai.TextModel.Answered;
import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Found;
import social.linnet.ai.TextModel.Passage;
import social.linnet.ai.TextModel.Passage.Kind;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Sink;
import social.linnet.ai.TextModel.Task;
import social.linnet.ai.TextModel.Turn;
import social.linnet.ai.builtin.Builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What the reader answers, and what it never does.
class ReaderTest {

    private static final List<Passage> FAIR = List.of(
            passage(1, "@alice", "Our repair fair is on Saturday in the old station. Bring what is broken!"),
            passage(2, "@bob", "@alice what time do the doors open?"),
            passage(3, "@alice", "@bob from half past nine. Come early, it fills up."),
            passage(4, "@carol", "I brought a radio last year and they fixed it for free."));

    private final TextModel reader = Builtin.text();

    @Test
    void whatBobAsksIsAnsweredInAlicesVeryWords() {
        assertThat(words(Task.ANSWER, "en", "When do the doors open?", null, FAIR))
                .contains("“from half past nine.” [3]").doesNotContain("[2]");
    }

    @Test
    void whatNobodySaidIsNotAnswered() {
        assertThat(words(Task.ANSWER, "en", "Who painted the bridge over the river?", null, FAIR))
                .isEqualTo("In what I may read I found no sentence that answers this. I know only what people wrote here, and quote it: a name or another word of the post may help.");
        assertThat(words(Task.ANSWER, "fr", "Qui a peint le pont sur la rivière ?", null, FAIR))
                .isEqualTo("Dans ce que je peux lire, je n’ai trouvé aucune phrase qui y réponde. Je ne connais que ce que des gens ont écrit ici, et je le cite\u00a0: un nom ou un autre mot de la publication peut aider.");
        assertThat(words(Task.ANSWER, "en", "", null, List.of())).isEqualTo("I need a word to look for: a name, a place, a thing.");
        assertThat(words(Task.ANSWER, "fr", "oui ?", null, List.of())).startsWith("Il me faut un mot à chercher");
    }

    @Test
    void whoeverAsksWhatAnswersIsToldAndNobodyIsQuoted() {
        for (String asked : List.of("Who are you?", "@linnet what can you do?", "Are you a human?", "How does this work?")) {
            assertThat(words(Task.ANSWER, "en", asked, null, FAIR)).as(asked).startsWith("I am a program").doesNotContain("[");
        }
        for (String asked : List.of("Qui es-tu ?", "Qu’est-ce que tu sais faire ?", "T’es un robot ?", "À quoi ça sert ?")) {
            assertThat(words(Task.ANSWER, "fr", asked, null, FAIR)).as(asked).startsWith("Je suis un programme").doesNotContain("[");
        }
        assertThat(words(Task.ANSWER, "en", "What can you do with a broken radio?", null, FAIR)).doesNotContain("I am a program");
    }

    @Test
    void whoeverSaysHelloOrThanksGetsAFriendlyLineInTheirOwnLanguage() {
        assertThat(words(Task.ANSWER, "en", "Hello!", null, FAIR)).startsWith("Hello! I find what people wrote here").doesNotContain("[");
        assertThat(words(Task.ANSWER, "fr", "hello", null, FAIR)).startsWith("Bonjour");
        assertThat(words(Task.ANSWER, "en", "Merci beaucoup !", null, FAIR)).isEqualTo("Avec plaisir. Demandez encore quand vous voulez.");
        assertThat(words(Task.ANSWER, "fr", "ok thanks a lot", null, FAIR)).isEqualTo("Gladly. Ask on whenever you like.");
        assertThat(words(Task.ANSWER, "en", "Génial, merci !", null, FAIR)).startsWith("Avec plaisir");
        assertThat(words(Task.ANSWER, "en", "ok cool", null, FAIR)).startsWith("Gladly");
        assertThat(words(Task.ANSWER, "en", "Ça va ?", null, FAIR)).startsWith("Je suis un programme, donc toujours pareil");
        assertThat(words(Task.ANSWER, "en", "Good night", null, FAIR)).isEqualTo("Until next time.");
        assertThat(words(Task.ANSWER, "en", "Hello, when do the doors open?", null, FAIR)).contains("half past nine");
    }

    @Test
    void whoeverAsksForWhatItDoesNotDoIsTold() {
        for (String asked : List.of("What is 17 * 23?", "12 plus 7", "Combien font 12 et 7 ?", "3+4=?")) {
            assertThat(words(Task.ANSWER, "en", asked, null, FAIR)).as(asked).containsAnyOf("I do not calculate", "Je ne calcule pas");
        }
        for (String asked : List.of("Can you write a poem about radios?", "tell me a joke", "can you translate this for me?", "Peux-tu publier pour moi ?", "Raconte-moi une blague")) {
            assertThat(words(Task.ANSWER, "en", asked, null, FAIR)).as(asked).containsAnyOf("write nothing of my own", "n’écris rien de moi-même");
        }
        assertThat(words(Task.ANSWER, "en", "Did 9 or 12 people come?", null, FAIR)).doesNotContain("I do not calculate");
    }

    @Test
    void theWordsByWhichBobAsksForWhatAliceSaidNeedNotStandInIt() {
        List<Passage> found = List.of(new Passage(1, Kind.FOUND, "@alice", null, "My tomatoes finally ripened. Eleven of them, and I counted twice."));
        assertThat(words(Task.ANSWER, "en", "What did I write about tomatoes?", null, found)).contains("“My tomatoes finally ripened.” [1]");
        assertThat(words(Task.ANSWER, "en", "Can you find my post about tomatoes?", null, found)).contains("“My tomatoes finally ripened.” [1]");
        List<Passage> french = List.of(new Passage(1, Kind.FOUND, "@carole", null, "Je cherche quelqu’un pour garder mon chat du 3 au 10 mai."));
        assertThat(words(Task.ANSWER, "fr", "Qu’est-ce que j’ai écrit sur mon chat ?", null, french)).contains("[1]");
        assertThat(words(Task.ANSWER, "en", "What did I write about the harbour?", null, found)).doesNotContain("[1]");
    }

    @Test
    void whatThePlaceSaysOfItselfIsSaidAsItIsAndNobodyIsQuoted() {
        List<Passage> told = new ArrayList<>(FAIR);
        told.add(new Passage(5, Passage.Kind.GUIDE, "", null, "The doors are under Settings: https://linnet.example/settings"));
        assertThat(words(Task.ANSWER, "en", "When do the doors open?", null, told)).isEqualTo("The doors are under Settings: https://linnet.example/settings");
        assertThat(words(Task.ANSWER, "en", "Who are you?", null, told)).startsWith("I am a program").endsWith("\nThe doors are under Settings: https://linnet.example/settings");
    }

    @Test
    void thePostThatAsksIsNoEvidence() {
        List<Passage> thread = List.of(passage(1, "@alice", "Soup at mine tonight."),
                passage(2, "@bob", "@linnet is the soup with leeks? I say the soup is with leeks"));
        assertThat(words(Task.ANSWER, "en", "is the soup with leeks? I say the soup is with leeks", 1, thread))
                .doesNotContain("[2]");
    }

    @Test
    void wordsComeSentenceBySentenceAndAddUpToTheAnswer() {
        List<String> pieces = new ArrayList<>();
        Answer answer = reader.stream(request(Task.ANSWER, "en", "Is the repair free?", null, FAIR), new Sink() {
            @Override
            public void words(String piece) {
                pieces.add(piece);
            }

            @Override
            public boolean getAsBoolean() {
                return false;
            }
        });
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(String.join("", pieces)).isEqualTo(answer.words());
        assertThat(answer.calls()).isEmpty();
        assertThat(answer.isCut()).isFalse();
        assertThat(answer.usage().isEstimated()).isTrue();
    }

    @Test
    void anAnswerIsNoLongerThanItMayBe() {
        Answer answer = reader.stream(new Request(Task.SUMMARISE, "", List.of(new Asked("", FAIR, null, List.of())), List.of(), null, 16,
                "en", "", Duration.ofSeconds(5)), Sink.NONE);
        assertThat(answer.isCut()).isTrue();
        assertThat(answer.words().length()).isLessThanOrEqualTo(16 * 4);
    }

    @Test
    void whatATurnBeforeWasAboutIsRemembered() {
        Answer answer = reader.stream(new Request(Task.ANSWER, "", List.of(new Asked("Where is the repair fair?", FAIR, 1, List.of()),
                new Answered("“Our repair fair is on Saturday in the old station.” [1]", List.of()),
                new Asked("And what time?", List.of(), null, List.of())), List.of(), null, 500, "en", "", Duration.ofSeconds(5)),
                Sink.NONE);
        assertThat(answer.words()).contains("[3]");
    }

    @Test
    void whatASearchFoundIsQuotedToo() {
        List<Turn> turns = List.of(new Asked("Who repairs radios?", FAIR.subList(0, 2), null, List.of()), new Found("1", "",
                List.of(new Passage(7, Kind.FOUND, "@dave", null, "Erin in Mill Street repairs radios of any age."))));
        Answer answer = reader.stream(new Request(Task.ANSWER, "", turns, List.of(), null, 500, "en", "", Duration.ofSeconds(5)),
                Sink.NONE);
        assertThat(answer.words()).contains("“Erin in Mill Street repairs radios of any age.” [7]");
    }

    @Test
    void whatASearchFoundThatSharesAWordAndNoMoreIsNotQuoted() {
        Passage answer = passage(1, "@alice", "The ferry to the island leaves from pier three at seven.");
        String beside = "Somebody lost a hat on the ferry.";
        String question = "What about the ferry to the island?";

        assertThat(words(Task.ANSWER, "en", question, null, List.of(answer, passage(2, "@carol", beside))))
                .as("who answers alice may mean it as more of that").contains("[1]", beside);
        assertThat(words(Task.ANSWER, "en", question, null, List.of(answer, new Passage(2, Kind.FOUND, "@carol", null, beside))))
                .contains("[1]").doesNotContain(beside, "[2]");
    }

    @Test
    void aClaimIsShownWithWhoSaysOtherwiseAndIsNotJudged() {
        List<Passage> thread = List.of(passage(1, "@alice", "The bridge in Mill Street opens again on Monday."),
                passage(2, "@bob", "The council says the bridge in Mill Street opens on Thursday."),
                passage(3, "@carol", "Yes, the Mill Street bridge opens Monday, the sign says so."));
        String answer = words(Task.CHECK, "en", "", 1, thread);
        assertThat(answer).contains("I cannot verify this. I can only show who said what.");
        assertThat(answer.indexOf("@bob")).isBetween(answer.indexOf("with another number"), answer.indexOf("About the same thing:\n"));
        assertThat(answer.indexOf("@carol")).isGreaterThan(answer.indexOf("About the same thing:\n"));
        assertThat(words(Task.CHECK, "fr", "", 1, thread.subList(0, 1))).endsWith("Je peux seulement montrer qui a dit quoi.");
    }

    @Test
    void whoeverUsesTheSameTagHasNotSaidTheSame() {
        List<Passage> posts = List.of(passage(1, "@alice", "The owl in the orchard sang at ten. #birds"),
                new Passage(2, Kind.FOUND, "@bob", null, "My tram was late again. #birds"));
        assertThat(words(Task.CHECK, "en", "", 1, posts)).doesNotContain("[2]").startsWith("In what I may read I found nothing");
        assertThat(words(Task.ANSWER, "en", "Are there birds?", null, posts)).doesNotContain("“#birds”");
    }

    @Test
    void aPostIsExplainedByWhatOthersSayOfItsWords() {
        List<Passage> thread = List.of(passage(1, "@alice", "Which machine shall we bring to the fair?"),
                passage(2, "@bob", "@alice the Vulcan, if Dora lends it."),
                new Passage(3, Kind.FOUND, "@dora", null, "My Vulcan is a sewing machine from 1931."));
        assertThat(words(Task.EXPLAIN, "en", "", 2, thread)).contains("It replies to:\n@alice: “Which machine")
                .contains("On “Vulcan”:\n@dora: “My Vulcan is a sewing machine from 1931.” [3]");
        assertThat(words(Task.EXPLAIN, "en", "", 1, thread.subList(0, 1))).startsWith("In what I may read I found nothing that says more");
    }

    @Test
    void whoeverAsksToBeToldIsTold() {
        List<Passage> posts = List.of(new Passage(1, Kind.FOUND, "@kit", null, "Band practice has moved. Audience: one heron."),
                new Passage(2, Kind.FOUND, "@kit", null, "We play at the mill. The heron has been informed."));
        assertThat(words(Task.ANSWER, "en", "tell me about the heron", null, posts)).contains("heron has been informed.” [2]");
    }

    @Test
    void whatOthersAttachedToTheirPostsIsNotAttachedToThisOne() {
        List<Passage> posts = List.of(passage(1, "@alice", "Forty cups for the mill. #pottery"),
                new Passage(2, Kind.ATTACHED, "@alice", null, "Cups on a shelf."),
                new Passage(3, Kind.FOUND, "@bob", null, "We play at the mill. #pottery"),
                new Passage(4, Kind.ATTACHED, "@bob", null, "A poster with balloons."));
        assertThat(words(Task.EXPLAIN, "en", "", 1, posts)).contains("What is attached to it:\n“Cups on a shelf.” [2]")
                .doesNotContain("balloons").doesNotContain("“#pottery”");
    }

    @Test
    void aPictureIsDescribedByWhatWasWrittenWithIt() {
        List<Passage> attached = List.of(passage(1, "@alice", "Look!"),
                new Passage(2, Kind.ATTACHED, "@alice", null, "A linnet on a gorse bush above the harbour."));
        assertThat(words(Task.DESCRIBE, "en", "", 1, attached)).startsWith("I do not see the picture.")
                .contains("“A linnet on a gorse bush above the harbour.” [2]").doesNotContain("Look");
        assertThat(words(Task.DESCRIBE, "fr", "", 1, attached.subList(0, 1)))
                .isEqualTo("Je ne vois pas l’image, et rien n’a été écrit avec elle.");
    }

    @Test
    void aSummaryHasSentencesInOrderEachWithItsPlace() {
        String answer = words(Task.SUMMARISE, "en", "", null, FAIR);
        assertThat(answer).contains("“Our repair fair is on Saturday in the old station.” [1]");
        assertThat(answer.lines().skip(1)).hasSizeBetween(2, 5).allSatisfy(line -> assertThat(line).matches("@\\w+: “.+” \\[[0-9]]"));
    }

    @Test
    void aSummaryBeginsWithWhatItIsAboutAndLeavesOutWhatSaysNothingAlone() {
        List<Passage> bridge = List.of(
                new Passage(1, Kind.THREAD, "@alice", null, "Hello everyone! The bridge over the Tarn closes for repairs on Monday."),
                new Passage(2, Kind.THREAD, "@bob", null, "Haha nooo not the bridge over the Tarn again!!"),
                new Passage(3, Kind.THREAD, "@carol", null, "Does the ferry take bicycles across the Tarn?"),
                new Passage(4, Kind.THREAD, "@dan", null, "But he said repairs on the bridge take longer."),
                new Passage(5, Kind.THREAD, "@erin", null, "The ferry takes bicycles across the Tarn while the bridge has repairs."),
                new Passage(6, Kind.THREAD, "@carol", null, "Thanks @erin, see you on the ferry"));
        assertThat(words(Task.SUMMARISE, "en", "", null, bridge).lines().skip(1)).containsExactly(
                "@alice: “The bridge over the Tarn closes for repairs on Monday.” [1]",
                "@erin: “The ferry takes bicycles across the Tarn while the bridge has repairs.” [5]");
    }

    @Test
    void aDraftIsCutBetweenSentencesAndLosesNoWord() {
        String draft = "Bread rises slowly in the cold kitchen. ".repeat(40).strip();
        List<Passage> drafts = List.of(new Passage(1, Kind.DRAFT, "@alice", null, draft));
        String[] parts = words(Task.SPLIT, "en", "", null, drafts).split("\n\n");
        assertThat(parts).hasSizeGreaterThan(3).allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(500).endsWith("."));
        assertThat(String.join(" ", parts)).isEqualTo(draft);
        assertThat(words(Task.SPLIT, "en", "At most 280 characters each, please", null, drafts).split("\n\n"))
                .allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(280));
    }

    @Test
    void aShorterDraftHasTheSameSentences() {
        String draft = "The orchard opens on Sunday. We have eleven kinds of apples. Parking is behind the orchard barn. "
                + "I slept badly. Children pick apples in the orchard for free.";
        String shorter = words(Task.SHORTEN, "en", draft, null, List.of());
        assertThat(shorter.length()).isLessThan(draft.length() * 7 / 10);
        assertThat(Arrays.stream(shorter.split("(?<=\\.) "))).isNotEmpty().allSatisfy(sentence -> assertThat(draft).contains(sentence));
    }

    @Test
    void notesBecomeSentencesWithNothingAdded() {
        String notes = "- orchard open Sunday\n- bring bags\n* see you there!\nhttps://orchard.example";
        assertThat(words(Task.DRAFT, "en", notes, null, List.of()))
                .isEqualTo("Orchard open Sunday. Bring bags. See you there! https://orchard.example");
    }

    @Test
    void tagsAreWordsOfTheDraft() {
        String tags = words(Task.TAGS, "en", "We picked apples with Dora in Kelham orchard #cider", null, List.of());
        assertThat(tags.split(" ")).contains("#Kelham", "#orchard").doesNotContain("#cider").hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void tagsNameWhatTheDraftIsAbout() {
        String weir = words(Task.TAGS, "en", "Well, I just wanted to say that the weir was actually opened in 1932, you know. It keeps the river "
                + "back in spring, when the snow melts. In summer children swim there.", null, List.of());
        assertThat(weir).startsWith("#weir #river").doesNotContain("#opened", "#wanted", "#melts", "#swim");
        String dam = words(Task.TAGS, "fr", "Le barrage a été ouvert en 1932. Il retient la rivière au printemps, quand la neige fond. "
                + "L’été, les enfants s’y baignent.", null, List.of());
        assertThat(dam).startsWith("#barrage #rivière").doesNotContain("#ouvert", "#retient", "#fond", "#baignent");
        String jam = words(Task.TAGS, "en", "Looking for a recipe for plum jam, my tree is so full that it bends. Bring jars on Saturday!", null,
                List.of());
        assertThat(jam).contains("#recipe", "#plum", "#jam").doesNotContain("#full", "#bends", "#Saturday", "#Bring");
        String music = words(Task.TAGS, "fr", "On cherche encore un accordéon pour l’orchestre, samedi. Merci de nous écrire !", null, List.of());
        assertThat(music).contains("#accordéon", "#orchestre").doesNotContain("#samedi", "#écrire", "#cherche");
    }

    @Test
    void itSaysWhatItCannotDo() {
        for (Task task : List.of(Task.TONE, Task.TRANSLATE)) {
            assertThatThrownBy(() -> words(task, "en", "friendlier", 1, FAIR)).isInstanceOfSatisfying(AiFailure.class,
                    failure -> assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED));
        }
        assertThat(reader.skills()).isEmpty();
        assertThat(reader.name()).isEqualTo(new ModelName("builtin", "reader", true));
    }

    @Test
    void whoeverLeavesIsNotWorkedFor() {
        assertThatThrownBy(() -> reader.stream(request(Task.SUMMARISE, "en", "", null, FAIR), new Sink() {
            @Override
            public void words(String piece) {
                // nobody reads
            }

            @Override
            public boolean getAsBoolean() {
                return true;
            }
        })).isInstanceOfSatisfying(AiFailure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.CANCELLED));
    }

    private String words(Task task, String language, String words, Integer focus, List<Passage> passages) {
        return reader.stream(request(task, language, words, focus, passages), Sink.NONE).words();
    }

    private static Request request(Task task, String language, String words, Integer focus, List<Passage> passages) {
        return new Request(task, "", List.of(new Asked(words, passages, focus, List.of())), List.of(), null, 1_000, language, "",
                Duration.ofSeconds(20));
    }

    private static Passage passage(int number, String by, String words) {
        return new Passage(number, Kind.THREAD, by, null, words);
    }
}
