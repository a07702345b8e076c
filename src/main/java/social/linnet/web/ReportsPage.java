package social.linnet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.moderation.RefusalAppeals;
import social.linnet.moderation.Reports;
import social.linnet.moderation.Warnings;
import social.linnet.page.Person;
import social.linnet.page.PostView;

/// What people told the moderators.
///
/// @param open    whether the open ones are shown, rather than those that are closed
/// @param next    what `before` is on the next page, or null when this is the end
/// @param refusals what people say to refusals of the studio, while nobody has answered
/// @param appeals what people say to decisions about them, while nobody has answered
public record ReportsPage(Frame frame, boolean open, List<Line> reports, @Nullable Long next, List<Decided> appeals,
                          List<Refused> refusals) {

    /// @param handle whose it is
    public record Refused(RefusalAppeals.Appeal appeal, String handle) {
    }

    /// @param handle whom it is about
    /// @param by     who told it, or null when they are not in use
    public record Line(Reports.Report report, String handle, @Nullable Person by) {
    }

    /// @param handle whom it is about
    public record Decided(Warnings.Warning warning, String handle) {
    }

    /// One report.
    ///
    /// @param person  whom it is about, or null while they are not in use
    /// @param limited whether they are limited
    /// @param posts   the reported posts that this moderator may see
    /// @param unseen  how many of them they may not, or are gone
    /// @param rules   the rules that are broken
    /// @param before  what was decided about them before
    public record One(Frame frame, Line line, @Nullable Person person, boolean limited, List<PostView> posts, int unseen,
                      List<String> rules, List<Warnings.Warning> before) {
    }
}
