package social.linnet.web.settings;

import java.util.List;
import java.util.Locale;

/// A page of the settings, in the order of their list.
public enum Section {
    PROFILE("person"), ACCOUNT("account"), SECURITY("key"),
    PRIVACY("lock"), FILTERS("filter"), BLOCKED("block"), NOTIFICATIONS("bell"),
    APPEARANCE("look"), LANGUAGES("language"), AI("studio"),
    DATA("data"), CONSENT("check"), APPS("device"), DECISIONS("shield");

    /// They stand together in the list.
    public static final List<List<Section>> GROUPS = List.of(List.of(PROFILE, ACCOUNT, SECURITY),
            List.of(PRIVACY, FILTERS, BLOCKED, NOTIFICATIONS), List.of(APPEARANCE, LANGUAGES, AI),
            List.of(DATA, CONSENT, APPS, DECISIONS));

    private final String icon;

    Section(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String path() {
        return "/settings/" + word();
    }
}
