package social.linnet.mastodon.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.graph.Relations;
import social.linnet.mastodon.entity.Relationship;
import social.linnet.mastodon.wire.Answer;

/// What is between whoever calls and others, as this API says it.
@Component
class Relationships {

    private final Accounts accounts;
    private final Relations relations;

    Relationships(Accounts accounts, Relations relations) {
        this.accounts = accounts;
        this.relations = relations;
    }

    /// Those to these accounts, in their order, with one query.
    List<Relationship> of(long viewer, Collection<Long> ids) {
        Map<Long, Relations.Standing> standings = relations.standings(viewer, ids);
        return ids.stream().map(id -> Relationship.of(id, standings.getOrDefault(id, Relations.Standing.NONE)))
                .toList();
    }

    Answer answer(long viewer, long account) {
        return Answer.of(of(viewer, List.of(account)).getFirst());
    }

    /// Refuses what names no account at all. One that is in use no more may still be let go of.
    void requireKnown(long account) {
        if (accounts.knownAmong(List.of(account)).isEmpty()) {
            throw Refused.notFound();
        }
    }
}
