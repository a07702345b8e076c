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

    /// The mark of a source, or an address.
    private static final Pattern MARK = Pattern.compile(" ?\\[(\\d{1,3})]|https?://\\S*[\\p{L}\\p{N}/]");

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

    /// Words of the answer, the mark of a source, or the address of a page here.
    ///
    /// @param address of the page, or null when it is none
    public record Part(String text, @Nullable Source source, @Nullable String address) {
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

    /// The answer, with its marks as what they mean, and links to pages of this site. Addresses elsewhere are words: who put them
    /// into a post vouches for them there.
    public List<Part> parts(String origin) {
        List<Part> parts = new ArrayList<>();
        Matcher mark = MARK.matcher(exchange.said());
        int from = 0;
        while (mark.find()) {
            Part part = mark.group(1) == null ? page(mark.group(), origin) : source(mark);
            if (part != null) {
                parts.add(new Part(exchange.said().substring(from, mark.start()), null, null));
                parts.add(part);
                from = mark.end();
            }
        }
        parts.add(new Part(exchange.said().substring(from), null, null));
        return parts;
    }

    private @Nullable Part source(Matcher mark) {
        int number = Integer.parseInt(mark.group(1));
        return sources.stream().filter(one -> one.number() == number).findFirst().map(one -> new Part(mark.group().strip(), one, null)).orElse(null);
    }

    private static @Nullable Part page(String address, String origin) {
        return address.startsWith(origin + "/") ? new Part(address, null, address) : null;
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
