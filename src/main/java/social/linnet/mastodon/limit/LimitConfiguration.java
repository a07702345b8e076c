package social.linnet.mastodon.limit;

import java.time.Clock;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import social.linnet.settings.Settings;

/// Limits rates unless the operator said aloud that they shall not be.
@Configuration(proxyBeanMethods = false)
class LimitConfiguration implements WebMvcConfigurer {

    private final Settings settings;
    private final Clock clock;

    LimitConfiguration(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (settings.limits() == Settings.Limits.DEFAULT) {
            registry.addInterceptor(new RateLimits(clock)).order(Ordered.HIGHEST_PRECEDENCE);
        }
    }
}
