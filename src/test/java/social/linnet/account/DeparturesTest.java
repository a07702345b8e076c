package social.linnet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.graph.Graph;
import social.linnet.graph.Showcase;
import social.linnet.graph.Showcases;
import social.linnet.moderation.Decisions;
import social.linnet.moderation.Reports;
import social.linnet.moderation.Suspensions;
import social.linnet.moderation.Warnings;
import social.linnet.page.Pages;
import social.linnet.post.Counters;
import social.linnet.post.Post;
import social.linnet.post.Reactions;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// How accounts go, and come back.
@LinnetTest
class DeparturesTest {

    /// Where an id may stay when its account is erased: the row that keeps the handle, the log (which says that somebody
    /// was there, without a word of theirs), and what moderators did.
    private static final Set<String> KEPT = Set.of("account.account.id", "log.event.actor", "log.event.subject",
            "moderation.act.account");

    @Autowired
    private World world;
    @Autowired
    private Accounts accounts;
    @Autowired
    private SignIn signIn;
    @Autowired
    private Aliases aliases;
    @Autowired
    private Departures departures;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Suspensions suspensions;
    @Autowired
    private Showcases showcases;
    @Autowired
    private Reports reports;
    @Autowired
    private Decisions decisions;
    @Autowired
    private Warnings warnings;
    @Autowired
    private Pages pages;
    @Autowired
    private Graph graph;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Counters counters;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Clock clock;

    @Test
    void aliceIsSeenNowhereWhileSheIsAwayAndComesBackAsSheWas() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(bob, alice);
        Post post = world.post(alice, Audience.PUBLIC, "I shall be away for a while");
        world.settle();
        String device = sessions.open(alice.id(), "a phone");
        assertThatThrownBy(() -> departures.deactivate(alice.id(), "not hers")).hasMessage("password-wrong");
        assertThat(pages.post(bob.id(), post.id())).isPresent();

        departures.deactivate(alice.id(), World.PASSWORD);
        world.settle();
        assertThat(accounts.find(alice.id())).isEmpty();
        assertThat(pages.post(bob.id(), post.id())).isEmpty();
        assertThat(sessions.find(device)).isEmpty();

        Account signedIn = signIn.authenticate(alice.handle(), World.PASSWORD);
        assertThat(departures.comeBack(signedIn)).isTrue();
        assertThat(departures.comeBack(accounts.find(alice.id()).orElseThrow())).isFalse();
        assertThat(pages.post(bob.id(), post.id())).isPresent();
        assertThat(graph.isFollowing(bob.id(), alice.id())).isTrue();
    }

    @Test
    void whoIsSuspendedIsSeenNowhereAndCannotSignInUntilRestored() {
        Account admin = administrator();
        Account mallory = world.person("mallory");
        Account bob = world.person("bob");
        Post post = world.post(mallory, Audience.PUBLIC, "buy now");
        assertThatThrownBy(() -> suspensions.suspend(bob.id(), mallory.id(), "I say so")).hasMessage("not-found");

        suspensions.suspend(admin.id(), mallory.id(), "spam");
        world.settle();
        assertThat(pages.post(bob.id(), post.id())).isEmpty();
        assertThat(pages.post(null, post.id())).isEmpty();
        assertThatThrownBy(() -> signIn.authenticate(mallory.handle(), World.PASSWORD))
                .hasMessage("sign-in-suspended");
        assertThat(suspensions.latest()).anySatisfy(act -> {
            assertThat(act.account()).isEqualTo(mallory.id());
            assertThat(act.reason()).isEqualTo("spam");
        });

        suspensions.restore(admin.id(), mallory.id(), "a mistake");
        assertThat(pages.post(bob.id(), post.id())).isPresent();
        assertThat(signIn.authenticate(mallory.handle(), World.PASSWORD).id()).isEqualTo(mallory.id());
    }

    @Test
    void whatAliceGaveUpComesBackFromASuspensionAsGivenUp() {
        Account admin = administrator();
        Account alice = world.person("alice");
        aliases.add(alice.id(), "alice@elsewhere.example");
        Instant then = departures.giveUp(alice.id(), World.PASSWORD);
        suspensions.suspend(admin.id(), alice.id(), "she sold things");
        assertThatThrownBy(() -> departures.deactivate(alice.id(), World.PASSWORD)).hasMessage("not-found");
        assertThatThrownBy(() -> signIn.authenticate(alice.handle(), World.PASSWORD)).hasMessage("sign-in-suspended");

        suspensions.restore(admin.id(), alice.id(), "she did not");
        world.settle();
        assertThat(accounts.find(alice.id())).isEmpty();
        assertThat(departures.eraseAfter(alice.id()).orElseThrow()).isCloseTo(then, within(1, ChronoUnit.SECONDS));
        assertThat(departures.comeBack(signIn.authenticate(alice.handle(), World.PASSWORD))).isTrue();
        assertThat(accounts.find(alice.id())).isPresent();
        assertThat(departures.eraseAfter(alice.id())).isEmpty();
    }

    @Test
    void whatAliceGaveUpIsErasedEverywhereAfterItsGraceAndNotBefore() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(alice, bob);
        world.follow(bob, alice);
        Post hers = world.post(alice, Audience.PUBLIC, "the words of alice who will go");
        Post his = world.post(bob, Audience.PUBLIC, "what bob says");
        world.reply(alice, his, Audience.FOLLOWERS, "an answer by alice");
        reactions.like(alice.id(), his.id());
        reactions.repost(alice.id(), his.id());
        reactions.repost(bob.id(), hers.id());
        Account admin = administrator();
        reports.file(new Reports.Complaint(alice.id(), bob.id(), Reports.Category.OTHER, "he", List.of(his.id()), List.of(),
                false));
        reports.file(new Reports.Complaint(bob.id(), alice.id(), Reports.Category.OTHER, "she", List.of(), List.of(),
                false));
        decisions.decide(admin.id(), alice.id(), Warnings.Action.NONE, "be kind", null);
        warnings.appeal(alice.id(), warnings.of(alice.id()).getFirst().id(), "I am");
        Showcase.About about = new Showcase.About("People", "", null, false, true, null);
        showcases.create(alice.id(), about, List.of(bob.id()));
        showcases.create(bob.id(), about, List.of(alice.id()));
        world.settle();
        Instant then = departures.giveUp(alice.id(), World.PASSWORD);
        assertThat(then).isAfter(clock.instant().plus(Departures.GRACE).minusSeconds(60));

        departures.eraseDue();
        assertThat(accounts.idOf(alice.handle())).contains(alice.id());
        assertThat(left(alice.id())).contains("post.post.author");

        jdbc.sql("update account.account set erase_after = now() - interval '1 second' where id = :id")
                .param("id", alice.id()).update();
        assertThatThrownBy(() -> departures.comeBack(signIn.authenticate(alice.handle(), World.PASSWORD)))
                .isInstanceOf(Refused.class).hasMessage("sign-in-wrong");
        departures.eraseDue();
        world.settle();
        assertThat(left(alice.id())).isSubsetOf(KEPT);
        assertThat(counters.of(List.of(his.id())).getOrDefault(his.id(), Counters.Tally.ZERO))
                .isEqualTo(Counters.Tally.ZERO);
        assertThat(jdbc.sql("select count(*) from log.event where content::text like '%words of alice who will go%'")
                .query(Long.class).single()).isZero();
        assertThatThrownBy(() -> world.again(alice.handle())).hasMessage("handle-taken");
    }

    /// The columns that hold this id, over the whole database, found by what the database itself says that it has.
    private List<String> left(long id) {
        record Column(String schema, String table, String name, boolean many) {
        }
        List<Column> columns = jdbc.sql("""
                select table_schema, table_name, column_name, data_type = 'ARRAY' from information_schema.columns
                where table_schema not in ('pg_catalog', 'information_schema')
                  and (data_type = 'bigint' or udt_name = '_int8')
                """).query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3),
                row.getBoolean(4))).list();
        List<String> found = new ArrayList<>();
        for (Column column : columns) {
            // names of the catalogue, not of a person
            String sql = "select exists (select 1 from %s.%s where %s)".formatted(column.schema(), column.table(),
                    column.many() ? ":id = any(" + column.name() + ")" : column.name() + " = :id");
            if (jdbc.sql(sql).param("id", id).query(Boolean.class).single()) {
                found.add(column.schema() + "." + column.table() + "." + column.name());
            }
        }
        return found;
    }

    private Account administrator() {
        Account account = world.person("admin");
        jdbc.sql("update account.account set role = 'ADMIN' where id = :id").param("id", account.id()).update();
        accounts.forget(account.id());
        return account;
    }
}
