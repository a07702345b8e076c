package social.linnet.mastodon.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler method that is for everybody, with a token or without.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Public {

    /// What a token of a person must allow if there is one, since they are then shown what is theirs to see. None:
    /// nothing.
    String[] value() default {};
}
