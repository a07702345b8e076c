package social.linnet.web.compose;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.moderation.QuotePolicy;
import social.linnet.moderation.ReplyPolicy;
import social.linnet.post.Question;
import social.linnet.post.Words;

/// What stands in the box, as it was typed: nothing is judged yet, so that whatever is wrong with it can be shown again.
///
/// @param parts     at least one; each becomes a post that answers the one before
/// @param audience  null when nothing was said that is one
/// @param warned    whether the warning is to be used; it is kept when it is not
/// @param sensitive whether the pictures are covered
/// @param language  BCP 47 tag, or empty
/// @param asks      whether the poll is to be used
/// @param later     whether it is to be published at the time [#due]
/// @param due       as `datetime-local` gives it, in whoever writes' own time
/// @param offset    of that time from UTC, as `+02:00`
/// @param captions  what is said of pictures, by their id
/// @param silent    whether it is kept from the assistant
public record Written(List<Part> parts, @Nullable Audience audience, ReplyPolicy replies, QuotePolicy quotes,
                      boolean warned, String warning, boolean sensitive, String language, boolean asks, Ballot poll,
                      boolean later, String due, String offset, Map<Long, Picture.Caption> captions, boolean silent, Helped helped) {

    /// Without help.
    public Written(List<Part> parts, @Nullable Audience audience, ReplyPolicy replies, QuotePolicy quotes, boolean warned,
                   String warning, boolean sensitive, String language, boolean asks, Ballot poll, boolean later, String due,
                   String offset, Map<Long, Picture.Caption> captions, boolean silent) {
        this(parts, audience, replies, quotes, warned, warning, sensitive, language, asks, poll, later, due, offset, captions,
                silent, Helped.NOT);
    }

    /// What the assistant had to do with it.
    ///
    /// @param accepted ids of its proposals that were accepted, as the browser says: they count where they were made to whoever
    ///                 posts, and the text has their words
    /// @param before   whether the box was opened with a draft that was mostly the assistant's already, as the browser says: it
    ///                 counts where the draft says so too
    public record Helped(List<String> accepted, boolean before) {
        /// Nothing.
        public static final Helped NOT = new Helped(List.of(), false);
        /// Most ids that are read.
        private static final int MOST = 50;

        public Helped {
            accepted = List.copyOf(accepted);
        }
    }

    /// How much of a text is shown again when it cannot be posted.
    private static final int KEPT = 20_000;
    /// Most posts that are made in one go.
    public static final int MAX_PARTS = 20;
    /// The longest time that nobody has chosen for a poll: a day.
    static final long A_DAY = Duration.ofDays(1).toSeconds();

    /// One that the assistant may read.
    public Written(List<Part> parts, @Nullable Audience audience, ReplyPolicy replies, QuotePolicy quotes, boolean warned,
                   String warning, boolean sensitive, String language, boolean asks, Ballot poll, boolean later, String due,
                   String offset, Map<Long, Picture.Caption> captions) {
        this(parts, audience, replies, quotes, warned, warning, sensitive, language, asks, poll, later, due, offset, captions, false);
    }

    /// One post's own.
    ///
    /// @param pictures ids, in order
    public record Part(String text, List<Long> pictures) {
        /// Nothing.
        public static final Part EMPTY = new Part("", List.of());

        boolean isEmpty() {
            return text.isBlank() && pictures.isEmpty();
        }
    }

    /// A poll as it was typed.
    ///
    /// @param seconds for how long; 0 for as long as it goes on already
    public record Ballot(List<String> options, long seconds, boolean multiple, boolean hideTotals) {
        /// Nothing, for a day.
        public static final Ballot EMPTY = new Ballot(List.of("", ""), A_DAY, false, false);
    }

    /// Reads what a form sent.
    static Written read(HttpServletRequest request) {
        List<Part> parts = new ArrayList<>();
        String[] texts = request.getParameterValues("text");
        for (int i = 0; i < Math.min(MAX_PARTS, texts == null ? 1 : Math.max(1, texts.length)); i++) {
            String text = texts == null || texts.length == 0 ? "" : texts[i].replace("\r\n", "\n");
            parts.add(new Part(text.length() > KEPT + 1 ? text.substring(0, KEPT + 1) : text,
                    ids(request, i == 0 ? "picture" : "picture_" + i)));
        }
        String[] options = request.getParameterValues("option");
        return new Written(parts, Audience.ofWord(text(request, "audience")).orElse(null),
                word(ReplyPolicy.values(), text(request, "replies"), ReplyPolicy.ANYONE),
                word(QuotePolicy.values(), text(request, "quotes"), QuotePolicy.ANYONE), flag(request, "warned"),
                text(request, "warning"), flag(request, "sensitive"), text(request, "language"), flag(request, "asks"),
                new Ballot(options == null ? Ballot.EMPTY.options() : List.copyOf(Arrays.asList(options)),
                        number(text(request, "expires"), A_DAY), flag(request, "multiple"), flag(request, "hide_totals")),
                flag(request, "later"), text(request, "due"), text(request, "offset"), captions(request),
                flag(request, "silent"), helped(request));
    }

    private static Helped helped(HttpServletRequest request) {
        String[] ids = request.getParameterValues("proposal");
        return new Helped(ids == null ? List.of() : Arrays.stream(ids).limit(Helped.MOST).toList(), flag(request, "assisted"));
    }

    private static String text(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? "" : text.length() > KEPT ? text.substring(0, KEPT) : text;
    }

    private static boolean flag(HttpServletRequest request, String name) {
        return !text(request, name).isEmpty();
    }

    private static long number(String text, long otherwise) {
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : otherwise;
    }

    private static List<Long> ids(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.stream(values).flatMap(value -> Ids.parse(value).stream().boxed())
                .distinct().toList();
    }

    private static <E extends Enum<E>> E word(E[] all, String word, E otherwise) {
        return Arrays.stream(all).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .orElse(otherwise);
    }

    /// `alt_7` and `focus_7`.
    private static Map<Long, Picture.Caption> captions(HttpServletRequest request) {
        Map<Long, Picture.Caption> captions = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith("alt_")) {
                Ids.parse(name.substring(4)).ifPresent(id -> captions.put(id, new Picture.Caption(
                        values[0].replace("\r\n", "\n"), focus(request.getParameter("focus_" + id)))));
            }
        });
        return captions;
    }

    /// `x,y`, each from -1 to 1; null when it is nothing such.
    static Picture.@Nullable Focus focus(@Nullable String text) {
        if (text == null || !text.matches("-?[01](\\.[0-9]{1,6})?,-?[01](\\.[0-9]{1,6})?")) {
            return null;
        }
        float x = Float.parseFloat(text.substring(0, text.indexOf(',')));
        float y = Float.parseFloat(text.substring(text.indexOf(',') + 1));
        return Math.abs(x) > 1 || Math.abs(y) > 1 ? null : new Picture.Focus(x + 0f, y + 0f);
    }

    /// The same with these parts.
    Written parts(List<Part> others) {
        return new Written(others, audience, replies, quotes, warned, warning, sensitive, language, asks, poll, later, due,
                offset, captions, silent, helped);
    }

    /// The same with this to do with the assistant.
    Written helped(Helped other) {
        return new Written(parts, audience, replies, quotes, warned, warning, sensitive, language, asks, poll, later, due,
                offset, captions, silent, other);
    }

    /// The same with more pictures at the first part.
    Written showing(List<Long> more) {
        List<Part> others = new ArrayList<>(parts);
        List<Long> all = new ArrayList<>(parts.getFirst().pictures());
        all.addAll(more);
        others.set(0, new Part(parts.getFirst().text(), List.copyOf(all)));
        return parts(others);
    }

    /// Without the parts that say and show nothing, but at least one.
    List<Part> filled() {
        List<Part> filled = parts.stream().filter(part -> !part.isEmpty()).toList();
        return filled.isEmpty() ? List.of(parts.getFirst()) : filled;
    }

    boolean isEmpty() {
        return parts.stream().allMatch(Part::isEmpty) && (!warned || warning.isBlank())
                && (!asks || poll.options().stream().allMatch(String::isBlank));
    }

    /// The words of a post with this text.
    Words words(String text) {
        return new Words(text, warned ? warning : "", sensitive, language.isEmpty() ? null : language);
    }

    /// What is asked, without the lines that were left empty at the end; null for nothing.
    ///
    /// @param goesOn how long what is asked already goes on
    @Nullable Question question(Duration goesOn) {
        if (!asks) {
            return null;
        }
        List<String> options = new ArrayList<>(poll.options());
        while (!options.isEmpty() && options.getLast().isBlank()) {
            options.removeLast();
        }
        return new Question(List.copyOf(options), poll.seconds() == 0 ? goesOn : Duration.ofSeconds(poll.seconds()),
                poll.multiple(), poll.hideTotals());
    }

    /// When it is to be published.
    ///
    /// @throws Refused `schedule-time` when no time was given
    Instant dueAt() {
        try {
            return LocalDateTime.parse(due).toInstant(offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset));
        } catch (DateTimeException notATime) {
            throw Refused.invalid("schedule-time");
        }
    }
}
