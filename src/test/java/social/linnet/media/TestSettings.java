package social.linnet.media;

import java.util.Map;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import social.linnet.settings.Settings;

/// The settings as a start without any file has them, but for some.
final class TestSettings {

    private TestSettings() {
    }

    static Settings of(Map<String, String> some) {
        return new Binder(new MapConfigurationPropertySource(some)).bindOrCreate("linnet", Settings.class);
    }
}
