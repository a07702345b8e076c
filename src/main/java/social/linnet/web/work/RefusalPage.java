package social.linnet.web.work;

import java.util.List;

import social.linnet.moderation.RefusalAppeals.Appeal;
import social.linnet.web.Frame;

/// What somebody says to a refusal of the studio, for whoever decides about it.
///
/// @param handle whose it is
/// @param kept   the numbers of the pictures that were made and are kept apart
public record RefusalPage(Frame frame, Appeal appeal, String handle, List<Integer> kept) {
}
