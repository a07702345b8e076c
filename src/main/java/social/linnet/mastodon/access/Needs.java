package social.linnet.mastodon.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler method that is for whoever holds a token with one of these scopes.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    /// Any one of these is enough. None: any token.
    String[] value() default {};

    /// Whether the token must act for a person, rather than for an app alone.
    boolean person() default true;
}
