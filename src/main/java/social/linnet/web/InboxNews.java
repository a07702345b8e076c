package social.linnet.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import social.linnet.conversation.ConversationListener;
import social.linnet.notification.NotificationListener;

/// Tells those who look that they are told something, or that a chat of theirs has changed. What it is they ask for
/// themselves.
@Component
class InboxNews implements NotificationListener, ConversationListener {

    private final Map<Long, Set<Consumer<What>>> watchers = new ConcurrentHashMap<>();

    /// What has changed.
    enum What {
        TOLD, TALK
    }

    /// Ends when closed.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /// Calls back each time something of this account's changed, until the watch is closed. The call must return at once.
    Watch watch(long account, Consumer<What> changed) {
        watchers.compute(account, (_, known) -> {
            Set<Consumer<What>> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(changed);
            return all;
        });
        return () -> watchers.computeIfPresent(account, (_, known) -> {
            known.remove(changed);
            return known.isEmpty() ? null : known;
        });
    }

    @Override
    public void arrived(long account, long notificationId) {
        tell(account, What.TOLD);
    }

    @Override
    public void merged(long account) {
        tell(account, What.TOLD);
    }

    @Override
    public void conversationChanged(long account, long post) {
        tell(account, What.TALK);
    }

    private void tell(long account, What what) {
        watchers.getOrDefault(account, Set.of()).forEach(watcher -> watcher.accept(what));
    }
}
