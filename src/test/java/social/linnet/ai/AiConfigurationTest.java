package social.linnet.ai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import social.linnet.settings.Settings;

class AiConfigurationTest {

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

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    static class WithSettings {
    }
}
