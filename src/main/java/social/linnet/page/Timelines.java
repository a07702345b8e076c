package social.linnet.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.home.Home;
import social.linnet.home.ListTimelines;
import social.linnet.post.Posts;
import social.linnet.post.Strangers;
import social.linnet.recommend.ForYou;

/// Timelines as one viewer sees them. Where rules leave much out, a page is filled from further on, within bounds: an
/// empty page tells some clients that there is nothing further on, and others break over one that has a next.
@Service
public class Timelines {

    /// How many pages of a skeleton one page may be gathered from.
    private static final int MAX_ROUNDS = 8;

    private final Pages pages;
    private final Home home;
    private final Posts posts;
    private final Strangers strangers;
    private final ListTimelines lists;
    private final ForYou forYou;
    private final Accounts accounts;

    Timelines(Pages pages, Home home, Posts posts, Strangers strangers, ListTimelines lists,
              ForYou forYou, Accounts accounts) {
        this.pages = pages;
        this.home = home;
        this.posts = posts;
        this.strangers = strangers;
        this.lists = lists;
        this.forYou = forYou;
        this.accounts = accounts;
    }

    /// Somebody's home. It is not filled up, which would cost everybody a second page: only where nothing at all is left
    /// of a page, the next is taken.
    public Listing home(long viewer, Paging page) {
        return gather(viewer, Surface.HOME, page, 1, part -> home.skeleton(viewer, part), _ -> true);
    }

    /// What an account posted.
    ///
    /// @param replies whether replies to others are among them
    /// @param reposts whether reposts are among them
    /// @param wanted  which of them are wanted
    public Listing author(@Nullable Long viewer, long author, Paging page, boolean replies, boolean reposts,
                          Predicate<PostView> wanted) {
        return gather(viewer, Surface.PROFILE, page, page.limit(),
                part -> posts.byAuthorFor(viewer, author, part, replies, reposts), wanted);
    }

    /// Everybody's posts.
    ///
    /// @param withPictures whether only posts with pictures are wanted
    public Listing local(@Nullable Long viewer, Paging page, boolean withPictures) {
        return gather(viewer, Surface.LOCAL, page, page.limit(), strangers::local, wanted(withPictures));
    }

    /// Posts with these tags.
    public Listing tagged(@Nullable Long viewer, Strangers.Tags tags, Paging page, boolean withPictures) {
        return gather(viewer, Surface.TAG, page, page.limit(), part -> strangers.tagged(tags, part), wanted(withPictures));
    }

    /// Posts with a link to this address.
    public Listing linking(@Nullable Long viewer, String address, Paging page) {
        return gather(viewer, Surface.LINK, page, page.limit(), part -> strangers.linking(address, part), _ -> true);
    }

    /// One's own list.
    ///
    /// @throws Refused `not-found` when there is no such list of theirs
    public Listing list(long viewer, long list, Paging page) {
        return gather(viewer, Surface.LIST, page, page.limit(), part -> lists.skeleton(viewer, list, part), _ -> true);
    }

    /// What somebody may like to read besides what they follow.
    ///
    /// @param before the place of the last one of the page before, or null for the first page
    public Picked forYou(long viewer, @Nullable Long before, int limit) {
        List<PostView> kept = new ArrayList<>();
        Map<Long, List<Long>> likedBy = new HashMap<>();
        Long next = before;
        boolean more = true;
        for (int round = 0; round < MAX_ROUNDS && more && kept.size() < limit; round++) {
            List<ForYou.Pick> picks = forYou.picks(viewer, next, limit - kept.size());
            more = picks.size() == limit - kept.size();
            next = picks.isEmpty() ? next : Long.valueOf(picks.getLast().place());
            picks.forEach(pick -> likedBy.put(pick.post(), pick.likedBy()));
            kept.addAll(pages.listing(viewer, Surface.FOR_YOU, picks.stream().map(ForYou.Pick::post).toList(),
                    picks.size()).posts());
        }
        Map<Long, Account> people = accounts.find(kept.stream().flatMap(post -> likedBy.get(post.entry()).stream())
                .collect(Collectors.toSet()));
        return new Picked(kept.stream().map(post -> new Picked.Pick(post, likedBy.get(post.entry()).stream()
                .filter(people::containsKey).map(people::get).map(Person::of).toList()))
                .filter(pick -> !pick.likedBy().isEmpty()).toList(), more ? next : null);
    }

    private static Predicate<PostView> wanted(boolean withPictures) {
        return view -> !withPictures || !view.pictures().isEmpty();
    }

    /// @param enough how many posts are enough for a page that has not come to an end
    private Listing gather(@Nullable Long viewer, Surface surface, Paging page, int enough,
                           Function<Paging, List<Long>> skeleton, Predicate<PostView> wanted) {
        List<PostView> kept = new ArrayList<>();
        Map<Listing.Reason, Integer> left = new EnumMap<>(Listing.Reason.class);
        Long newest = null;
        Long oldest = null;
        boolean full = true;
        Paging part = page;
        for (int round = 0; round < MAX_ROUNDS && full && kept.size() < enough; round++) {
            List<Long> ids = skeleton.apply(part);
            Listing listing = pages.listing(viewer, surface, ids, part.limit());
            listing.left().forEach((reason, count) -> left.merge(reason, count, Integer::sum));
            full = listing.full();
            if (ids.isEmpty()) {
                break;
            }
            List<PostView> fit = listing.posts().stream().filter(wanted).toList();
            if (page.fromBelow()) {
                List<PostView> room = last(fit, page.limit() - kept.size());
                kept.addAll(0, room);
                newest = room.size() < fit.size() ? Long.valueOf(room.getFirst().entry()) : listing.newest();
                oldest = oldest == null ? listing.oldest() : oldest;
                full |= room.size() < fit.size();
                part = new Paging(page.maxId(), page.sinceId(), newest, Paging.MAX_LIMIT);
            } else {
                List<PostView> room = fit.subList(0, Math.min(fit.size(), page.limit() - kept.size()));
                kept.addAll(room);
                newest = newest == null ? listing.newest() : newest;
                oldest = room.size() < fit.size() ? Long.valueOf(room.getLast().entry()) : listing.oldest();
                full |= room.size() < fit.size();
                part = new Paging(oldest, page.sinceId(), null, Paging.MAX_LIMIT);
            }
        }
        return new Listing(kept, newest, oldest, full, left);
    }

    private static List<PostView> last(List<PostView> views, int most) {
        return views.subList(Math.max(0, views.size() - most), views.size());
    }
}
