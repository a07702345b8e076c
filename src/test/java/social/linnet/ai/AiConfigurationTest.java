package social.linnet.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import social.linnet.settings.Settings;

class AiConfigurationTest {

    @TempDir
    private Path data;

    private final ApplicationContextRunner program = new ApplicationContextRunner().withUserConfiguration(WithSettings.class, AiConfiguration.class);

    @Test
    void withoutAnySettingThePainterPaints() {
        program.run(context -> assertThat(context.getBean(ImageModel.class).name()).isEqualTo(new ModelName("builtin", "painter", true)));
    }

    @Test
    void anOperatorMayNameAnyServerThatSpeaksOpenAisApi() {
        program.withPropertyValues("linnet.ai.image.provider=openai", "linnet.ai.image.base-url=http://gpu.lan:7860/v1/", "linnet.ai.image.model=sd-turbo")
                .run(context -> assertThat(context.getBean(ImageModel.class).name()).isEqualTo(new ModelName("gpu.lan", "sd-turbo", false)));
    }

    @Test
    void aKeyAloneMeansOpenAiItself() {
        program.withPropertyValues("linnet.ai.image.provider=openai", "linnet.ai.image.key=secret")
                .run(context -> assertThat(context.getBean(ImageModel.class).name()).isEqualTo(new ModelName("api.openai.com", "gpt-image-1", false)));
    }

    @Test
    void wordsComeFromTheServerThatIsNamedWithinTheBudget() {
        program.withPropertyValues("linnet.ai.text.provider=openai", "linnet.ai.text.key=secret").run(context -> {
            assertThat(context.getBean(TextModel.class)).isInstanceOf(Budgeted.class);
            assertThat(context.getBean(TextModel.class).name()).isEqualTo(new ModelName("api.openai.com", "gpt-4.1-mini", false));
            assertThat(context.getBean(TextModel.class).skills()).contains(TextModel.Skill.PICTURES);
        });
        program.withPropertyValues("linnet.ai.text.provider=openai", "linnet.ai.text.base-url=http://gpu.lan:8000/v1", "linnet.ai.text.model=llama",
                "linnet.ai.text.api=responses", "linnet.ai.text.pictures=true").run(context -> {
                    assertThat(context.getBean(TextModel.class).name()).isEqualTo(new ModelName("gpu.lan", "llama", false));
                    assertThat(context.getBean(TextModel.class).skills()).contains(TextModel.Skill.PICTURES);
                });
        program.withPropertyValues("linnet.ai.text.provider=openai").run(context -> assertThat(context).hasFailed());
    }

    @Test
    void editsAreMadeByThePicturesModelUnlessAnotherIsNamed() {
        program.withPropertyValues("linnet.ai.image.provider=openai", "linnet.ai.image.key=secret")
                .run(context -> assertThat(context.getBean(ImageModel.class).editor()).isEqualTo(new ModelName("api.openai.com", "gpt-image-1", false)));
        program.withPropertyValues("linnet.ai.edit.provider=openai", "linnet.ai.edit.base-url=http://gpu.lan:7860/v1", "linnet.ai.edit.model=kontext")
                .run(context -> {
                    assertThat(context.getBean(ImageModel.class).name()).isEqualTo(new ModelName("builtin", "painter", true));
                    assertThat(context.getBean(ImageModel.class).editor()).isEqualTo(new ModelName("gpu.lan", "kontext", false));
                });
    }

    @Test
    void thereAreVideosFromWordsOnlyWhereAServerIsNamed() {
        program.run(context -> assertThat(context).doesNotHaveBean(VideoModel.class));
        program.withPropertyValues("linnet.ai.video.provider=builtin").run(context -> assertThat(context).doesNotHaveBean(VideoModel.class));
        program.withPropertyValues("linnet.ai.video.provider=openai", "linnet.ai.video.key=secret")
                .run(context -> assertThat(context.getBean(VideoModel.class).name()).isEqualTo(new ModelName("api.openai.com", "sora-2", false)));
    }

    @Test
    void whoeverJudgesTheOperatorsOwnWordsHold() throws IOException {
        Files.writeString(data.resolve(AiConfiguration.WORDS), "harassment: florp\n");
        String folder = "linnet.data=" + data;
        program.withPropertyValues(folder).run(context -> {
            Moderator moderator = context.getBean(Moderator.class);
            assertThat(moderator.name().builtin()).isTrue();
            assertThat(moderator.judge("a florp", Duration.ofSeconds(1)).part()).isEqualTo("florp");
        });
        program.withPropertyValues(folder, "linnet.ai.moderation.provider=openai", "linnet.ai.moderation.key=secret").run(context -> {
            Moderator moderator = context.getBean(Moderator.class);
            assertThat(moderator.name()).isEqualTo(new ModelName("api.openai.com", "omni-moderation-latest", false));
            assertThat(moderator.rulesForPictures()).isNotEmpty();
            assertThat(moderator.judge("a florp", Duration.ofSeconds(1)).part()).isEqualTo("florp");
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    static class WithSettings {

        private final DriverManagerDataSource nobodyAsks = new DriverManagerDataSource();

        @Bean
        JdbcClient jdbc() {
            return JdbcClient.create(nobodyAsks);
        }

        @Bean
        PlatformTransactionManager transactions() {
            return new JdbcTransactionManager(nobodyAsks);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
