package social.linnet.assistant.context;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
/// everybody is found, and for the asker alone what they wrote themself.
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
    private final Guide guide;
    private final Duration lag;

    Evidence(Search search, Posts posts, Accounts accounts, Details details, Trends trends, Contexts contexts, Sight sight,
             Guide guide, Settings settings) {
        this.search = search;
        this.posts = posts;
        this.accounts = accounts;
        this.details = details;
        this.trends = trends;
        this.contexts = contexts;
        this.sight = sight;
        this.guide = guide;
        this.lag = settings.assistant().lag();
    }

    /// What this place says of itself where the asker alone is answered; nothing when the question is about something else.
    public Context guide(Readers readers, String question, String language, Context known) {
        return readers.everybody() ? Context.NOTHING : guide.about(question, language).map(words -> new Context(
                List.of(new Passage(known.next(), Passage.Kind.GUIDE, "", null, words)), Map.of(), null, true)).orElse(Context.NOTHING);
    }

    /// The posts that say most about these words, apart from those that are known already: of those that strangers may find, and
    /// for the asker alone of what they wrote or kept.
    public Context search(Readers readers, String words, Context known) {
        Map<String, Double> sought = Builtin.keywords(words);
        List<Long> ids = readers.everybody() ? search.evidence(sought, MOST_FOUND * 3, lag)
                : search.evidenceAlone(readers.asker(), sought, MOST_FOUND * 3);
        Map<Long, Post> there = posts.find(ids);
        return contexts.found(readers, ids.stream().filter(id -> !known.holds(id)).map(there::get).filter(Objects::nonNull)
                .filter(post -> sight.isFindable(readers, post)).limit(MOST_FOUND).toList(), known.next());
    }

    /// The thread of a post that is known already. Of one that a search came upon, what a search may come upon.
    public Context thread(Readers readers, int passage, Context known) {
        Optional<Post> focus = Optional.ofNullable(known.sources().get(passage)).flatMap(source -> posts.find(source.post()));
        if (focus.isEmpty()) {
            return Context.NOTHING;
        }
        boolean isAskedAbout = known.of(focus.get().id()).passages().stream().anyMatch(one -> one.kind() == Passage.Kind.THREAD);
        List<Long> ids = contexts.around(readers, focus.get()).sources().values().stream().map(Context.Source::post).distinct()
                .sorted().filter(id -> !known.holds(id)).toList();
        Map<Long, Post> there = posts.find(ids);
        return contexts.found(readers, ids.stream().map(there::get).filter(Objects::nonNull).filter(post -> isAskedAbout
                ? !sight.isSaidToIt(post) : sight.isFindable(readers, post)).toList(), known.next());
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
