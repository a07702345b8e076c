package social.linnet.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.post.Approval;
import social.linnet.post.Counters;
import social.linnet.post.Post;
import social.linnet.studio.work.Work;

/// The last stage of a page: gives what may be shown its form. Whatever changes with time or viewer is looked up here,
/// for all posts of the page together.
@Component
class Presenter {

    private final Counters counters;
    private final Pictures pictures;
    private final Approval approval;
    private final Quoted quoted;
    private final Asides asides;
    private final Origins origins;
    private final AnswerViews answers;

    Presenter(Counters counters, Pictures pictures, Approval approval, Quoted quoted, Asides asides, Origins origins,
              AnswerViews answers) {
        this.counters = counters;
        this.pictures = pictures;
        this.approval = approval;
        this.quoted = quoted;
        this.asides = asides;
        this.origins = origins;
        this.answers = answers;
    }

    /// @param entry the post or repost that stands in the list
    /// @param inner the post that is shown: the same, or what is reposted
    record Entry(Post entry, KnownPosts.Known inner) {
    }

    /// What stands beside these posts for this viewer, each thing fetched once for all of them.
    ///
    /// @param granted  which of them this viewer may answer and quote
    /// @param polls    by post
    /// @param cards    by post
    /// @param quotes   by the post that quotes
    /// @param filtered by post
    /// @param origins  what their works were made from, by picture
    /// @param answers  what the assistant said, and what the viewer asked it
    private record Beside(Counters.Standing standing,
                          Approval.Granted granted,
                          Map<Long, PollView> polls, Map<Long, CardView> cards, Map<Long, QuoteView> quotes,
                          Map<Long, List<FilterHit>> filtered, Map<Long, WorkMark.From> origins,
                          AnswerViews.Found answers) {
    }

    List<PostView> present(@Nullable Long viewer, List<Entry> entries, Map<Long, Account> people) {
        return present(viewer, entries, people, true);
    }

    /// @param deep whether what is quoted is shown, rather than named
    private List<PostView> present(@Nullable Long viewer, List<Entry> entries, Map<Long, Account> people,
                                   boolean deep) {
        Beside beside = beside(viewer, entries.stream().map(Entry::inner).distinct().toList(), deep);
        return entries.stream().map(entry -> view(viewer, entry, people, beside)).toList();
    }

    private Beside beside(@Nullable Long viewer, List<KnownPosts.Known> rows, boolean deep) {
        List<Post> posts = rows.stream().map(KnownPosts.Known::post).toList();
        List<Long> ids = posts.stream().map(Post::id).toList();
        Counters.Standing standing = counters.standing(viewer, ids);
        Map<Long, PollView> polls = asides.polls(viewer, rows);
        Map<Long, CardView> cards = asides.cards(rows);
        Map<Long, QuoteView> quotes = quotes(viewer, posts, deep);
        Map<Long, List<FilterHit>> filtered = Map.of();
        return new Beside(standing,
                viewer == null ? Approval.Granted.NOTHING : approval.of(viewer, posts), polls, cards, quotes, filtered,
                origins.of(viewer, parents(rows)), answers.of(viewer, rows));
    }

    private static Collection<Work> parents(List<KnownPosts.Known> rows) {
        Map<Long, Work> parents = new HashMap<>();
        for (KnownPosts.Known row : rows) {
            for (Picture picture : row.pictures()) {
                Work work = row.works().get(picture.id());
                Work parent = work == null || work.parent() == null ? null : row.works().get(work.parent());
                if (parent != null) {
                    parents.put(parent.picture(), parent);
                }
            }
        }
        return parents.values();
    }

    /// What the card says of a work; nothing of what was brought.
    private static @Nullable WorkMark mark(Picture picture, Map<Long, Work> works, Map<Long, WorkMark.From> origins) {
        Work work = works.get(picture.id());
        return work == null || work.kind() == Work.Kind.UPLOAD ? null : new WorkMark(work.kind(), picture.provenance(), work.root(),
                work.parent() == null ? null : origins.getOrDefault(work.parent(), new WorkMark.From(null, null)));
    }

    /// What these posts quote, one level deep: within what is quoted, the next is only named.
    private Map<Long, QuoteView> quotes(@Nullable Long viewer, List<Post> posts, boolean deep) {
        Quoted.Found found = quoted.of(viewer, posts);
        Map<Long, PostView> shown = new HashMap<>();
        if (deep) {
            List<Entry> inner = found.shown().stream().map(known -> new Entry(known.post(), known)).toList();
            if (!inner.isEmpty()) {
                present(viewer, inner, found.people(), false).forEach(view -> shown.put(view.id(), view));
            }
        }
        Map<Long, QuoteView> quotes = new HashMap<>();
        found.states().forEach((quoting, state) -> quotes.put(quoting, new QuoteView(state.state(),
                state.state() == QuoteView.State.SHOWN ? state.quoted() : null, shown.get(state.quoted()))));
        return quotes;
    }

    private PostView view(@Nullable Long viewer, Entry entry, Map<Long, Account> people, Beside beside) {
        Post post = entry.inner().post();
        long id = post.id();
        Account author = Objects.requireNonNull(people.get(post.author()));
        Account answered = post.replyTo() == null ? null : people.get(post.replyToAuthor());
        Counters.Tally tally = beside.standing().tallies().getOrDefault(id, Counters.Tally.ZERO);
        boolean reposted = entry.entry().repostOf() != null;
        return new PostView(entry.entry().id(), id, Person.of(author), post.permissions(), post.words(),
                entry.inner().body(), post.createdAt(), post.editedAt(), post.replyTo(),
                answered == null ? null : Person.of(answered),
                entry.inner().pictures().stream().map(picture -> picture(picture).as(mark(picture, entry.inner().works(),
                        beside.origins()))).toList(), beside.polls().get(id),
                beside.cards().get(id), beside.quotes().get(id),
                new PostView.Counts(tally.replies(), tally.reposts(), tally.likes(), tally.quotes()),
                mine(viewer, post, beside),
                beside.filtered().getOrDefault(id, List.of()),
                reposted ? Person.of(Objects.requireNonNull(people.get(entry.entry().author()))) : null,
                reposted ? entry.entry().audience() : null, app(viewer, post, author), List.of(),
                beside.answers().answers().get(id), beside.answers().asked().get(id));
    }

    private static PostView.@Nullable App app(@Nullable Long viewer, Post post, Account author) {
        boolean shown = author.showsApp() || viewer != null && viewer == author.id();
        return post.app() == null || !shown ? null : new PostView.App(post.app(), post.appWebsite());
    }

    private static PostView.Mine mine(@Nullable Long viewer, Post post, Beside beside) {
        if (viewer == null) {
            return PostView.Mine.NOBODY;
        }
        Counters.Marks marks = beside.standing().marks();
        return new PostView.Mine(viewer == post.author(), marks.liked().contains(post.id()),
                marks.reposted().contains(post.id()), MayDo.repost(viewer, post.author(), post.audience()),
                marks.bookmarked().contains(post.id()), marks.pinned().contains(post.id()),
                marks.muted().contains(post.id()), beside.granted().quote().contains(post.id()),
                beside.granted().reply().contains(post.id()));
    }

    /// A picture as its viewer is given it: with a signature when not everybody may fetch it.
    PostView.PictureView picture(Picture picture) {
        String query = picture.open() ? "" : "?" + pictures.signature(picture);
        return new PostView.PictureView(picture.id(), "/media/" + picture.path(Picture.Size.LARGE) + query,
                "/media/" + picture.path(Picture.Size.SMALL) + query, picture.width(), picture.height(),
                picture.smallWidth(), picture.smallHeight(), picture.blurhash(), picture.alt(), picture.model(),
                picture.focus(), picture.duration() == 0 ? null
                        : new PostView.FilmView(picture.type(), picture.running(), picture.bytes()));
    }
}
