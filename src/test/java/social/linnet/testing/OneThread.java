package social.linnet.testing;

import java.util.Set;

import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/// Keeps the tests of a class that runs beside others on one thread: the class is run concurrently, and that would be handed
/// down to each of its tests, but not where the class has a lock, which is its own here.
public final class OneThread implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> tests) {
        return Set.of(new Lock(tests.getName()));
    }
}
