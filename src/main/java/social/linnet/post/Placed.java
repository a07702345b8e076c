package social.linnet.post;

/// Something in a list that has an order of its own.
///
/// @param place its place in that order, by which one pages
/// @param id    what stands there: a post, or an account
public record Placed(long place, long id) {
}
