package social.linnet.testing;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Has stories in browsers ([Browsing]) wait until every class of the run that is to be [Undisturbed] is over. A lock would
/// let one of them in between two of those, and keep all that come after it waiting for as long as that one takes.
public final class Turns implements TestExecutionListener, BeforeAllCallback {

    private static final Set<String> LEFT = new HashSet<>();

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        synchronized (LEFT) {
            plan.getRoots().stream().flatMap(root -> plan.getDescendants(root).stream()).filter(Turns::isUndisturbed)
                    .forEach(one -> LEFT.add(one.getUniqueId()));
        }
    }

    @Override
    public void executionFinished(TestIdentifier one, TestExecutionResult result) {
        isOver(one);
    }

    @Override
    public void executionSkipped(TestIdentifier one, String reason) {
        isOver(one);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        if (AnnotationSupport.isAnnotated(context.getTestClass(), Undisturbed.class)) {
            // one that is in a browser too would wait for itself
            return;
        }
        synchronized (LEFT) {
            while (!LEFT.isEmpty()) {
                LEFT.wait();
            }
        }
    }

    private static void isOver(TestIdentifier one) {
        synchronized (LEFT) {
            if (LEFT.remove(one.getUniqueId()) && LEFT.isEmpty()) {
                LEFT.notifyAll();
            }
        }
    }

    private static boolean isUndisturbed(TestIdentifier one) {
        return one.getSource().filter(ClassSource.class::isInstance).map(ClassSource.class::cast)
                .filter(source -> AnnotationSupport.isAnnotated(source.getJavaClass(), Undisturbed.class)).isPresent();
    }
}
