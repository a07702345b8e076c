package social.linnet.page.rule;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import social.linnet.page.Surface;
import social.linnet.post.Post;

/// What may be shown: an entry of a list, and the post in it.
///
/// @param entry the post or repost that stands in the list
/// @param inner the post that is shown: the same, or what is reposted
/// @param cited who wrote what it rests on, when the assistant says it; else nobody
public record Candidate(Post entry, Post inner, Set<Long> cited) {

    /// What somebody says who is not the assistant.
    public Candidate(Post entry, Post inner) {
        this(entry, inner, Set.of());
    }

    boolean isRepost() {
        return entry.id() != inner.id();
    }

    /// Everybody who wrote it, brought it, or is spoken to in it.
    Collection<Long> people() {
        Set<Long> people = new LinkedHashSet<>(inner.mentions());
        people.add(entry.author());
        people.add(inner.author());
        if (inner.replyToAuthor() != null) {
            people.add(inner.replyToAuthor());
        }
        return people;
    }

    /// Those whose company makes a viewer not want this here: its author and who reposted it, except where the viewer
    /// went to see just them; at home also those it speaks to.
    Collection<Long> company(Surface surface) {
        if (surface.isFollowed()) {
            return people();
        }
        if (surface.isAskedFor()) {
            return isRepost() && inner.author() != entry.author() ? Set.of(inner.author()) : Set.of();
        }
        return inner.author() == entry.author() ? Set.of(entry.author()) : Set.of(entry.author(), inner.author());
    }
}
