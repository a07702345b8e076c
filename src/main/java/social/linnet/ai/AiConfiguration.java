package social.linnet.ai;

import java.nio.file.Path;
import java.time.Clock;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import social.linnet.ai.builtin.Builtin;
import social.linnet.ai.openai.OpenAi;
import social.linnet.settings.Settings;

/// Chooses the models, one a capability, by the operator's settings.
@Configuration(proxyBeanMethods = false)
class AiConfiguration {

    /// The operator's own words, in the data folder.
    static final String WORDS = "moderation-words.txt";

    @Bean
    Budget budget(Settings settings, JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        return new Budget(db, transactions, clock, settings.ai().budget());
    }

    /// Nobody asks a server past the budget. The engine that comes with the program costs some milliseconds and no tokens.
    @Bean
    TextModel textModel(Settings settings, Budget budget) {
        Settings.Text text = settings.ai().text();
        return switch (text.provider()) {
            case BUILTIN -> Builtin.text();
            case OPENAI -> new Budgeted(OpenAi.text(text), budget);
        };
    }

    @Bean
    ImageModel imageModel(Settings settings) {
        Settings.Provider image = settings.ai().image();
        Settings.Provider edit = settings.ai().edit();
        return edit == null || edit.equals(image) ? images(image) : new ApartEdits(images(image), images(edit));
    }

    private static ImageModel images(Settings.Provider provider) {
        return switch (provider.provider()) {
            case BUILTIN -> Builtin.painter();
            case OPENAI -> OpenAi.images(provider);
        };
    }

    /// There is none unless the operator names a server: nothing that comes with the program makes videos from words.
    @Bean
    @ConditionalOnProperty(name = "linnet.ai.video.provider", havingValue = "openai")
    VideoModel videoModel(Settings settings) {
        return OpenAi.videos(settings.ai().video());
    }

    @Bean
    Moderator moderator(Settings settings) {
        Path own = settings.data().resolve(WORDS);
        Moderator words = Builtin.moderator(own);
        Settings.Provider moderation = settings.ai().moderation();
        return switch (moderation.provider()) {
            case BUILTIN -> words;
            case OPENAI -> new WordsFirst(words, OpenAi.moderator(moderation));
        };
    }
}
