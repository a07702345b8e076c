package social.linnet.web.reading;

import java.util.List;
import java.util.Map;

import social.linnet.graph.PeopleList;
import social.linnet.web.Frame;

/// One's own lists, and the form that makes one.
///
/// @param sizes how many members each has
/// @param title what was typed
public record ListsPage(Frame frame, List<PeopleList> lists, Map<Long, Integer> sizes, String title) {

    public int size(PeopleList list) {
        return sizes.getOrDefault(list.id(), 0);
    }
}
