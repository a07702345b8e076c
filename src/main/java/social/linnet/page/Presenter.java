package social.linnet.page;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.graph.Graph;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.moderation.QuotePolicy;
import social.linnet.post.Counters;
import social.linnet.post.Post;

/// The last stage of a page: gives what may be shown its form. Whatever changes with time or viewer is looked up here,
/// for all posts of the page together.
@Component
class Presenter {

    private final Counters counters;
    private final Pictures pictures;
    private final Graph graph;

    Presenter(Counters counters, Pictures pictures, Graph graph) {
        this.counters = counters;
        this.pictures = pictures;
        this.graph = graph;
    }

    /// @param entry the post or repost that stands in the list
    /// @param inner the post that is shown: the same, or what is reposted
    record Entry(Post entry, KnownPosts.Known inner) {
    }

    /// What stands beside these posts for this viewer, each thing fetched once for all of them.
    ///
    /// @param mayQuote the posts whose policy was asked and allows this viewer to quote them
    /// @param polls    by post
    /// @param cards    by post
    /// @param quotes   by the post that quotes
    /// @param filtered by post
    private record Beside(Map<Long, Counters.Tally> tallies, Counters.Marks marks, Set<Long> mayQuote,
                          Map<Long, PollView> polls, Map<Long, CardView> cards, Map<Long, QuoteView> quotes,
                          Map<Long, List<FilterHit>> filtered) {
    }

    List<PostView> present(@Nullable Long viewer, List<Entry> entries, Map<Long, Account> people) {
        Beside beside = beside(viewer, entries.stream().map(entry -> entry.inner().post()).distinct().toList());
        return entries.stream().map(entry -> view(viewer, entry, people, beside)).toList();
    }

    private Beside beside(@Nullable Long viewer, List<Post> posts) {
        List<Long> ids = posts.stream().map(Post::id).toList();
        Map<Long, Counters.Tally> tallies = counters.of(ids);
        Counters.Marks marks = viewer == null ? Counters.Marks.NONE : counters.marks(viewer, ids);
        Map<Long, PollView> polls = Map.of();
        Map<Long, CardView> cards = Map.of();
        Map<Long, QuoteView> quotes = Map.of();
        Map<Long, List<FilterHit>> filtered = Map.of();
        return new Beside(tallies, marks, mayQuote(viewer, posts), polls, cards, quotes, filtered);
    }

    private Set<Long> mayQuote(@Nullable Long viewer, List<Post> posts) {
        if (viewer == null) {
            return Set.of();
        }
        List<Long> asked = posts.stream().filter(post -> post.permissions().quotes() == QuotePolicy.FOLLOWERS)
                .map(Post::author).distinct().toList();
        Set<Long> followed = asked.isEmpty() ? Set.of() : graph.followedAmong(viewer, asked);
        Set<Long> allowed = new HashSet<>();
        for (Post post : posts) {
            if (MayDo.quote(viewer, post.author(), post.audience(), post.permissions().quotes(),
                    followed.contains(post.author()))) {
                allowed.add(post.id());
            }
        }
        return allowed;
    }

    private PostView view(@Nullable Long viewer, Entry entry, Map<Long, Account> people, Beside beside) {
        Post post = entry.inner().post();
        long id = post.id();
        Account author = Objects.requireNonNull(people.get(post.author()));
        Account answered = post.replyTo() == null ? null : people.get(post.replyToAuthor());
        Counters.Tally tally = beside.tallies().getOrDefault(id, Counters.Tally.ZERO);
        boolean reposted = entry.entry().repostOf() != null;
        return new PostView(entry.entry().id(), id, Person.of(author), post.permissions(), post.words(),
                entry.inner().body(), post.createdAt(), post.editedAt(), post.replyTo(),
                answered == null ? null : Person.of(answered),
                entry.inner().pictures().stream().map(this::picture).toList(), beside.polls().get(id),
                beside.cards().get(id), beside.quotes().get(id),
                new PostView.Counts(tally.replies(), tally.reposts(), tally.likes()), mine(viewer, post, beside),
                beside.filtered().getOrDefault(id, List.of()),
                reposted ? Person.of(Objects.requireNonNull(people.get(entry.entry().author()))) : null,
                reposted ? entry.entry().audience() : null);
    }

    private static PostView.Mine mine(@Nullable Long viewer, Post post, Beside beside) {
        if (viewer == null) {
            return PostView.Mine.NOBODY;
        }
        Counters.Marks marks = beside.marks();
        return new PostView.Mine(viewer == post.author(), marks.liked().contains(post.id()),
                marks.reposted().contains(post.id()), MayDo.repost(viewer, post.author(), post.audience()),
                marks.bookmarked().contains(post.id()), marks.pinned().contains(post.id()),
                marks.muted().contains(post.id()), beside.mayQuote().contains(post.id()));
    }

    /// A picture as its viewer is given it: with a signature when not everybody may fetch it.
    PostView.PictureView picture(Picture picture) {
        String query = picture.open() ? "" : "?" + pictures.signature(picture);
        return new PostView.PictureView(picture.id(), "/media/" + picture.path(Picture.Size.LARGE) + query,
                "/media/" + picture.path(Picture.Size.SMALL) + query, picture.width(), picture.height(),
                picture.smallWidth(), picture.smallHeight(), picture.blurhash(), picture.alt(), picture.model());
    }
}
