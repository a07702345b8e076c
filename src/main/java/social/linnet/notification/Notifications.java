package social.linnet.notification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.event.Paging;
import social.linnet.event.Refused;

/// What people are told, as they read it and throw it away. Everything here may be shown to whom it is given, then.
@Service
public class Notifications {

    /// How many unread ones are counted when nobody says.
    public static final int DEFAULT_COUNT = 100;
    /// How many unread ones are counted at most.
    public static final int MAX_COUNT = 1000;

    private final Inbox inbox;
    private final Rules rules;

    Notifications(Inbox inbox, Rules rules) {
        this.inbox = inbox;
        this.rules = rules;
    }

    /// A part of a list.
    ///
    /// @param shown  what may be shown, newest first
    /// @param newest the first id of the part, shown or not; null when it is empty
    /// @param oldest the last id of the part, shown or not; null when it is empty
    /// @param full   whether there may be more
    public record Page<T>(List<T> shown, @Nullable Long newest, @Nullable Long oldest, boolean full) {
    }

    /// A page of somebody's notifications.
    public Page<Notification> page(long account, Wanted wanted, Paging paging) {
        List<Notification> found = inbox.page(account, wanted, paging);
        return new Page<>(rules.shown(account, found), found.isEmpty() ? null : found.getFirst().id(),
                found.isEmpty() ? null : found.getLast().id(), found.size() >= paging.limit());
    }

    /// One of somebody's notifications.
    public Optional<Notification> find(long account, long id) {
        return inbox.find(account, id).flatMap(one -> rules.shown(account, List.of(one)).stream().findFirst());
    }

    /// A page of somebody's notifications in groups. A group stands where its newest member does, and there alone,
    /// whichever page is asked for.
    ///
    /// @param grouped the kinds that are told in groups
    public Page<Group> groups(long account, Wanted wanted, Set<Kind> grouped, Paging paging) {
        List<Group> all = new ArrayList<>(all(account, wanted, grouped).values());
        all.removeIf(group -> !paging.admits(group.newest().id()));
        if (paging.fromBelow()) {
            all = all.reversed();
        }
        List<Group> found = new ArrayList<>(all.subList(0, Math.min(all.size(), paging.limit())));
        found.sort(Comparator.comparingLong((Group group) -> group.newest().id()).reversed());
        Set<Long> heads = new HashSet<>();
        rules.ofVisiblePosts(account, found.stream().map(Group::newest).toList()).forEach(one -> heads.add(one.id()));
        return new Page<>(found.stream().filter(group -> heads.contains(group.newest().id())).toList(),
                found.isEmpty() ? null : found.getFirst().newest().id(),
                found.isEmpty() ? null : found.getLast().newest().id(), all.size() > paging.limit());
    }

    /// One group, or a single one under its own key.
    public Optional<Group> group(long account, Group.Key key) {
        if (key.id() != null) {
            return find(account, key.id()).map(one -> new Group(Group.Key.of(one, false), List.of(one)));
        }
        Group found = all(account, new Wanted(Set.of(key.kind()), null, false), Set.of(key.kind())).get(key);
        return found == null || rules.ofVisiblePosts(account, List.of(found.newest())).isEmpty() ? Optional.empty()
                : Optional.of(found);
    }

    /// All of a person's groups of people whom they want to hear of, the one with the newest member first. What is kept
    /// of one person is bounded, so that this may look at all of it.
    private Map<Group.Key, Group> all(long account, Wanted wanted, Set<Kind> grouped) {
        Map<Group.Key, Group> groups = new LinkedHashMap<>();
        List<Notification> rows = inbox.newest(account, wanted, 0, 2 * Notices.KEPT_EACH);
        for (Notification one : rules.ofWelcomeActors(account, rows)) {
            Group.Key key = Group.Key.of(one, grouped.contains(one.kind()));
            groups.computeIfAbsent(key, _ -> new Group(key, new ArrayList<>())).members().add(one);
        }
        return groups;
    }

    /// How many of these came after this id, counted no further than the limit.
    ///
    /// @param grouped the kinds of which a group counts as one; empty when each counts
    public int count(long account, Wanted wanted, Set<Kind> grouped, long after, int limit) {
        int most = Math.clamp(limit, 1, MAX_COUNT);
        List<Notification> found = rules.shown(account,
                inbox.newest(account, wanted, after, grouped.isEmpty() ? most : 2 * Notices.KEPT_EACH));
        long count = found.stream().map(one -> Group.Key.of(one, grouped.contains(one.kind()))).distinct().count();
        return (int) Math.min(most, count);
    }

    /// Throws one away.
    ///
    /// @throws Refused `not-found`
    public void dismiss(long account, long id) {
        inbox.dismiss(account, List.of(find(account, id).orElseThrow(Refused::notFound).id()));
    }

    /// Throws a group away.
    ///
    /// @throws Refused `not-found`
    public void dismiss(long account, Group.Key key) {
        Group group = group(account, key).orElseThrow(Refused::notFound);
        inbox.dismiss(account, group.members().stream().map(Notification::id).toList());
    }

    /// Throws everything away.
    public void clear(long account) {
        inbox.clear(account);
    }
}
