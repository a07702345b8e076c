package social.linnet.web.catchup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;
import social.linnet.assistant.Answer;
import social.linnet.assistant.catchup.Gists.Gist;
import social.linnet.page.PostView;

/// What posts of a group say together.
///
/// @param model who says so
public record Summary(List<Part> parts, ModelName model) {

    private static final Pattern NUMBER = Pattern.compile("\\[(\\d{1,3})]");

    /// A piece of it.
    ///
    /// @param text as it is shown
    /// @param post the post that a number stands for, or null for words
    public record Part(String text, @Nullable PostView post) {
    }

    /// @param posts those of the group, as this reader sees them
    static Summary of(Gist gist, List<PostView> posts) {
        Map<Long, PostView> seen = posts.stream().collect(Collectors.toMap(PostView::id, Function.identity(), (one, other) -> one));
        Map<Integer, Long> sources = gist.sources().stream().collect(Collectors.toMap(Answer.Source::number, Answer.Source::post));
        List<Part> parts = new ArrayList<>();
        Matcher number = NUMBER.matcher(gist.words());
        int from = 0;
        while (number.find()) {
            PostView post = seen.get(Objects.requireNonNullElse(sources.get(Integer.parseInt(number.group(1))), 0L));
            if (post != null) {
                parts.add(new Part(gist.words().substring(from, number.start()), null));
                parts.add(new Part(number.group(1), post));
                from = number.end();
            }
        }
        parts.add(new Part(gist.words().substring(from), null));
        return new Summary(parts.stream().filter(part -> !part.text().isEmpty()).toList(), gist.model());
    }
}
