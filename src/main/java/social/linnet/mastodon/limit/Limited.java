package social.linnet.mastodon.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler method that may be used less often than others, by whoever it is from one network: for secrets, new
/// accounts, and whatever sends mail.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {

    /// How often within [#minutes].
    int count();

    /// At most [RateLimits#LONGEST_MINUTES].
    int minutes();
}
