package social.linnet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.graph.Showcase;
import social.linnet.page.Person;

/// People whom somebody recommends.
///
/// @param owner whose it is
/// @param mine  the item by which the reader is in it, or null
public record ShowcasePage(Frame frame, Showcase showcase, Person owner, List<Person> people, @Nullable Long mine) {
}
