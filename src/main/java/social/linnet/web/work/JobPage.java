package social.linnet.web.work;

import java.util.List;

import social.linnet.moderation.RefusalAppeals.Appeal;
import social.linnet.studio.Job;
import social.linnet.web.Frame;

/// One job of the reader's.
///
/// @param appeals what they said to refusals of it, newest first
public record JobPage(Frame frame, Job job, List<Appeal> appeals) {
}
