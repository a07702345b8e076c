package social.linnet.web.assistant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Question.Reason;
import social.linnet.assistant.chat.Exchange;
import social.linnet.page.Person;

/// A question and its answer as its owner sees them.
///
/// @param about   the post that its chat began with, or null
/// @param sources in the order of their numbers
/// @param soFar   what there is of an answer that is still being made
public record ExchangeView(Exchange exchange, @Nullable Long about, List<Source> sources, String soFar) {

    private static final Pattern MARK = Pattern.compile(" ?\\[(\\d{1,3})]");

    public ExchangeView {
        sources = List.copyOf(sources);
    }

    /// A post that the answer cites, or a profile.
    ///
    /// @param author null when the reader may no longer see it: then nothing is said of it but its number
    /// @param at     when the post was written; null of a profile
    public record Source(int number, @Nullable Person author, String words, @Nullable Instant at, String path) {

        public boolean isGap() {
            return author == null;
        }

        public boolean isProfile() {
            return author != null && at == null;
        }
    }

    /// Words of the answer, or the mark of a source.
    public record Part(String text, @Nullable Source source) {
    }

    public boolean isRunning() {
        return exchange.state() == Exchange.State.RUNNING;
    }

    public boolean isSaid() {
        return exchange.state() == Exchange.State.SAID;
    }

    public boolean isFailed() {
        return exchange.state() == Exchange.State.FAILED;
    }

    /// Whether it was asked without words of one's own.
    public boolean isTask() {
        return exchange.task() != Task.ANSWER;
    }

    /// The answer, with its marks as what they mean.
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Matcher mark = MARK.matcher(exchange.said());
        int from = 0;
        while (mark.find()) {
            int number = Integer.parseInt(mark.group(1));
            Source source = sources.stream().filter(one -> one.number() == number).findFirst().orElse(null);
            if (source != null) {
                parts.add(new Part(exchange.said().substring(from, mark.start()), null));
                parts.add(new Part(mark.group().strip(), source));
                from = mark.end();
            }
        }
        parts.add(new Part(exchange.said().substring(from), null));
        return parts;
    }

    /// The key of the words why there is no answer.
    public String why() {
        Reason reason = exchange.reason();
        return "assistant.panel.failed." + switch (reason) {
            case null -> "other";
            case NOT_ALLOWED, NOTHING_ASKED, AUTOMATED -> "other";
            case VETOED, LIMITED, SPENT, OFF, REFUSED, UNJUDGED, BUSY, UNAVAILABLE, TIMED_OUT, UNSUPPORTED, UNUSABLE, GONE, STOPPED ->
                    reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    public boolean mayPass() {
        return exchange.reason() != null && exchange.reason().mayPass();
    }
}
