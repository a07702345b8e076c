package social.linnet.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import social.linnet.LinnetApplication;
import social.linnet.account.HashedOnce;
import social.linnet.fetch.StrangersFetcher;

/// A test on the whole program: the real database, the real log, real HTTP. All tests that say this share one server and
/// one PostgreSQL, so a test makes people of its own ([World]) and never counts what others may have made.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = LinnetApplication.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = FreshFolder.class)
@Import({World.class, Strangers.class, StrangersFetcher.class, Touchy.Stored.class, Touchy.Gathering.class, Touchy.Held.class,
        LocalPushes.class, HashedOnce.class, ScriptedModel.class, Visitors.class})
public @interface LinnetTest {
}
