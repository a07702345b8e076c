package social.linnet.mastodon.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The `{id}` of the path, or another part of it, as a `long`. What is not an id names nothing, and so is answered 404.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Id {

    /// The name of the part.
    String value() default "id";
}
