package social.linnet.web;

import java.util.Optional;

/// What home shows: one's own timeline, what is picked, everybody's, or one list.
///
/// @param list its id, for [Kind#LIST] alone; else 0
public record HomeTab(Kind kind, long list) {

    public static final HomeTab FOLLOWING = new HomeTab(Kind.FOLLOWING, 0);
    public static final HomeTab FOR_YOU = new HomeTab(Kind.FOR_YOU, 0);
    public static final HomeTab LOCAL = new HomeTab(Kind.LOCAL, 0);

    private static final String LIST = "list-";

    public enum Kind {
        FOLLOWING, FOR_YOU, LOCAL, LIST
    }

    public static HomeTab list(long id) {
        return new HomeTab(Kind.LIST, id);
    }

    /// The one with this word, or empty.
    public static Optional<HomeTab> ofWord(String word) {
        for (HomeTab tab : new HomeTab[] {FOLLOWING, FOR_YOU, LOCAL}) {
            if (tab.word().equals(word)) {
                return Optional.of(tab);
            }
        }
        return word.matches(LIST + "[0-9]{1,18}") ? Optional.of(list(Long.parseLong(word.substring(LIST.length()))))
                : Optional.empty();
    }

    /// What it is called in addresses and cookies.
    public String word() {
        return switch (kind) {
            case FOLLOWING -> "following";
            case FOR_YOU -> "for-you";
            case LOCAL -> "local";
            case LIST -> LIST + list;
        };
    }

    /// Where it is.
    public String path() {
        return "/home?tab=" + word();
    }

    /// Whether new posts are counted while one looks.
    public boolean isLive() {
        return kind != Kind.FOR_YOU;
    }
}
