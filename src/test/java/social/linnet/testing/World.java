package social.linnet.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.SignUps;
import social.linnet.event.Audience;
import social.linnet.graph.Graph;
import social.linnet.log.Views;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// The people of a test's story, and what they do.
@TestComponent
public class World {

    /// Everybody's password.
    public static final String PASSWORD = "a goldfinch in the hedge";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Accounts accounts;
    private final SignUps signUps;
    private final Posts posts;
    private final Graph graph;
    private final Views views;
    private final JdbcClient jdbc;

    World(Accounts accounts, SignUps signUps, Posts posts, Graph graph, Views views, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.signUps = signUps;
        this.posts = posts;
        this.graph = graph;
        this.views = views;
    }

    /// A handle that nobody has.
    public String handle(String name) {
        return name + "_" + COUNT.incrementAndGet();
    }

    /// Somebody new, whose handle starts with this name.
    public Account person(String name) {
        String handle = handle(name);
        return signUps.signUp(new SignUps.Form(handle, name, PASSWORD, "", "", "", "en"));
    }

    /// Somebody who wants this very handle.
    public Account again(String handle) {
        return signUps.signUp(new SignUps.Form(handle, "", PASSWORD, "", "", "", "en"));
    }

    public Post post(Account author, Audience audience, String text) {
        return reply(author, null, audience, text);
    }

    public Post reply(Account author, @Nullable Post to, Audience audience, String text) {
        return posts.publish(Draft.of(author.id(), text, audience).answering(to == null ? null : Long.valueOf(to.id())));
    }

    public void follow(Account follower, Account followee) {
        graph.follow(follower.id(), followee.id());
    }

    /// Lets this account look after the others, which no door does. What was remembered of it is read anew.
    public void promote(long account) {
        jdbc.sql("update account.account set role = 'ADMIN' where id = :id").param("id", account).update();
        // says what is so already, and so forgets
        accounts.setLocked(account, accounts.find(account).orElseThrow().locked());
    }

    /// Waits until every view has applied everything that has happened.
    public void settle() {
        if (!views.awaitAll(Duration.ofSeconds(20))) {
            throw new AssertionError("The views did not catch up: " + views.standings());
        }
    }
}
