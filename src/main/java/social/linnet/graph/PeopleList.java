package social.linnet.graph;

/// A list: some of the people somebody follows, with a timeline of its own. Only its owner knows of it.
///
/// @param replies   which replies to others its timeline has
/// @param exclusive whether its members' posts are in this timeline alone, and not at home
public record PeopleList(long id, long owner, String title, Replies replies, boolean exclusive) {

    /// Replies to the author's own posts and to the list's owner are there always. Others:
    public enum Replies {
        /// Those to people whom the owner follows.
        FOLLOWED,
        /// Those to members of the list.
        MEMBERS,
        /// None.
        NONE
    }
}
