package social.linnet.post;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.log.append.Appender;
import social.linnet.media.Pictures;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.MayDo;

/// Publishes posts, deletes them, finds them.
@Service
public class Posts {

    /// Most pictures of one post.
    public static final int MAX_PICTURES = 4;
    /// Most people one post may name.
    public static final int MAX_MENTIONS = 20;
    private static final int MAX_ANCESTORS = 200;
    private static final int MAX_DESCENDANTS = 400;

    private final PostTable table;
    private final Keys keys;
    private final Counters counters;
    private final Accounts accounts;
    private final Pictures pictures;
    private final CanSee canSee;
    private final Approval approval;
    private final Questions questions;
    private final MayDo mayDo;
    private final Appender log;
    private final Flights flights;
    private final Linking links;
    private final List<PublishingListener> listeners;
    private final TransactionTemplate transaction;

    Posts(PostTable table, Keys keys, Counters counters, Accounts accounts, Pictures pictures, CanSee canSee, MayDo mayDo,
          Approval approval, Questions questions, Appender log, Flights flights, Linking links,
          List<PublishingListener> listeners, PlatformTransactionManager transactions) {
        this.table = table;
        this.keys = keys;
        this.counters = counters;
        this.accounts = accounts;
        this.pictures = pictures;
        this.canSee = canSee;
        this.approval = approval;
        this.questions = questions;
        this.mayDo = mayDo;
        this.log = log;
        this.flights = flights;
        this.links = links;
        this.listeners = listeners;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Publishes a post. When this returns, it is on disk.
    ///
    /// @throws Refused `post-empty`, `post-too-long`, `text-unusable`, `post-too-many-pictures`,
    ///                 `post-too-many-mentions`, `language-unknown`, `reply-gone`, `reply-not-allowed`,
    ///                 `quote-gone`, `quote-not-allowed`, `poll-or-pictures`, those of [Polls#checked], `key-too-long`, `key-reused`,
    ///                 `picture-not-yours`, `too-many`
    public Post publish(Draft draft) {
        Post known = draft.origin().key() == null ? null : published(draft).orElse(null);
        if (known != null) {
            return inTransaction(() -> told(draft, known));
        }
        mayDo.require(draft.author(), MayDo.Action.PUBLISH);
        Post checked = checked(draft);
        Question question = draft.question() == null ? null : Polls.checked(draft.question());
        Post parent = checked.replyTo() == null ? null : find(checked.replyTo()).orElse(null);
        return inTransaction(() -> {
            Post post = checked.numbered(flights.next(draft.author()));
            if (draft.origin().key() != null
                    && !keys.remember(draft.author(), draft.origin().key(), Keys.fingerprint(draft), post.id())) {
                return told(draft, published(draft).orElseThrow(Refused::notFound));
            }
            if (parent != null && !table.hold(parent.id())) {
                throw replyGone();
            }
            if (post.quote() != null && !table.hold(post.quote().post())) {
                throw quoteGone();
            }
            table.insert(post);
            if (question != null) {
                questions.ask(post.id(), question);
            }
            links.keep(post.id(), PostText.parse(post.text()));
            if (!draft.pictures().isEmpty()) {
                pictures.attach(post.author(), draft.pictures(), post.id(), post.audience().isPublic());
            }
            counters.count(post, 1);
            log.append(new Event.PostPublished(post.author(), post.id(), post.audience(), post.replyTo(),
                    post.replyToAuthor(), post.quote() == null ? null : Long.valueOf(post.quote().post()),
                    post.quote() == null ? null : Long.valueOf(post.quote().author()), content(post, draft.pictures())));
            return told(draft, post);
        });
    }

    private Post told(Draft draft, Post post) {
        listeners.forEach(listener -> listener.published(draft, post));
        return post;
    }

    /// The post that this key made before, if it did.
    private Optional<Post> published(Draft draft) {
        return keys.made(draft.author(), Objects.requireNonNull(draft.origin().key()), Keys.fingerprint(draft))
                .map(id -> find(id).orElseThrow(Refused::notFound));
    }

    /// Whether this could be published now, as far as can be known without doing it.
    ///
    /// @throws Refused what [#publish] does
    void check(Draft draft) {
        if (draft.question() != null) {
            Polls.checked(draft.question());
        }
        checked(draft);
    }

    /// The post that a draft would be, without an id and a time: those it gets in the transaction that writes it.
    private Post checked(Draft draft) {
        Words words = draft.words().kept(draft.pictures().isEmpty() && draft.quoteOf() == null);
        List<Segment> segments = PostText.parse(words.text());
        checkPictures(draft.pictures());
        if (draft.question() != null && !draft.pictures().isEmpty()) {
            throw Refused.invalid("poll-or-pictures");
        }
        List<Long> mentions = named(segments);
        Post parent = null;
        if (draft.replyTo() != null) {
            parent = visibleInner(draft.author(), draft.replyTo()).orElseThrow(Posts::replyGone);
            approval.requireReply(draft.author(), parent);
        }
        Post quoted = null;
        if (draft.quoteOf() != null) {
            quoted = visibleInner(draft.author(), draft.quoteOf()).orElseThrow(Posts::quoteGone);
            approval.requireQuote(draft.author(), quoted);
        }
        Permissions wanted = draft.permissions();
        return new Post(0, draft.author(), words, new Permissions(wanted.audience(),
                MayDo.quotePolicy(wanted.audience(), wanted.quotes()), wanted.replies()),
                parent == null ? 0 : parent.thread(), parent == null ? null : Long.valueOf(parent.id()),
                parent == null ? null : Long.valueOf(parent.author()), null,
                quoted == null ? null : new Post.Quote(quoted.id(), quoted.author(), false), mentions,
                List.copyOf(new TreeSet<>(PostText.tags(segments))), draft.origin().app(), draft.origin().website(),
                Instant.EPOCH, null);
    }

    static void checkPictures(List<Long> ids) {
        if (ids.size() > MAX_PICTURES) {
            throw Refused.invalid("post-too-many-pictures", MAX_PICTURES);
        }
    }

    /// The accounts that a text names.
    List<Long> named(List<Segment> segments) {
        Collection<String> handles = PostText.handles(segments);
        if (handles.size() > MAX_MENTIONS) {
            throw Refused.invalid("post-too-many-mentions", MAX_MENTIONS);
        }
        return accounts.findByHandles(handles).values().stream().map(Account::id).sorted().toList();
    }

    static Event.Content content(Post post, List<Long> pictures) {
        Words words = post.words();
        return new Event.Content(words.text(), words.warning(), words.sensitive(), words.language(), post.tags(),
                post.mentions(), pictures);
    }

    private static Refused quoteGone() {
        return Refused.of(Refused.Kind.NOT_FOUND, "quote-gone");
    }

    private static Refused replyGone() {
        return Refused.of(Refused.Kind.NOT_FOUND, "reply-gone");
    }

    /// As [#delete(long, long, boolean)], without dropping its pictures.
    public Post delete(long actor, long id) {
        return delete(actor, id, false);
    }

    /// Deletes a post and everything that hangs on it but its replies. Its pictures become its author's alone.
    ///
    /// @param dropPictures whether what its author uploaded for it is deleted at once; else it can be attached to
    ///                     another post for about a day
    /// @return the post as it was
    /// @throws Refused `not-found` when there is none that this account may see, `not-yours`, `too-many`
    public Post delete(long actor, long id, boolean dropPictures) {
        mayDo.require(actor, MayDo.Action.DELETE);
        Post seen = visible(actor, id).orElseThrow(Refused::notFound);
        if (seen.author() != actor) {
            throw Refused.forbidden("not-yours");
        }
        return inTransaction(() -> {
            Post post = table.lock(id).orElseThrow(Refused::notFound);
            remove(post, dropPictures);
            return post;
        });
    }

    /// As [#remove(Post, boolean)], without dropping its pictures.
    void remove(Post post) {
        remove(post, false);
    }

    /// Removes a post or repost that the caller's transaction has locked, and what hangs on it.
    private void remove(Post post, boolean dropPictures) {
        if (post.repostOf() != null) {
            removeRepost(post);
            return;
        }
        for (Post repost : table.repostsOf(post.id())) {
            log.append(new Event.Unreposted(repost.author(), post.id(), repost.id(), post.author(), repost.audience()));
        }
        if (dropPictures) {
            pictures.dropOf(post.id());
        } else {
            pictures.detach(post.id());
        }
        table.delete(post.id());
        counters.count(post, -1);
        log.append(new Event.PostDeleted(post.author(), post.id(), post.audience(), post.replyTo()));
    }

    /// Removes a repost, inside the caller's transaction. Does nothing when another was faster: taken back as a repost
    /// and deleted by its own id at once, it is counted once.
    void removeRepost(Post repost) {
        long of = Objects.requireNonNull(repost.repostOf());
        if (!table.delete(repost.id())) {
            return;
        }
        if (CanSee.isCounted(repost.audience())) {
            counters.addRepost(of, -1);
        }
        find(of).ifPresent(post -> log.append(
                new Event.Unreposted(repost.author(), of, repost.id(), post.author(), repost.audience())));
    }

    /// The post or repost with this id, whoever may see it.
    public Optional<Post> find(long id) {
        return table.byIds(List.of(id)).stream().findFirst();
    }

    /// The posts and reposts with these ids, whoever may see them; others are absent.
    public Map<Long, Post> find(Collection<Long> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return table.byIds(wanted).stream().collect(Collectors.toMap(Post::id, Function.identity()));
    }

    /// The post or repost with this id if this viewer may see it; of a repost, if they may see what it reposts.
    public Optional<Post> visible(@Nullable Long viewer, long id) {
        return find(id).filter(post -> canSee.test(viewer, post.subject()) && (post.repostOf() == null
                || find(post.repostOf()).filter(inner -> canSee.test(viewer, inner.subject())).isPresent()));
    }

    /// The post that this id stands for, its own or that of a repost of it, if this viewer may see it.
    public Optional<Post> visibleInner(@Nullable Long viewer, long id) {
        return visible(viewer, id).flatMap(post -> post.repostOf() == null ? Optional.of(post) : find(post.repostOf()));
    }

    /// Ids of an author's posts and reposts within the page, whoever may see them, up to where everything is settled
    /// ([Flights]).
    ///
    /// @param replies whether replies to others are among them
    /// @param reposts whether reposts are among them
    public List<Long> byAuthor(long author, Paging page, boolean replies, boolean reposts) {
        return table.byAuthor(author, page.upTo(flights.settledFor(author)), replies, reposts,
                EnumSet.allOf(Audience.class), null);
    }

    /// As [#byAuthor], without those that are not for this viewer: an author's page is paged through by its ids, and none
    /// of a post that they may not see must stand in a link.
    public List<Long> byAuthorFor(@Nullable Long viewer, long author, Paging page, boolean replies, boolean reposts) {
        return table.byAuthor(author, page.upTo(flights.settledFor(author)), replies, reposts,
                canSee.unnamed(viewer, author), viewer);
    }

    /// Ids of the newest posts that strangers may come upon, replies and reposts left out.
    public List<Long> newest(int limit) {
        return table.newest(CanSee.discoverable(), limit);
    }

    /// Each author's newest posts and reposts, newest first over all, whoever may see them.
    public List<Post> newestOf(Collection<Long> authors, int each, int limit) {
        return authors.isEmpty() ? List.of() : table.newestOf(authors, each, limit);
    }

    /// Ids of the posts this one answers, the thread's first one first, whoever may see them; at most 200.
    public List<Long> ancestors(long id) {
        return table.ancestors(id, MAX_ANCESTORS);
    }

    /// The replies below this post in reading order (each followed by what answers it), whoever may see them; at most
    /// 400.
    public List<Long> descendants(long id) {
        return Threads.readingOrder(id, table.descendants(id, MAX_DESCENDANTS));
    }

    private Post inTransaction(java.util.function.Supplier<Post> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
