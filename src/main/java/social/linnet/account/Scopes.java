package social.linnet.account;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import social.linnet.event.Refused;

/// What a token may do, in the words that Mastodon's apps use: `read` covers `read:statuses`, and so on.
///
/// @param names the scopes, in order
public record Scopes(Set<String> names) {

    /// Longest text of scopes that the tables hold.
    private static final int LONGEST = 1000;
    private static final List<String> PARTS = List.of("accounts", "blocks", "bookmarks", "collections",
            "conversations", "favourites", "filters", "follows", "lists", "media", "mutes", "notifications", "reports",
            "search", "statuses");
    private static final Set<String> FOLLOW = Set.of("read:follows", "write:follows", "read:blocks", "write:blocks",
            "read:mutes", "write:mutes");
    private static final List<String> ADMIN_PARTS = List.of("accounts", "reports", "domain_allows", "domain_blocks",
            "ip_blocks", "email_domain_blocks", "canonical_email_blocks");
    private static final Set<String> TOP = Set.of("read", "write", "follow", "push", "profile", "admin:read",
            "admin:write");

    private static final Set<String> KNOWN = all();

    public Scopes {
        names = new TreeSet<>(names);
    }

    /// The scopes in this text, separated by white space (or `+`); `read` when there are none.
    ///
    /// @throws Refused `scope-unknown`
    public static Scopes parse(String text) {
        String[] words = text.strip().split("[\\s+]+");
        if (words.length > 60) {
            throw Refused.invalid("scope-unknown");
        }
        Set<String> names = new TreeSet<>();
        for (String word : words) {
            if (!word.isEmpty()) {
                if (!isKnown(word)) {
                    throw Refused.invalid("scope-unknown");
                }
                names.add(word);
            }
        }
        Scopes scopes = new Scopes(names.isEmpty() ? Set.of("read") : names);
        if (scopes.text().length() > LONGEST) {
            throw Refused.invalid("scope-unknown");
        }
        return scopes;
    }

    static Scopes stored(String text) {
        return new Scopes(Set.of(text.split(" ")));
    }

    /// Every scope there is.
    public static Set<String> known() {
        return KNOWN;
    }

    private static Set<String> all() {
        Set<String> all = new TreeSet<>(TOP);
        for (String part : PARTS) {
            all.add("read:" + part);
            all.add("write:" + part);
        }
        for (String part : ADMIN_PARTS) {
            all.add("admin:read:" + part);
            all.add("admin:write:" + part);
        }
        return Collections.unmodifiableSet(all);
    }

    private static boolean isKnown(String word) {
        return KNOWN.contains(word);
    }

    /// Whether a token with these may do what needs this one.
    public boolean grants(String needed) {
        if (names.contains(needed)) {
            return true;
        }
        int colon = needed.lastIndexOf(':');
        return colon > 0 && names.contains(needed.substring(0, colon))
                || names.contains("follow") && FOLLOW.contains(needed);
    }

    /// Whether all of the others are within these.
    public boolean includes(Scopes others) {
        return others.names().stream().allMatch(this::grants);
    }

    /// The scopes separated by spaces.
    public String text() {
        return String.join(" ", names);
    }
}
