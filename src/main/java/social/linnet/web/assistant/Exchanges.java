package social.linnet.web.assistant;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.assistant.Answer;
import social.linnet.assistant.chat.Exchange;
import social.linnet.moderation.CanSee;
import social.linnet.page.Person;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// Shows exchanges to their owner: of the posts that an answer cites, what its reader may see now.
@Component
class Exchanges {

    private static final int MAX_WORDS = 110;

    private final Posts posts;
    private final CanSee canSee;
    private final Accounts accounts;

    Exchanges(Posts posts, CanSee canSee, Accounts accounts) {
        this.posts = posts;
        this.canSee = canSee;
        this.accounts = accounts;
    }

    ExchangeView of(long viewer, Exchange exchange, @Nullable Long about) {
        return of(viewer, List.of(exchange), about).getFirst();
    }

    /// In the order given.
    List<ExchangeView> of(long viewer, List<Exchange> exchanges, @Nullable Long about) {
        Set<Long> wanted = exchanges.stream().flatMap(one -> one.sources().stream()).map(Answer.Source::post).collect(Collectors.toSet());
        Map<Long, Post> found = posts.find(wanted);
        Set<Long> seen = new HashSet<>(canSee.among(viewer, found.values().stream().map(Post::subject).toList()));
        Map<Long, Long> profiles = exchanges.stream().flatMap(one -> one.sources().stream()).filter(Answer.Source::isProfile)
                .collect(Collectors.toMap(Answer.Source::post, Answer.Source::author, (one, same) -> one));
        seen.addAll(canSee.amongOpen(viewer, profiles));
        Set<Long> people = found.values().stream().map(Post::author).collect(Collectors.toSet());
        people.addAll(profiles.values());
        Map<Long, Account> authors = accounts.find(people);
        return exchanges.stream().map(one -> new ExchangeView(one, about, one.sources().stream().map(source -> {
            Post post = found.get(source.post());
            Account author = seen.contains(source.post()) ? authors.get(source.author()) : null;
            if (author == null || post == null && !source.isProfile()) {
                return new ExchangeView.Source(source.number(), null, "", null, "");
            }
            return post == null ? new ExchangeView.Source(source.number(), Person.of(author), first(author.bio()), null, "/@" + author.handle())
                    : new ExchangeView.Source(source.number(), Person.of(author), words(post), post.createdAt(),
                            "/@" + author.handle() + "/" + post.id());
        }).toList(), "")).toList();
    }

    /// The first words of a post; of one with a warning that alone.
    private static String words(Post post) {
        return first(post.words().warning().isEmpty() ? post.text() : post.words().warning());
    }

    private static String first(String words) {
        String said = words.strip().replaceAll("\\s+", " ");
        return said.codePointCount(0, said.length()) <= MAX_WORDS ? said
                : said.substring(0, said.offsetByCodePoints(0, MAX_WORDS - 1)).stripTrailing() + "…";
    }
}
