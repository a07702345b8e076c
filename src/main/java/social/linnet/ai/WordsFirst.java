package social.linnet.ai;

import java.time.Duration;
import java.util.Set;

import social.linnet.ai.ImageModel.Source;

/// The word lists of this server before the model that judges: what they find is known at once, with the part that it is
/// about, and an operator's own words hold whoever judges the rest.
record WordsFirst(Moderator words, Moderator model) implements Moderator {

    @Override
    public ModelName name() {
        return model.name();
    }

    @Override
    public Set<Rule> rulesForPictures() {
        return model.rulesForPictures();
    }

    @Override
    public Verdict judge(String text, Duration deadline) {
        return judge(text, Set.of(), deadline);
    }

    /// What the lists find is not the end when it is excused: the model has still to be asked about the rest.
    @Override
    public Verdict judge(String text, Set<Rule> excused, Duration deadline) {
        Verdict found = words.judge(text, excused, deadline);
        return found.isGood() ? model.judge(text, excused, deadline) : found.saidBy(words.name());
    }

    @Override
    public Verdict glance(String text) {
        return words.glance(text);
    }

    @Override
    public Verdict judge(Source picture, Duration deadline) {
        return model.judge(picture, deadline);
    }
}
