package social.linnet.web;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Settings of the account: language, look, password, sessions.
///
/// @param language      `en` or `fr`
/// @param passwordError what is wrong with the change of password, or null
public record AccountPage(Frame frame, String language, List<Device> devices, @Nullable String passwordError) {

    /// A session, as its owner knows it.
    ///
    /// @param id      names it in the address that ends it
    /// @param agent   which browser on what, in words; empty when unknown
    /// @param since   when it began
    /// @param seen    when it was last used
    /// @param current whether it is the one that asks
    public record Device(String id, String agent, Instant since, Instant seen, boolean current) {
    }
}
