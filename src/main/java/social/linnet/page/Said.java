package social.linnet.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import social.linnet.post.Segment;

/// A part of what the assistant said, as the site shows it: without the lines at the end that hold the addresses of its
/// sources, since those stand below it, and with the numbers by which it cites them.
///
/// @param segment what stands there
/// @param source  what it cites, or null where it is no such number
public record Said(Segment segment, AnswerView.@Nullable Source source) {

    private static final Pattern LINES = Pattern.compile("\\s*(?:\\n\\[\\d{1,2}] https?://\\S+)+\\s*$");
    private static final Pattern CITATION = Pattern.compile(" ?\\[(\\d{1,2})]");

    /// The parts of an answer.
    static List<Said> of(List<Segment> body, List<AnswerView.Source> sources) {
        List<Said> parts = new ArrayList<>();
        for (Segment segment : withoutSources(body)) {
            if (segment instanceof Segment.Plain) {
                cited(segment.text(), sources, parts);
            } else {
                parts.add(new Said(segment, null));
            }
        }
        return parts;
    }

    private static List<Segment> withoutSources(List<Segment> body) {
        String text = body.stream().map(Segment::text).collect(Collectors.joining());
        Matcher lines = LINES.matcher(text);
        int left = lines.find() ? lines.start() : text.length();
        List<Segment> kept = new ArrayList<>();
        for (Segment segment : body) {
            if (left > 0) {
                kept.add(segment.text().length() <= left ? segment : new Segment.Plain(segment.text().substring(0, left)));
            }
            left -= segment.text().length();
        }
        return kept;
    }

    private static void cited(String text, List<AnswerView.Source> sources, List<Said> parts) {
        Matcher found = CITATION.matcher(text);
        int from = 0;
        while (found.find()) {
            int number = Integer.parseInt(found.group(1));
            var source = sources.stream().filter(one -> one.number() == number).findFirst();
            if (source.isPresent()) {
                if (found.start() > from) {
                    parts.add(new Said(new Segment.Plain(text.substring(from, found.start())), null));
                }
                parts.add(new Said(new Segment.Plain("[" + number + "]"), source.get()));
                from = found.end();
            }
        }
        if (from < text.length()) {
            parts.add(new Said(new Segment.Plain(text.substring(from)), null));
        }
    }
}
