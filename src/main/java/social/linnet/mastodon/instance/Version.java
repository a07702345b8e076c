package social.linnet.mastodon.instance;

/// What this server says that it is.
final class Version {

    static final String SOFTWARE = "linnet";
    static final String NUMBER = "0.1.0";
    /// Clients read the first number, and switch on what that version of Mastodon has.
    static final String COMPATIBLE = "4.5.0 (compatible; Linnet " + NUMBER + ")";
    /// Mastodon's own number for its API. From 2 on clients ask for grouped notifications, from 7 on for quotes.
    static final int API = 7;

    private Version() {
    }
}
