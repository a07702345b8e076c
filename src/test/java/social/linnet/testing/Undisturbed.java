package social.linnet.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Order;

/// Marks a class that must have the shared server to itself: it builds views anew, writes the rules and the words of the
/// place, or reads what everybody writes. Such classes come first, while those [Beside] have the other processor, and no
/// story is told in a browser before the last of them is over ([Turns]): it would find a home empty that is about to be full
/// again.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(0)
public @interface Undisturbed {
}
