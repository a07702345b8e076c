package social.linnet.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Marks a class of stories in browsers, whose people are its own: it runs beside any other, since half of its time is the
/// browser's, but not with one that is to be [Undisturbed]. What changes the server for everybody is not for it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = OneThread.class)
@ExtendWith(Turns.class)
public @interface Browsing {
}
