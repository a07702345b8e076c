package social.linnet.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import social.linnet.event.Refused;

/// Which handles there may be.
final class Handles {

    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9_]{1," + Accounts.MAX_HANDLE + "}");
    /// Names that people would take for the site itself.
    private static final Set<String> RESERVED = Set.of("admin", "administrator", "administrateur", "root", "system",
            "support", "help", "aide", "security", "abuse", "postmaster", "webmaster", "moderator", "moderation", "mod",
            "staff", "team", "official", "linnet", "assistant", "api", "oauth", "media", "settings", "home", "about",
            "null", "undefined", "everyone", "all", "here", "moderateur", "moderatrice", "privacy", "terms", "noreply",
            "contact", "collections", "tags", "explore", "notifications", "studio");

    private Handles() {
    }

    /// The handle in lower case.
    static String checked(String typed) {
        String handle = typed.strip().toLowerCase(Locale.ROOT);
        if (handle.startsWith("@")) {
            handle = handle.substring(1);
        }
        if (!isPossible(handle)) {
            throw Refused.invalid("handle-invalid", Accounts.MAX_HANDLE);
        }
        return handle;
    }

    /// Whether an account could have this handle. Others are not looked for: a name from an address may hold what the
    /// database cannot even be asked about, such as NUL.
    static boolean isPossible(String handle) {
        return GRAMMAR.matcher(handle).matches();
    }

    static Set<String> reserved() {
        return RESERVED;
    }
}
