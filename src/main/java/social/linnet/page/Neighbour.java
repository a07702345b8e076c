package social.linnet.page;

import social.linnet.graph.Relations.Standing;

/// Somebody in a list of people, as one viewer sees them.
///
/// @param bio      what they say of themselves, as they wrote it; may be empty
/// @param locked   whether they are asked before they are followed
/// @param standing what is between the viewer and them; nothing for whoever is not signed in
public record Neighbour(Person person, String bio, boolean locked, Standing standing) {
}
