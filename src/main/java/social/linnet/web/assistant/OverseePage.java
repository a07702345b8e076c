package social.linnet.web.assistant;

import java.util.List;

import social.linnet.assistant.Answer;
import social.linnet.assistant.Oversight;
import social.linnet.assistant.Switch;
import social.linnet.post.Post;
import social.linnet.web.Frame;

/// What moderators see of the assistant.
///
/// @param by     the handle of whoever switched it last, or empty
/// @param day    the questions of the last day
/// @param wrong  what people sent as wrong
/// @param latest what it said last in public
public record OverseePage(Frame frame, Switch.Position position, String by, List<Oversight.Tally> day, List<Oversight.Wrong> wrong,
                          List<Said> latest) {

    public OverseePage {
        day = List.copyOf(day);
        wrong = List.copyOf(wrong);
        latest = List.copyOf(latest);
    }

    /// An answer and its post.
    public record Said(Answer answer, Post post) {
    }
}
