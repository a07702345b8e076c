package social.linnet.web.settings;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.web.Frame;

/// The apps that may act for somebody.
public record AppsPage(Frame frame, List<App> apps) {

    /// @param id      names it in the address that takes its leave back
    /// @param website its address, or null
    /// @param since   when it was allowed
    public record App(String id, String name, @Nullable String website, List<String> scopes, Instant since) {
    }
}
