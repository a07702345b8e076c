package social.linnet.assistant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Names;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.output.Outgoing;
import social.linnet.post.PostText;

/// Puts an answer into the text of a post: for whom it is, what is said, and below it where that stands, one line for each
/// source, so that every app shows them.
@Component
class Wording {

    /// Most sources of one answer.
    static final int MOST_SOURCES = 4;
    private static final Pattern MARK = Pattern.compile("( ?)\\[(\\d{1,4})]");
    /// `[1] ` and an address, as posts are counted, and the line break before it.
    private static final int SOURCE = 5 + PostText.LINK_LENGTH;

    private final Names names;
    private final Accounts accounts;

    Wording(Names names, Accounts accounts) {
        this.names = names;
        this.accounts = accounts;
    }

    /// @param text    the whole text of the post
    /// @param words   what is said in it
    /// @param sources in the order of their numbers
    /// @param rested  whose words it holds, cited or not
    record Worded(String text, String words, List<Answer.Source> sources, List<Answer.Rested> rested) {
    }

    /// How much may be said to whoever has this handle, as posts are counted: the addresses of what is cited stand below it.
    static int room(String asker) {
        return PostText.MAX_LENGTH - asker.length() - 3 - MOST_SOURCES * SOURCE;
    }

    /// @param task what was asked: what is said of a post rests on that post, whether it cites or repeats it or says it all in
    ///             another language
    Worded of(Talk.Spoken spoken, Task task, String asker, String language) {
        Outgoing.Said said = Outgoing.whole(spoken.words(), spoken.context(), room(asker), language);
        List<Answer.Source> sources = new ArrayList<>();
        Set<Answer.Rested> rested = new LinkedHashSet<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < said.cited().size(); at++) {
            Context.Source source = Objects.requireNonNull(spoken.context().sources().get(said.cited().get(at)));
            rested.add(new Answer.Rested(source.post(), source.author()));
            String address = sources.size() < MOST_SOURCES ? address(source) : null;
            if (address != null) {
                int number = sources.size() + 1;
                numbers.put(at + 1, number);
                sources.add(new Answer.Source(number, source.post(), source.author()));
                lines.append("\n[").append(number).append("] ").append(address);
            }
        }
        String words = MARK.matcher(said.words()).replaceAll(mark -> {
            Integer number = numbers.get(Integer.valueOf(mark.group(2)));
            return number == null ? "" : mark.group(1) + "[" + number + "]";
        });
        rested.addAll(Quoting.in(words, spoken.context()));
        // a profile is read when a model asks for it by name, and few words are enough to say what it says
        spoken.context().sources().values().stream().filter(Context.Source::isProfile)
                .forEach(profile -> rested.add(new Answer.Rested(profile.post(), profile.author())));
        if (task != Task.ANSWER && spoken.context().focus() != null) {
            Context.Source about = Objects.requireNonNull(spoken.context().sources().get(spoken.context().focus()));
            rested.add(new Answer.Rested(about.post(), about.author()));
        }
        return new Worded("@" + asker + " " + words + (lines.isEmpty() ? "" : "\n" + lines), words, List.copyOf(sources), List.copyOf(rested));
    }

    private @Nullable String address(Context.Source source) {
        Account author = accounts.find(source.author()).orElse(null);
        return source.isProfile() ? names.profile(author) : names.post(author, source.post());
    }
}
