package social.linnet.web.settings;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.web.Frame;

/// The password, and where somebody is signed in.
///
/// @param handle for the program that keeps the password
/// @param wrong  what is wrong with the change of password
public record SecurityPage(Frame frame, String handle, List<Device> devices, Wrong wrong) {

    /// A session, as its owner knows it.
    ///
    /// @param id      names it in the address that ends it
    /// @param agent   which browser on what, in words; empty when unknown
    /// @param network from where it was opened, or null when that is not known
    /// @param since   when it began
    /// @param seen    when it was last used
    /// @param current whether it is the one that asks
    public record Device(String id, String agent, @Nullable String network, Instant since, Instant seen,
                         boolean current) {
    }
}
