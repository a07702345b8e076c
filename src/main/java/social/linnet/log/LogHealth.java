package social.linnet.log;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Says that the program is unwell once the sequencer or a view has died: everything else goes on, and what people look
/// at grows old without an error anywhere.
@Component
final class LogHealth implements HealthIndicator {

    private final RunningViews views;

    LogHealth(RunningViews views) {
        this.views = views;
    }

    @Override
    public Health health() {
        Health.Builder health = views.dead().isEmpty() ? Health.up() : Health.down();
        views.dead().forEach((name, cause) -> health.withDetail(name, cause.toString()));
        return health.build();
    }
}
