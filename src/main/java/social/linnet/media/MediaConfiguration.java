package social.linnet.media;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Lets [Sweep] run. Saying it more than once in the program changes nothing.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class MediaConfiguration {
}
