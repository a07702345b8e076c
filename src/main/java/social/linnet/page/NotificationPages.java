package social.linnet.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.notification.Group;
import social.linnet.notification.Kind;
import social.linnet.notification.Notification;
import social.linnet.notification.Notifications;
import social.linnet.notification.Wanted;

/// What somebody is told, hydrated: with the people and the post as this person sees them. A fixed number of queries,
/// whatever stands on the page.
@Service
public class NotificationPages {

    /// How many of the people who did the same are named.
    public static final int SHOWN_PEOPLE = 8;

    private final Notifications notifications;
    private final Pages pages;
    private final Accounts accounts;

    NotificationPages(Notifications notifications, Pages pages, Accounts accounts) {
        this.notifications = notifications;
        this.pages = pages;
        this.accounts = accounts;
    }

    /// One page, each by itself.
    public Notifications.Page<NotificationView> page(long viewer, Wanted wanted, Paging paging) {
        Notifications.Page<Notification> page = notifications.page(viewer, wanted, paging);
        return new Notifications.Page<>(views(viewer, page.shown().stream()
                .map(one -> new Group(Group.Key.of(one, false), List.of(one))).toList()), page.newest(), page.oldest(),
                page.full());
    }

    /// One page, in groups.
    ///
    /// @param grouped the kinds that are told in groups
    public Notifications.Page<NotificationView> groups(long viewer, Wanted wanted, Set<Kind> grouped, Paging paging) {
        Notifications.Page<Group> page = notifications.groups(viewer, wanted, grouped, paging);
        return new Notifications.Page<>(views(viewer, page.shown()), page.newest(), page.oldest(), page.full());
    }

    /// One notification.
    public Optional<NotificationView> find(long viewer, long id) {
        return notifications.find(viewer, id).flatMap(one -> views(viewer,
                List.of(new Group(Group.Key.of(one, false), List.of(one)))).stream().findFirst());
    }

    /// One group.
    public Optional<NotificationView> find(long viewer, Group.Key key) {
        return notifications.group(viewer, key)
                .flatMap(group -> views(viewer, List.of(group)).stream().findFirst());
    }

    private List<NotificationView> views(long viewer, List<Group> groups) {
        Set<Long> ids = new LinkedHashSet<>();
        Set<Long> people = new LinkedHashSet<>();
        for (Group group : groups) {
            if (group.newest().kind().hasPost()) {
                ids.add(Objects.requireNonNull(group.newest().post()));
            }
            people.addAll(actors(group));
        }
        Map<Long, PostView> posts = new HashMap<>();
        pages.listing(viewer, Surface.NOTIFICATION, List.copyOf(ids), Math.max(1, ids.size())).posts()
                .forEach(view -> posts.put(view.entry(), view));
        Map<Long, Account> known = accounts.find(people);
        List<NotificationView> views = new ArrayList<>(groups.size());
        for (Group group : groups) {
            @Nullable PostView post = group.newest().post() == null ? null : posts.get(group.newest().post());
            List<Person> shown = actors(group).stream().filter(known::containsKey)
                    .map(id -> Person.of(Objects.requireNonNull(known.get(id)))).toList();
            if (!shown.isEmpty() && (post != null || !group.newest().kind().hasPost())) {
                views.add(new NotificationView(group, shown, post));
            }
        }
        return views;
    }

    private static List<Long> actors(Group group) {
        return group.members().stream().map(Notification::actor).distinct().limit(SHOWN_PEOPLE).toList();
    }
}
