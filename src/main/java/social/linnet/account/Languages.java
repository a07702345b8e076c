package social.linnet.account;

import java.util.List;

/// The languages the site speaks.
public final class Languages {

    /// Their BCP 47 tags, the first being the one for everybody else.
    public static final List<String> OFFERED = List.of("en", "fr");

    private Languages() {
    }

    /// This language if it is offered, else the first.
    public static String known(String language) {
        return OFFERED.contains(language) ? language : OFFERED.getFirst();
    }
}
