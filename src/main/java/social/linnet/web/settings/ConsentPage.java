package social.linnet.web.settings;

import java.util.List;

import social.linnet.consent.Choice;
import social.linnet.consent.Entry;
import social.linnet.consent.Purpose;
import social.linnet.consent.Stance;
import social.linnet.consent.Wording;
import social.linnet.web.Frame;

/// What the reader lets be used, and what they said before.
///
/// @param history the latest first
public record ConsentPage(Frame frame, List<Question> questions, List<Entry> history) {

    private static final List<String> LINES = List.of("asks", "what", "who", "unsaid", "no");

    public ConsentPage {
        questions = List.copyOf(questions);
        history = List.copyOf(history);
    }

    /// One purpose, as the reader is asked: what is shown is what is kept with the answer.
    public record Question(Purpose purpose, Stance stance, String title, List<String> lines, String earlier, String earlierMeans,
                           String yes, String no, String language) {

        public static Question of(Frame frame, Purpose purpose, Stance stance) {
            String key = "consent." + purpose.word();
            return new Question(purpose, stance, frame.t(key),
                    LINES.stream().map(line -> frame.t(key + "." + line, frame.site())).toList(), frame.t(key + ".earlier"),
                    frame.t(key + ".earlier.means"), frame.t("consent.yes"), frame.t("consent.no"), frame.lang());
        }

        /// All of its words.
        public Wording wording() {
            return new Wording(language, title + "\n" + String.join("\n", lines) + "\n" + String.join("\n", earlier, earlierMeans, no, yes));
        }

        /// Whether a yes could be for more than it is.
        public boolean isOpenForEarlier() {
            return stance.choice() != Choice.EVERYTHING;
        }
    }
}
