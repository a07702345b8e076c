package social.linnet.demo;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/// With `linnet.demo`, and only then, the program's clock can be set and the sample network is told.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("linnet.demo")
@Import({Filler.class, FillAtStart.class})
class DemoConfiguration {

    @Bean
    @Primary
    StoryClock storyClock() {
        return new StoryClock();
    }
}
