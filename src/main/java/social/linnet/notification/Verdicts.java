package social.linnet.notification;

import java.util.Collection;
import java.util.Map;

import org.springframework.stereotype.Component;

/// What becomes of a notification when it arrives: what is between two people then, and what its recipient wants to
/// hear.
@Component
class Verdicts {

    /// What becomes of it, for those of these recipients who are not simply shown it.
    Map<Long, Fate> of(Arrival arrival, Collection<Long> recipients) {
        return Map.of();
    }
}
