package social.linnet.assistant.context;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Relations;
import social.linnet.moderation.CanSee;
import social.linnet.post.Post;

/// Which posts the assistant may read for an answer: the one filter that all evidence passes, wherever it was found.
@Component
public class Sight {

    private final CanSee canSee;
    private final Accounts accounts;
    private final Relations relations;
    private final Vetoes vetoes;
    private final Self self;
    private final Clock clock;

    Sight(CanSee canSee, Accounts accounts, Relations relations, Vetoes vetoes, Self self, Clock clock) {
        this.canSee = canSee;
        this.accounts = accounts;
        this.relations = relations;
        this.vetoes = vetoes;
        this.self = self;
        this.clock = clock;
    }

    /// Those of these posts that are evidence for an answer with these readers, in the order given.
    public List<Post> readable(Readers readers, Collection<Post> posts) {
        long assistant = self.account();
        List<CanSee.Subject> subjects = posts.stream().filter(post -> post.repostOf() == null)
                .filter(post -> !readers.everybody() || CanSee.isForEverybody(post.audience())).map(Post::subject).toList();
        if (subjects.isEmpty()) {
            return List.of();
        }
        Set<Long> seen = new HashSet<>(canSee.among(readers.asker(), subjects));
        seen.retainAll(seenByAssistant(assistant, subjects));
        if (readers.everybody()) {
            seen.retainAll(canSee.among(null, subjects));
        }
        Set<Long> authors = posts.stream().map(Post::author).collect(Collectors.toSet());
        Map<Long, Account> known = accounts.find(authors);
        KeptAway kept = relations.keptAway(readers.asker());
        Set<Long> silent = vetoes.among(posts);
        return posts.stream().filter(post -> seen.contains(post.id()))
                .filter(post -> !isAssistant(known.get(post.author())))
                .filter(post -> post.author() == readers.asker() || !post.mentions().contains(assistant))
                .filter(post -> !kept.isBlocked(post.author()) && !kept.isMuted(post.author(), clock.instant()))
                .filter(post -> !silent.contains(post.id()))
                .toList();
    }

    /// Whether the author of one of these keeps it from the assistant, or blocks it.
    public boolean isKeptAway(Collection<Post> posts) {
        Set<Long> blockedBy = relations.keptAway(self.account()).blockedBy();
        return !vetoes.among(posts).isEmpty() || posts.stream().anyMatch(post -> blockedBy.contains(post.author()));
    }

    /// Whether it is evidence where nobody asked about it, but a search came upon it: what is for everybody, and for the asker
    /// alone what they wrote themself, messages excepted. What is said to the assistant is none, whoever says it: a question is not
    /// its own answer.
    boolean isFindable(Readers readers, Post post) {
        boolean own = !readers.everybody() && post.author() == readers.asker() && post.audience() != CanSee.ofMessages();
        return (own || CanSee.isForEverybody(post.audience())) && !isSaidToIt(post);
    }

    /// Whether it calls the assistant, or speaks of it.
    public boolean isSaidToIt(Post post) {
        return post.mentions().contains(self.account());
    }

    /// Whether what somebody says of themselves may be read for these readers: they keep it from nobody of the two, and strangers
    /// come upon it.
    boolean mayRead(Readers readers, Account account) {
        KeptAway kept = relations.keptAway(readers.asker());
        return !isAssistant(account) && !account.limited() && !vetoes.isSilent(account.id())
                && !relations.keptAway(self.account()).blockedBy().contains(account.id())
                && !kept.isBlocked(account.id()) && !kept.isMuted(account.id(), clock.instant());
    }

    /// The same of an account that was read of before.
    public boolean mayRead(Readers readers, long account) {
        return accounts.find(account).filter(found -> mayRead(readers, found)).isPresent();
    }

    /// Who blocks its account is not read by it. It is no party to what is not for everybody: there the asker's sight counts.
    private Set<Long> seenByAssistant(long assistant, List<CanSee.Subject> subjects) {
        Set<Long> blocked = relations.keptAway(assistant).blockedBy();
        return subjects.stream().filter(subject -> !blocked.contains(subject.author())).map(CanSee.Subject::id)
                .collect(Collectors.toSet());
    }

    private static boolean isAssistant(@Nullable Account account) {
        return account == null || account.kind() == Account.Kind.ASSISTANT;
    }
}
