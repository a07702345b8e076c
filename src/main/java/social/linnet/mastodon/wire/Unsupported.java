package social.linnet.mastodon.wire;

import social.linnet.event.Refused;
/// Wishes that this server cannot fulfil yet: said so, since a person who asked for a warning, a poll or a date must
/// not find the post without it. Saying explicitly that they are not wanted is fine.
public final class Unsupported {

    private Unsupported() {
    }

    /// Refuses when any of these is not empty.
    public static void refuse(Params params, String... names) {
        for (String name : names) {
            if (params.isFilled(name)) {
                throw Refused.invalid("not-supported", name);
            }
        }
    }

    /// Refuses when any of these is switched on.
    public static void refuseOn(Params params, String... names) {
        for (String name : names) {
            if (params.flag(name)) {
                throw Refused.invalid("not-supported", name);
            }
        }
    }

    /// Refuses when this asks for anything but the one thing there is.
    public static void refuseOther(Params params, String name, String only) {
        String asked = params.text(name, "");
        if (!asked.isEmpty() && !asked.equals(only)) {
            throw Refused.invalid("not-supported", name + "=" + only(asked));
        }
    }

    private static String only(String asked) {
        return asked.length() > 40 ? "…" : asked;
    }
}
