package social.linnet.post;

/// A part of a post's text, in order; together they are the whole text.
public sealed interface Segment {

    /// The characters as the author wrote them.
    String text();

    /// Words, with line breaks as `\n`.
    record Plain(String text) implements Segment {
    }

    /// `@handle` that could be an account.
    ///
    /// @param handle without `@`, in lower case
    record Mention(String text, String handle) implements Segment {
    }

    /// `#tag`.
    ///
    /// @param tag without `#`, folded to lower case
    record Tag(String text, String tag) implements Segment {
    }

    /// An address, starting with `http://` or `https://`.
    record Link(String text) implements Segment {
    }
}
