package social.linnet.graph;

/// An account in a list of the graph, with its place there.
///
/// @param row     what the list is paged by: it grows in the order in which the rows were committed, of one list
/// @param account whom the row names
public record Linked(long row, long account) {
}
