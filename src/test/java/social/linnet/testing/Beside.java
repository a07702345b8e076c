package social.linnet.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Marks a class that needs nothing of the server that the others share: it runs beside them and beside others of its kind, so
/// that all processors have something to do while classes that are to be [Undisturbed] run and stories in browsers
/// ([Browsing]) wait for them. Not for tests that measure time.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = OneThread.class)
public @interface Beside {
}
