package social.linnet.web.view;

import static org.assertj.core.api.Assertions.assertThat;
import static social.linnet.web.view.SettingsGallery.WORD_LISTS;
import static social.linnet.web.view.SettingsGallery.at;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import social.linnet.ai.ModelName;
import social.linnet.studio.Makers;
import social.linnet.testing.Beside;
import social.linnet.web.Frame;
import social.linnet.web.dev.Samples;

/// The settings say of each server that is asked what it is given, and that nothing leaves this one only where that is so.
@Beside
class WhatIsSentTest {

    private static final ModelName PAINTER = Samples.PAINTER;
    private static final ModelName READER = AssistantGallery.BUILTIN;
    private static final String NOTHING_OF_PICTURES = "For pictures nothing leaves this server";
    private static final String NOTHING_OF_WORDS = "For the assistant nothing leaves this server";

    private final Frame f = Samples.frame(Locale.ENGLISH, Samples.ROBIN, "/settings/ai");

    private String said(Makers makers, ModelName text) {
        return SettingsGallery.ai(f, makers, text);
    }

    @Test
    void whereEverythingIsMadeHereNothingLeaves() {
        assertThat(said(new Makers(PAINTER, PAINTER, null, WORD_LISTS), READER)).contains(NOTHING_OF_PICTURES, NOTHING_OF_WORDS)
                .doesNotContain(" go to ", "Changed pictures");
    }

    @Test
    void whoAnswersElsewhereIsToldTheQuestionAndNothingOfPictures() {
        assertThat(said(new Makers(PAINTER, PAINTER, null, WORD_LISTS), at("words.example"))).contains(NOTHING_OF_PICTURES,
                "the posts that bear on it go to words.example").doesNotContain(NOTHING_OF_WORDS);
    }

    @Test
    void whoeverPaintsChangesFilmsOrJudgesElsewhereIsNamed() {
        assertThat(said(new Makers(at("paint.example"), at("paint.example"), null, WORD_LISTS), READER)).contains(NOTHING_OF_WORDS,
                "the words you describe it with go to paint.example", "the words that say how go to paint.example")
                .doesNotContain(NOTHING_OF_PICTURES, "Changed pictures");
        assertThat(said(new Makers(PAINTER, at("brush.example"), null, WORD_LISTS), READER)).contains(NOTHING_OF_WORDS, "Changed pictures",
                "the picture and the words that say how go to brush.example").doesNotContain(NOTHING_OF_PICTURES, "describe it with");
        assertThat(said(new Makers(PAINTER, PAINTER, at("lake.example"), WORD_LISTS), READER)).contains(NOTHING_OF_WORDS,
                "the picture that it begins with go to lake.example").doesNotContain(NOTHING_OF_PICTURES);
        assertThat(said(new Makers(PAINTER, PAINTER, null, at("judge.example")), READER))
                .contains("what the assistant says go to judge.example to be judged").doesNotContain(NOTHING_OF_PICTURES, NOTHING_OF_WORDS);
    }

    @Test
    void whoReadsOfTheAssistantIsToldTheSame() {
        assertThat(AssistantGallery.about(f, READER, WORD_LISTS)).contains("Nothing is sent anywhere.").doesNotContain("to be judged");
        assertThat(AssistantGallery.about(f, READER, at("judge.example"))).contains("What it says goes to judge.example to be judged")
                .doesNotContain("Nothing is sent anywhere.");
        assertThat(AssistantGallery.about(f, at("words.example"), WORD_LISTS)).contains("at words.example.")
                .doesNotContain("Nothing is sent anywhere.", "to be judged");
    }
}
