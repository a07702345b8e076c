package social.linnet.web.inbox;

import java.util.List;
import java.util.Locale;

import social.linnet.notification.Policy;
import social.linnet.notification.Policy.Choice;
import social.linnet.web.Frame;

/// What the reader does with what strangers tell them.
public record PolicyPage(Frame frame, Policy policy) {

    /// A kind of stranger, and what is done with them.
    ///
    /// @param word names it in the form; with `policy.` before it the key of its name
    public record Line(String word, Choice choice) {
    }

    public List<Line> lines() {
        return List.of(new Line("not-following", policy.notFollowing()), new Line("not-followers", policy.notFollowers()),
                new Line("new-accounts", policy.newAccounts()), new Line("private-mentions", policy.privateMentions()),
                new Line("limited-accounts", policy.limitedAccounts()));
    }

    public List<Choice> choices() {
        return List.of(Choice.values());
    }

    public String word(Choice choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
