package social.linnet.assistant.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.ai.TextModel.Passage;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Limited;
import social.linnet.post.Poll;
import social.linnet.post.Polls;
import social.linnet.post.Post;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.post.link.Card;
import social.linnet.post.link.Links;

/// Puts together what an answer may rest on: the thread where it is asked, and posts that were found. All of it has passed
/// [Sight].
@Component
public class Contexts {

    /// Most posts of a thread that are read for one answer: those nearest to the question.
    static final int MOST_OF_THREAD = 40;
    /// Longest passage, in UTF-16 units.
    static final int LONGEST = 1_000;
    /// Most of all passages of one answer together, in UTF-16 units.
    static final int MOST = 24_000;

    private final Posts posts;
    private final Polls polls;
    private final Pictures pictures;
    private final Links links;
    private final Accounts accounts;
    private final Sight sight;
    private final Limited limited;

    Contexts(Posts posts, Polls polls, Pictures pictures, Links links, Accounts accounts, Sight sight, Limited limited) {
        this.posts = posts;
        this.polls = polls;
        this.pictures = pictures;
        this.links = links;
        this.accounts = accounts;
        this.sight = sight;
        this.limited = limited;
    }

    /// The thread up to a post that asks: what it answers, what was said before it beside that, and what is quoted there.
    /// The question itself is no evidence.
    ///
    /// @param focus the post that it is about, or null
    public Context upTo(Readers readers, Post question, @Nullable Long focus) {
        Set<Long> ids = new LinkedHashSet<>(posts.ancestors(question.id()));
        posts.descendants(question.thread()).stream().filter(id -> id < question.id()).forEach(ids::add);
        if (question.quote() != null && !question.quote().detached()) {
            ids.add(question.quote().post());
        }
        if (focus != null) {
            ids.add(focus);
        }
        ids.remove(question.id());
        return of(readers, nearest(ids, focus), focus, Passage.Kind.THREAD);
    }

    /// A post, what it answers, and what answers it.
    public Context around(Readers readers, Post focus) {
        Set<Long> ids = new LinkedHashSet<>(posts.ancestors(focus.id()));
        ids.add(focus.id());
        posts.descendants(focus.id()).forEach(ids::add);
        if (focus.quote() != null && !focus.quote().detached()) {
            ids.add(focus.quote().post());
        }
        return of(readers, nearest(ids, focus.id()), focus.id(), Passage.Kind.THREAD);
    }

    /// Posts that were found elsewhere, by id.
    public Context listed(Readers readers, Collection<Long> ids) {
        return of(readers, ids, null, Passage.Kind.FOUND);
    }

    /// Posts that were found elsewhere.
    public Context found(Readers readers, Collection<Post> found, int first) {
        return numbered(readers, found, null, Passage.Kind.FOUND, first);
    }

    /// The focus, the first of the thread, and the latest of the rest.
    private static Collection<Long> nearest(Set<Long> ids, @Nullable Long focus) {
        List<Long> ordered = ids.stream().sorted().toList();
        if (ordered.size() <= MOST_OF_THREAD) {
            return ordered;
        }
        Set<Long> kept = new LinkedHashSet<>();
        kept.add(ordered.getFirst());
        if (focus != null) {
            kept.add(focus);
        }
        ordered.reversed().stream().limit(MOST_OF_THREAD - kept.size()).forEach(kept::add);
        return kept.stream().sorted().toList();
    }

    private Context of(Readers readers, Collection<Long> ids, @Nullable Long focus, Passage.Kind kind) {
        Map<Long, Post> found = posts.find(ids);
        return numbered(readers, ids.stream().map(found::get).filter(Objects::nonNull).toList(), focus, kind, 1);
    }

    private Context numbered(Readers readers, Collection<Post> found, @Nullable Long focus, Passage.Kind kind, int first) {
        List<Post> readable = sight.readable(readers, found);
        Map<Long, Account> authors = accounts.find(readable.stream().map(Post::author).collect(Collectors.toSet()));
        List<Post> evidence = met(readers, readable, authors.values(), focus);
        Map<Long, List<Picture>> shown = pictures.ofPosts(evidence.stream().map(Post::id).toList());
        Map<Long, Poll> asked = polls.of(readers.everybody() ? null : Long.valueOf(readers.asker()),
                evidence.stream().map(Post::id).toList());
        Map<Long, String> addresses = new HashMap<>();
        evidence.forEach(post -> Links.first(PostText.parse(post.text())).ifPresent(url -> addresses.put(post.id(), url)));
        Map<String, Card> cards = links.cards(addresses.values());
        List<Passage> passages = new ArrayList<>();
        Map<Integer, Context.Source> sources = new HashMap<>();
        Integer focused = null;
        int room = MOST;
        for (Post post : evidence) {
            String by = Optional.ofNullable(authors.get(post.author())).map(account -> "@" + account.handle()).orElse("");
            List<String> parts = new ArrayList<>();
            parts.add(words(post));
            Optional.ofNullable(asked.get(post.id())).map(poll -> String.join("; ", poll.options())).ifPresent(parts::add);
            shown.getOrDefault(post.id(), List.of()).stream().map(Picture::alt).filter(alt -> !alt.isBlank()).forEach(parts::add);
            Optional.ofNullable(addresses.get(post.id())).map(cards::get).map(Contexts::words).ifPresent(parts::add);
            boolean own = true;
            for (String part : parts) {
                String bounded = bounded(part);
                if (!bounded.isBlank() && bounded.length() <= room) {
                    int number = first + passages.size();
                    passages.add(new Passage(number, own ? kind : Passage.Kind.ATTACHED, by, post.createdAt(), bounded));
                    sources.put(number, new Context.Source(post.id(), post.author()));
                    if (focus != null && post.id() == focus && focused == null) {
                        focused = number;
                    }
                    room -= bounded.length();
                }
                own = false;
            }
        }
        return new Context(passages, sources, focused, readers.everybody()
                || evidence.stream().allMatch(post -> CanSee.isForEverybody(post.audience())));
    }

    /// Without what those who read the answer do not come upon in the thread either: what moderators limited. What it is about
    /// they went to see.
    private List<Post> met(Readers readers, List<Post> readable, Collection<Account> authors, @Nullable Long focus) {
        Set<Long> hidden = limited.hidden(readers.everybody() ? null : Long.valueOf(readers.asker()), authors);
        return readable.stream().filter(post -> !hidden.contains(post.author()) || post.author() == readers.asker()
                || post.mentions().contains(readers.asker()) || focus != null && post.id() == focus).toList();
    }

    private static String words(Post post) {
        String warning = post.words().warning();
        return warning.isEmpty() ? post.text() : warning + "\n" + post.text();
    }

    private static String words(Card card) {
        return card.description().isBlank() ? card.title() : card.title() + "\n" + card.description();
    }

    private static String bounded(String words) {
        if (words.length() <= LONGEST) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return words.substring(0, end);
    }
}
