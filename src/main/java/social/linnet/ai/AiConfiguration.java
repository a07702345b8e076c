package social.linnet.ai;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import social.linnet.ai.builtin.Builtin;
import social.linnet.ai.openai.OpenAi;
import social.linnet.settings.Settings;

/// Chooses the models, one a capability, by the operator's settings.
@Configuration(proxyBeanMethods = false)
class AiConfiguration {

    @Bean
    ImageModel imageModel(Settings settings) {
        Settings.Provider image = settings.ai().image();
        return switch (image.provider()) {
            case BUILTIN -> Builtin.painter();
            case OPENAI -> OpenAi.images(image);
        };
    }
}
