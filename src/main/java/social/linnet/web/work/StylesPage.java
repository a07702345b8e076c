package social.linnet.web.work;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Person;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.web.Frame;

/// The looks somebody chooses from, those that many use just now, and making one.
///
/// @param own      those the reader made or keeps
/// @param trending those that many use
/// @param makers   who made them, by id
/// @param name     what was typed as a name
/// @param words    what was typed as its words
/// @param problem  why that was not taken, or null
public record StylesPage(Frame frame, long reader, List<Style> own, List<Styles.Trending> trending, Map<Long, Person> makers,
                         String name, String words, @Nullable String problem) {

    public boolean isMine(Style style) {
        return style.creator() != null && style.creator() == reader;
    }

    public boolean isKept(Style style) {
        return own.stream().anyMatch(one -> one.word().equals(style.word()));
    }
}
