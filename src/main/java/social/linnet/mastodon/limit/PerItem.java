package social.linnet.mastodon.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler method for many things at once, which costs what asking for each of them would.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PerItem {

    /// The parameter that names them, without `[]`.
    String value();
}
