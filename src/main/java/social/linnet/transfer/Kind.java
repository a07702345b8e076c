package social.linnet.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a file lists. Names and columns are those of Mastodon's own exports.
public enum Kind {
    FOLLOWING("following_accounts.csv", List.of("Account address", "Show boosts", "Notify on new posts", "Languages"),
            true),
    BLOCKED("blocked_accounts.csv", List.of("Account address"), false),
    MUTED("muted_accounts.csv", List.of("Account address", "Hide notifications"), true),
    LISTS("lists.csv", List.of("List name", "Account address"), false),
    BOOKMARKS("bookmarks.csv", List.of("#uri"), false);

    private final String file;
    private final List<String> columns;
    private final boolean headed;

    Kind(String file, List<String> columns, boolean headed) {
        this.file = file;
        this.columns = columns;
        this.headed = headed;
    }

    /// What the file is called.
    public String file() {
        return file;
    }

    /// Its columns, in their order.
    List<String> columns() {
        return columns;
    }

    /// Whether an export names them in its first line. A file that is read may do either.
    boolean headed() {
        return headed;
    }

    /// The lower-case word used in forms and addresses.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind with this word.
    public static Optional<Kind> ofWord(String word) {
        for (Kind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
