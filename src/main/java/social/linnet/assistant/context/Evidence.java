package social.linnet.assistant.context;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.ai.TextModel.Passage;
import social.linnet.ai.builtin.Builtin;
import social.linnet.post.Post;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.search.Search;
import social.linnet.settings.Settings;
import social.linnet.trend.Trends;

/// Looks further than the thread: what a model may ask for, and what is looked up for one that cannot ask. Only what is for
/// everybody is found.
@Component
public class Evidence {

    /// Most posts of one search.
    public static final int MOST_FOUND = 8;

    private final Search search;
    private final Posts posts;
    private final Accounts accounts;
    private final Details details;
    private final Trends trends;
    private final Contexts contexts;
    private final Sight sight;
    private final Duration lag;

    Evidence(Search search, Posts posts, Accounts accounts, Details details, Trends trends, Contexts contexts, Sight sight,
             Settings settings) {
        this.search = search;
        this.posts = posts;
        this.accounts = accounts;
        this.details = details;
        this.trends = trends;
        this.contexts = contexts;
        this.sight = sight;
        this.lag = settings.assistant().lag();
    }

    /// Posts that strangers may find and that say most about these words, apart from those that are known already.
    public Context search(Readers readers, String words, Context known) {
        List<Long> ids = search.evidence(Builtin.keywords(words), MOST_FOUND * 3, lag);
        List<Long> fresh = ids.stream().filter(id -> known.sources().values().stream().noneMatch(source -> source.post() == id))
                .limit(MOST_FOUND).toList();
        return found(new Readers(readers.asker(), true), fresh, known);
    }

    /// What somebody says to the assistant is no evidence, whoever it is: a question is not its own answer.
    private Context found(Readers readers, List<Long> ids, Context known) {
        List<Long> saidToOthers = posts.find(ids).values().stream().filter(post -> !sight.isSaidToIt(post))
                .map(Post::id).toList();
        return contexts.found(readers, ids.stream().filter(saidToOthers::contains).toList(), known.next());
    }

    /// The thread of a post that is known already.
    public Context thread(Readers readers, int passage, Context known) {
        Optional<Post> focus = Optional.ofNullable(known.sources().get(passage)).flatMap(source -> posts.find(source.post()));
        if (focus.isEmpty()) {
            return Context.NOTHING;
        }
        Context around = contexts.around(readers, focus.get());
        return found(readers, around.sources().values().stream().map(Context.Source::post).distinct().sorted()
                .filter(id -> known.sources().values().stream().noneMatch(source -> source.post() == id)).toList(), known);
    }

    /// What somebody says of themselves.
    public Context profile(Readers readers, String handle, Context known) {
        String name = handle.strip().toLowerCase(Locale.ROOT);
        Optional<Account> found = accounts.findByHandle(name.startsWith("@") ? name.substring(1) : name)
                .filter(account -> sight.mayRead(readers, account));
        if (found.isEmpty()) {
            return Context.NOTHING;
        }
        Account account = found.get();
        return new Context(List.of(new Passage(known.next(), Passage.Kind.PROFILE, "@" + account.handle(), null, words(account))),
                Map.of(known.next(), Context.Source.profile(account.id())), null, true);
    }

    /// The words of somebody's profile now, whoever may read them; empty when they are not in use.
    public Optional<String> profile(long account) {
        return accounts.find(account).map(this::words);
    }

    private String words(Account account) {
        List<String> lines = new ArrayList<>(List.of(account.shownName() + " (" + account.kind().word() + ")", account.bio()));
        details.of(account.id()).fields().forEach(field -> lines.add(field.name() + ": " + field.value()));
        return String.join("\n", lines.stream().filter(line -> !line.isBlank()).toList());
    }

    /// How often a tag was used on the last days.
    public Context tag(String tag, Context known) {
        String folded = PostText.fold(tag.strip().startsWith("#") ? tag.strip().substring(1) : tag.strip());
        String days = trends.history(folded).stream().filter(day -> day.uses() > 0)
                .map(day -> day.day() + ": " + day.uses() + " posts by " + day.accounts() + " people")
                .collect(java.util.stream.Collectors.joining("\n"));
        return days.isEmpty() ? Context.NOTHING : new Context(List.of(new Passage(known.next(), Passage.Kind.COUNT, "", null,
                "Uses of the tag " + folded + ":\n" + days)), Map.of(), null, true);
    }
}
