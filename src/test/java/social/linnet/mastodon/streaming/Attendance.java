package social.linnet.mastodon.streaming;

import org.springframework.context.ApplicationContext;

/// Who is connected.
public final class Attendance {

    private Attendance() {
    }

    /// Whether this account has a connection open.
    public static boolean isThere(ApplicationContext program, String account) {
        return program.getBean(Connections.class).all().stream()
                .anyMatch(connection -> connection.viewer() == Long.parseLong(account));
    }
}
