package social.linnet.web.reading;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.graph.PeopleList;
import social.linnet.page.Person;
import social.linnet.web.Frame;

/// A list, as its owner changes it.
///
/// @param members its members, a page of them
/// @param next    what `before` is on the next page of members, or null at the end
/// @param query   for whom was looked
/// @param found   of those whom one follows: who fits, or who was followed last when nobody was looked for
/// @param inside  which of those found are members
public record ListEditPage(Frame frame, PeopleList list, List<Person> members, @Nullable Long next, String query,
                           List<Person> found, Set<Long> inside) {

    /// Who can be put into it.
    public List<Person> outside() {
        return found.stream().filter(person -> !inside.contains(person.id())).toList();
    }
}
