package social.linnet.page;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Answers;
import social.linnet.cache.RefreshAheadCache;
import social.linnet.event.Event;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.PermissionsListener;
import social.linnet.post.Polls;
import social.linnet.post.Post;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.post.Segment;
import social.linnet.post.link.Links;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;

/// Posts with their pictures and their text in parts, as they are for everybody: kept on the heap, dropped when the post
/// goes.
@Component
class KnownPosts implements View.Held, PermissionsListener {

    private final Posts posts;
    private final Pictures pictures;
    private final Accounts accounts;
    private final Polls polls;
    private final Works works;
    private final Answers answers;
    /// A description may be changed after posting: what is kept here is never older than this.
    private final RefreshAheadCache<Long, Known> cache = new RefreshAheadCache<>(Duration.ofSeconds(30), 200_000, this::read);

    KnownPosts(Posts posts, Pictures pictures, Accounts accounts, Polls polls, Works works, Answers answers) {
        this.posts = posts;
        this.pictures = pictures;
        this.accounts = accounts;
        this.polls = polls;
        this.works = works;
        this.answers = answers;
    }

    /// @param body   the text in parts; a mention of nobody is plain
    /// @param works  by picture: those of its pictures that are works, and what those were made from
    /// @param asks   whether it asks something
    /// @param link   the first address in its text of which there may be a card, or null
    /// @param answer what the assistant says in it, or null when it is no answer of its
    record Known(Post post, List<Segment> body, List<Picture> pictures, Map<Long, Work> works, boolean asks, @Nullable String link,
                 @Nullable Answer answer) {

        /// Who wrote what it rests on.
        Set<Long> cited() {
            return answer == null ? Set.of() : answer.authors();
        }
    }

    /// The posts and reposts with these ids, whoever may see them; others are absent.
    Map<Long, Known> find(Collection<Long> ids) {
        return cache.find(ids);
    }

    private Map<Long, Known> read(Set<Long> ids) {
        Map<Long, Known> found = new HashMap<>();
        Map<Long, Post> rows = posts.find(ids);
        Map<Long, List<Picture>> attached = pictures.ofPosts(rows.keySet());
        Map<Long, Work> made = works(attached.values());
        Set<Long> asking = polls.among(rows.keySet());
        Map<Long, Answer> answered = answers.among(rows.values());
        Map<Long, List<Segment>> bodies = new HashMap<>();
        Set<String> handles = new HashSet<>();
        rows.values().forEach(post -> {
            List<Segment> segments = PostText.parse(post.text());
            bodies.put(post.id(), segments);
            handles.addAll(PostText.handles(segments));
        });
        Map<String, Account> named = accounts.findByHandles(handles);
        rows.values().forEach(post -> {
            List<Segment> body = resolved(bodies.get(post.id()), named);
            Answer said = answered.get(post.id());
            found.put(post.id(), new Known(post, body, attached.getOrDefault(post.id(), List.of()),
                    worksOf(attached.getOrDefault(post.id(), List.of()), made), asking.contains(post.id()),
                    said == null ? Links.first(body).orElse(null) : null, said));
        });
        return found;
    }

    private Map<Long, Work> works(Collection<List<Picture>> attached) {
        Map<Long, Work> made = new HashMap<>(works.find(attached.stream().flatMap(List::stream).map(Picture::id).toList()));
        made.putAll(works.find(made.values().stream().map(Work::parent).filter(Objects::nonNull).collect(Collectors.toSet())));
        return made;
    }

    private static Map<Long, Work> worksOf(List<Picture> pictures, Map<Long, Work> made) {
        Map<Long, Work> own = new HashMap<>();
        for (Picture picture : pictures) {
            Work work = made.get(picture.id());
            if (work != null) {
                own.put(picture.id(), work);
                Work parent = work.parent() == null ? null : made.get(work.parent());
                if (parent != null) {
                    own.put(parent.picture(), parent);
                }
            }
        }
        return Map.copyOf(own);
    }

    /// The parts with mentions of nobody made plain.
    static List<Segment> resolved(List<Segment> segments, Map<String, Account> named) {
        return segments.stream().map(segment -> segment instanceof Segment.Mention mention
                && !named.containsKey(mention.handle()) ? new Segment.Plain(mention.text()) : segment).toList();
    }

    @Override
    public void permissionsChanged(long post) {
        cache.forget(post);
    }

    @Override
    public String name() {
        return "page.posts";
    }

    @Override
    public void load(long head) {
        cache.forgetAll();
    }

    @Override
    public void apply(Logged logged) {
        forget(logged.event());
    }

    @Override
    public void committed(Event event) {
        // what somebody posts is read to answer them; an answer, when the first of those who wait for it looks
        if (event instanceof Event.PostPublished published && answers.isAssistant(published.actor())) {
            cache.readAhead(published.subject());
        }
        forget(event);
    }

    private void forget(Event event) {
        switch (event) {
            case Event.PostDeleted e -> cache.forget(e.subject());
            case Event.Unreposted e -> cache.forget(e.repost());
            case Event.PostEdited e -> cache.forget(e.subject());
            case Event.QuoteDetached e -> cache.forget(e.subject());
            case Event.PostPublished _, Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _,
                 Event.Unliked _, Event.Reposted _, Event.Followed _, Event.Unfollowed _, Event.PollEnded _,
                 Event.FollowRequested _, Event.FollowRequestDropped _, Event.Featured _, Event.GrantAsked _, Event.GrantGiven _,
                 Event.GrantUsed _, Event.JobEnded _, Event.AppealAnswered _, Event.Reported _,
                 Event.Warned _, Event.AccountClosed _, Event.AccountReopened _, Event.AccountErased _ -> {
            }
        }
    }
}
