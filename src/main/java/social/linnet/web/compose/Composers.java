package social.linnet.web.compose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.QuotePolicy;
import social.linnet.moderation.ReplyPolicy;
import social.linnet.page.PostView;
import social.linnet.post.Draft;
import social.linnet.post.Poll;
import social.linnet.post.Polls;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Segment;
import social.linnet.settings.Settings;
import social.linnet.studio.Job;
import social.linnet.studio.Studio;
import social.linnet.studio.work.Styles;
import social.linnet.web.Site;
import social.linnet.web.compose.Written.Ballot;
import social.linnet.web.compose.Written.Part;

/// Fills the post box for whoever opens a page.
@Component
public class Composers {

    private final Studio studio;
    private final Styles styles;
    private final Pictures pictures;
    private final Accounts accounts;
    private final Details details;
    private final Posts posts;
    private final Polls polls;
    private final int daily;

    Composers(Studio studio, Styles styles, Pictures pictures, Accounts accounts, Details details, Posts posts, Polls polls,
              Settings settings) {
        this.studio = studio;
        this.styles = styles;
        this.pictures = pictures;
        this.accounts = accounts;
        this.details = details;
        this.posts = posts;
        this.polls = polls;
        this.daily = settings.studio().daily();
    }

    public int daily() {
        return daily;
    }

    /// An empty box, as after posting.
    public Composer fresh(long account) {
        return box(account, usual(account), null, null, null, null, null);
    }

    /// The box at the top of home, with what is being made and what was picked elsewhere.
    public Composer home(long account, List<Long> picked) {
        return box(account, usual(account).showing(picked), null, null, null, null, making(account));
    }

    /// One that answers a post, for the same audience, and names whom it must.
    public Composer reply(long account, PostView post) {
        Written begun = usual(account);
        String named = CanSee.mustName(post.audience()) ? mentions(account, post) : "";
        Written written = with(begun, post.audience(), post.warning(), begun.language())
                .parts(List.of(new Part(named, List.of())));
        return box(account, written, post, null, null, null, null);
    }

    private String mentions(long account, PostView post) {
        Set<String> handles = new LinkedHashSet<>();
        if (!post.mine().own()) {
            handles.add(post.author().handle());
        }
        for (Segment segment : post.body()) {
            if (segment instanceof Segment.Mention mention) {
                handles.add(mention.handle());
            }
        }
        accounts.find(account).ifPresent(self -> handles.remove(self.handle()));
        return handles.stream().map(handle -> "@" + handle + " ").collect(Collectors.joining());
    }

    private static Written with(Written begun, Audience audience, String warning, String language) {
        return new Written(begun.parts(), audience, begun.replies(), begun.quotes(), !warning.isEmpty(), warning,
                begun.sensitive() || !warning.isEmpty(), language, false, Ballot.EMPTY, false, "", "", Map.of());
    }

    /// What is being made, or waits to be chosen from: whoever has the box before them sees it.
    private @Nullable Job making(long account) {
        Optional<Job> open = studio.open(account);
        open.ifPresent(job -> studio.seen(account, List.of(job)));
        return open.orElse(null);
    }

    /// One in which a post is quoted, with what was picked elsewhere.
    Composer quote(long account, PostView post, List<Long> picked) {
        return box(account, usual(account).showing(picked), null, post, null, null, null);
    }

    /// One with a text in it.
    Composer saying(long account, String text, List<Long> picked) {
        return box(account, usual(account).parts(List.of(new Part(text, picked))), null, null, null, null,
                making(account));
    }

    /// One that changes a post of one's own.
    Composer edit(long account, PostView post) {
        Post now = posts.visibleInner(account, post.id()).orElseThrow();
        List<Long> shown = post.pictures().stream().map(PostView.PictureView::id).toList();
        Poll poll = polls.of(account, List.of(post.id())).get(post.id());
        Written written = new Written(List.of(new Part(now.text(), shown)), now.audience(), now.permissions().replies(),
                now.permissions().quotes(), !now.words().warning().isEmpty(), now.words().warning(),
                now.words().sensitive(), now.language() == null ? "" : now.language(), poll != null,
                poll == null ? Ballot.EMPTY : new Ballot(poll.options(), 0, poll.multiple(), poll.hideTotals()), false, "",
                "", Map.of());
        return again(account, Site.key(), written, null, null, post, null);
    }

    /// One with what was kept.
    Composer draft(long account, long id, Draft draft, @Nullable PostView replyTo, @Nullable PostView quoting) {
        return box(account, written(draft), replyTo, quoting, null, id, null);
    }

    static Written written(Draft draft) {
        var question = draft.question();
        return new Written(Threaded.parts(new Part(draft.words().text(), draft.pictures())), draft.permissions().audience(),
                draft.permissions().replies(), draft.permissions().quotes(), !draft.words().warning().isEmpty(),
                draft.words().warning(), draft.words().sensitive(),
                draft.words().language() == null ? "" : draft.words().language(), question != null,
                question == null ? Ballot.EMPTY : new Ballot(question.options(), question.open().toSeconds(),
                        question.multiple(), question.hideTotals()), false, "", "", Map.of(), draft.silent(),
                new Written.Helped(List.of(), draft.words().assisted()));
    }

    /// A box with what somebody had written when it could not be posted.
    Composer again(long account, String key, Written written, @Nullable PostView replyTo, @Nullable PostView quoting,
                   @Nullable PostView editing, @Nullable Long draft) {
        Map<Long, Picture> found = found(account, written, editing);
        return new Composer(key, written, found, replyTo, quoting, editing, draft, null, styles.offered(account), studio.remaining(account), daily,
                studio.films().orElse(null), false, true);
    }

    private Composer box(long account, Written written, @Nullable PostView replyTo, @Nullable PostView quoting,
                         @Nullable PostView editing, @Nullable Long draft, @Nullable Job job) {
        return new Composer(Site.key(), written, found(account, written, editing), replyTo, quoting, editing, draft, job,
                styles.offered(account), studio.remaining(account), daily, studio.films().orElse(null), false, false);
    }

    /// Those of the pictures that are this account's and that no other post has.
    private Map<Long, Picture> found(long account, Written written, @Nullable PostView editing) {
        List<Long> wanted = new ArrayList<>();
        written.parts().forEach(part -> wanted.addAll(part.pictures()));
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return pictures.find(wanted).values().stream().filter(picture -> picture.owner() == account
                        && (picture.post() == null && !picture.open()
                        || editing != null && picture.post() != null && picture.post() == editing.id()))
                .collect(Collectors.toMap(Picture::id, picture -> picture));
    }

    /// How this account's posts begin: as it chose, and where it chose nothing in the language of its last one.
    private Written usual(long account) {
        Details.Defaults chosen = details.defaults(account);
        Written begun = Composer.begun(chosen.audience() == null ? CanSee.proposed() : chosen.audience());
        String language = chosen.language() != null ? chosen.language() : last(account);
        QuotePolicy quotes = chosen.quotes() == null ? QuotePolicy.ANYONE
                : QuotePolicy.valueOf(chosen.quotes().toUpperCase(Locale.ROOT));
        ReplyPolicy replies = chosen.replies() == null ? ReplyPolicy.ANYONE
                : ReplyPolicy.valueOf(chosen.replies().toUpperCase(Locale.ROOT));
        return new Written(begun.parts(), begun.audience(), replies, quotes, false, "", chosen.sensitive(),
                language, false, Ballot.EMPTY, false, "", "", Map.of());
    }

    private String last(long account) {
        List<Long> last = posts.byAuthor(account, Paging.newest(1), true, false);
        String language = last.isEmpty() ? null : posts.find(last.getFirst()).map(Post::language).orElse(null);
        return language != null ? language : accounts.find(account).map(Account::language).orElse("");
    }

    /// For how long a poll goes on that a post asks already; a day when it asks none.
    Duration goesOn(long account, long post, java.time.Instant now) {
        Poll poll = polls.of(account, List.of(post)).get(post);
        Duration left = poll == null ? Duration.ofDays(1) : Duration.between(now, poll.endsAt());
        return left.compareTo(Polls.MIN_OPEN) < 0 ? Polls.MIN_OPEN : left;
    }
}
