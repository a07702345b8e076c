package social.linnet.notification.push;

import java.util.Optional;

/// What the module tells its courier alone.
public final class Sealed {

    private Sealed() {
    }

    public static Optional<String> secret(Subscriptions subscriptions, Subscription subscription) {
        return subscriptions.secret(subscription);
    }
}
