package social.linnet.web.settings;

import java.util.List;

/// What a browser calls itself, as people say it: `Firefox, Windows`.
final class Devices {

    private record Known(String mark, String name) {
    }

    /// In the order in which they must be tried: most browsers also claim to be older ones.
    private static final List<Known> BROWSERS = List.of(new Known("Edg/", "Edge"), new Known("OPR/", "Opera"),
            new Known("SamsungBrowser/", "Samsung Internet"), new Known("Firefox/", "Firefox"),
            new Known("FxiOS/", "Firefox"), new Known("CriOS/", "Chrome"), new Known("Chromium/", "Chromium"),
            new Known("Chrome/", "Chrome"), new Known("Safari/", "Safari"), new Known("curl/", "curl"));
    private static final List<Known> SYSTEMS = List.of(new Known("Android", "Android"), new Known("iPhone", "iPhone"),
            new Known("iPad", "iPad"), new Known("Windows", "Windows"), new Known("Mac OS X", "macOS"),
            new Known("CrOS", "ChromeOS"), new Known("Linux", "Linux"));

    private Devices() {
    }

    /// Empty when it says nothing that is known.
    static String named(String agent) {
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static String first(List<Known> known, String agent) {
        return known.stream().filter(each -> agent.contains(each.mark())).map(Known::name).findFirst().orElse("");
    }
}
