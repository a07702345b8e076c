package social.linnet.web.app;

import org.springframework.stereotype.Component;

import social.linnet.notification.VapidKey;
import social.linnet.notification.push.Subscription.From;
import social.linnet.notification.push.Subscriptions;
import social.linnet.web.Visitor;

/// Where this browser stands with web push, for whichever page shows `push/toggle.jte`.
@Component
public class PushPages {

    private final Subscriptions subscriptions;
    private final VapidKey key;

    PushPages(Subscriptions subscriptions, VapidKey key) {
        this.subscriptions = subscriptions;
        this.key = key;
    }

    public PushState state(Visitor visitor) {
        return subscriptions.find(visitor.session().id())
                .map(known -> new PushState(true, known.policy() == From.FOLLOWED, known.alerts(), key.publicKey()))
                .orElseGet(() -> new PushState(false, false, PushState.OFFERED, key.publicKey()));
    }
}
