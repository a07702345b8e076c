package social.linnet.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Relations;
import social.linnet.home.Home;
import social.linnet.media.Picture;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Limited;
import social.linnet.page.rule.Candidate;
import social.linnet.page.rule.Lens;
import social.linnet.page.rule.Rules;
import social.linnet.post.Pins;
import social.linnet.post.Posts;

/// Turns skeletons into what one viewer sees: hydrate, rules, present.
@Service
public class Pages {

    private final Home home;
    private final Posts posts;
    private final KnownPosts known;
    private final Presenter presenter;
    private final Accounts accounts;
    private final CanSee canSee;
    private final Relations relations;
    private final Rules rules;
    private final Screening screening;
    private final AiDial dial;
    private final Pins pins;
    private final Limited limited;
    private final Clock clock;

    Pages(Home home, Posts posts, KnownPosts known, Presenter presenter, Accounts accounts, CanSee canSee,
          Relations relations, Rules rules, Screening screening, AiDial dial, Pins pins, Limited limited,
          Clock clock) {
        this.home = home;
        this.posts = posts;
        this.known = known;
        this.presenter = presenter;
        this.accounts = accounts;
        this.canSee = canSee;
        this.relations = relations;
        this.rules = rules;
        this.screening = screening;
        this.dial = dial;
        this.pins = pins;
        this.limited = limited;
        this.clock = clock;
    }

    /// A page of somebody's home.
    public Listing home(long viewer, Paging page) {
        return listing(viewer, Surface.HOME, home.skeleton(viewer, page), page.limit());
    }

    /// A page of what an account posted and reposted.
    ///
    /// @param replies whether replies to others are among them
    public Listing author(@Nullable Long viewer, long author, Paging page, boolean replies) {
        return author(viewer, author, page, replies, true);
    }

    /// A page of what an account posted.
    ///
    /// @param replies whether replies to others are among them
    /// @param reposts whether reposts are among them
    public Listing author(@Nullable Long viewer, long author, Paging page, boolean replies, boolean reposts) {
        return listing(viewer, Surface.PROFILE, posts.byAuthorFor(viewer, author, page, replies, reposts), page.limit());
    }

    /// What an account shows first on its page.
    public List<PostView> pinned(@Nullable Long viewer, long author) {
        List<Long> pinned = pins.of(author);
        return listing(viewer, Surface.PROFILE, pinned, pinned.size()).posts();
    }

    /// One post or repost.
    public Optional<PostView> post(@Nullable Long viewer, long id) {
        return listing(viewer, Surface.BY_ID, List.of(id), 1).posts().stream().findFirst();
    }

    /// The newest posts with pictures that somebody may come upon who is not signed in.
    public List<PostView> latestWithPictures(int limit) {
        return listing(null, Surface.LANDING, posts.newest(limit * 8), limit).posts().stream()
                .filter(view -> !view.pictures().isEmpty()).limit(limit).toList();
    }

    /// A post with what it answers and what answers it; empty when the viewer may not see it.
    ///
    /// @param ancestors   the thread's first one first; only as far up as the viewer may see without a gap
    /// @param descendants in reading order
    public record Thread(List<PostView> ancestors, PostView post, List<PostView> descendants) {
    }

    public Optional<Thread> thread(@Nullable Long viewer, long id) {
        Optional<PostView> focused = post(viewer, id);
        if (focused.isEmpty()) {
            return Optional.empty();
        }
        long inner = focused.get().id();
        List<Long> above = posts.ancestors(inner);
        List<Long> below = posts.descendants(inner);
        List<Long> all = new ArrayList<>(above);
        all.addAll(below);
        Set<Long> aboveIds = new HashSet<>(above);
        List<PostView> seen = listing(viewer, Surface.CONTEXT, all, all.size()).posts();
        List<PostView> ancestors = withoutGap(seen.stream().filter(view -> aboveIds.contains(view.id())).toList(),
                focused.get());
        List<PostView> descendants = seen.stream().filter(view -> !aboveIds.contains(view.id())).toList();
        return Optional.of(new Thread(ancestors, focused.get(), descendants));
    }

    private static List<PostView> withoutGap(List<PostView> ancestors, PostView focused) {
        List<PostView> chain = new ArrayList<>();
        Long wanted = focused.replyTo();
        for (PostView view : ancestors.reversed()) {
            if (wanted == null || view.id() != wanted) {
                break;
            }
            chain.addFirst(view);
            wanted = view.replyTo();
        }
        return chain;
    }

    /// Presents a skeleton: ids of posts and reposts in order, whoever may see them.
    ///
    /// @param surface where they are shown, which says what is left out there
    /// @param limit   how many ids the skeleton was asked for
    public Listing listing(@Nullable Long viewer, Surface surface, List<Long> skeleton, int limit) {
        Map<Long, KnownPosts.Known> rows = withInner(skeleton);
        Map<Long, Account> people = accounts.find(peopleIn(rows));
        Lens lens = lens(viewer, surface, rows, people);
        Map<Listing.Reason, Integer> left = new EnumMap<>(Listing.Reason.class);
        List<Presenter.Entry> kept = new ArrayList<>(skeleton.size());
        for (Long id : skeleton) {
            KnownPosts.Known row = rows.get(id);
            KnownPosts.Known inner = row == null || row.post().repostOf() == null ? row
                    : rows.get(row.post().repostOf());
            Optional<Listing.Reason> reason = row == null || inner == null ? Optional.of(Listing.Reason.GONE)
                    : rules.whyNot(new Candidate(row.post(), inner.post(), inner.cited()), lens);
            if (reason.isPresent()) {
                left.merge(reason.get(), 1, Integer::sum);
            } else if (row != null && inner != null) {
                kept.add(new Presenter.Entry(row.post(), inner));
            }
        }
        List<PostView> views = dial.screen(viewer, surface, screening.screen(viewer, surface,
                presenter.present(viewer, kept, people), left), left);
        return new Listing(views, skeleton.isEmpty() ? null : skeleton.getFirst(),
                skeleton.isEmpty() ? null : skeleton.getLast(), skeleton.size() >= limit, left);
    }

    private Lens lens(@Nullable Long viewer, Surface surface, Map<Long, KnownPosts.Known> rows,
                      Map<Long, Account> people) {
        Set<Long> visible = canSee.among(viewer, rows.values().stream().map(row -> row.post().subject()).toList());
        return new Lens(viewer, surface, visible, people.keySet(), limited.hidden(viewer, people.values()),
                viewer == null ? KeptAway.NOTHING : relations.keptAway(viewer), clock.instant());
    }

    private Map<Long, KnownPosts.Known> withInner(List<Long> skeleton) {
        Map<Long, KnownPosts.Known> rows = known.find(new LinkedHashSet<>(skeleton));
        Set<Long> inner = new LinkedHashSet<>();
        rows.values().forEach(row -> {
            if (row.post().repostOf() != null && !rows.containsKey(row.post().repostOf())) {
                inner.add(row.post().repostOf());
            }
        });
        if (!inner.isEmpty()) {
            rows.putAll(known.find(inner));
        }
        return rows;
    }

    private static Set<Long> peopleIn(Map<Long, KnownPosts.Known> rows) {
        Set<Long> people = new LinkedHashSet<>();
        rows.values().forEach(row -> {
            people.add(row.post().author());
            if (row.post().replyToAuthor() != null) {
                people.add(row.post().replyToAuthor());
            }
        });
        return people;
    }

    /// A picture as its viewer is given it: with a signature when not everybody may fetch it.
    public PostView.PictureView picture(Picture picture) {
        return presenter.picture(picture);
    }

    /// Whether this viewer may fetch a picture's file.
    ///
    /// @param signed whether they brought a signature of it that holds
    public boolean mayFetch(@Nullable Long viewer, Picture picture, boolean signed) {
        if (picture.open()) {
            // what a suspended account posted is not shown; what stands for an account or the house is
            return picture.post() == null || accounts.find(picture.owner()).isPresent();
        }
        if (signed || viewer != null && viewer == picture.owner()) {
            return true;
        }
        return picture.post() != null && posts.visible(viewer, picture.post()).isPresent();
    }
}
