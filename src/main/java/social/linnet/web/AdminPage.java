package social.linnet.web;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.moderation.Audit;
import social.linnet.page.Person;

/// What an administrator sees.
///
/// @param acts  the latest of what moderators did to accounts
/// @param fresh an invitation's address that was just made, shown once, or null
public record AdminPage(Frame frame, List<Applicant> applicants, List<Invitation> invitations, @Nullable String fresh,
                        List<Lag> lags, List<Audit.Act> acts) {

    /// Somebody who waits for approval.
    public record Applicant(Person person, @Nullable String reason, Instant at) {
    }

    /// @param id   names it in the address that withdraws it
    /// @param by   who made it
    /// @param used who used it, or null
    public record Invitation(String id, Person by, Instant at, @Nullable Person used) {
    }

    /// How far a view is behind the log.
    ///
    /// @param view    its name
    /// @param events  how many events it has not read
    /// @param letters how many it could not handle
    public record Lag(String view, long events, long letters) {
    }
}
