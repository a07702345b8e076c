package social.linnet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.event.Refused;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Together;
import social.linnet.testing.World;

/// Programs that people let act for them, and thieves of what they are given.
@LinnetTest
class OAuthTest {

    private static final String BACK = "https://app.example/back";
    private static final String VERIFIER = "v".repeat(64);

    @Autowired
    World world;
    @Autowired
    OAuthApps apps;
    @Autowired
    OAuthTokens tokens;
    @Autowired
    JdbcClient jdbc;

    private Account alice;
    private OAuthApps.App app;

    @BeforeEach
    void anApp() {
        alice = world.person("alice");
        app = register(BACK);
    }

    private OAuthApps.App register(String redirect) {
        return apps.register("An app", null, List.of(redirect), Scopes.parse("read write")).app();
    }

    private String code(String challenge) {
        return tokens.agree(app, alice.id(), BACK, Scopes.parse("read"), challenge);
    }

    private static String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.sha256(VERIFIER));
    }

    @Test
    void aCodeIsGoodOnceAndASecondUseRevokesTheFirst() {
        String code = code(null);
        OAuthTokens.Issued issued = tokens.exchange(app, code, BACK, null).orElseThrow();
        assertThat(tokens.find(issued.text())).map(OAuthTokens.Token::account).hasValue(alice.id());

        assertThat(tokens.exchange(app, code, BACK, null)).isEmpty();
        assertThat(tokens.find(issued.text())).isEmpty();
        assertThat(tokens.of(alice.id())).isEmpty();
    }

    @Test
    void ofEightWhoExchangeOneCodeAtOnceNobodyKeepsAToken() {
        String code = code(null);
        List<Optional<OAuthTokens.Issued>> issued = Together.results(
                Together.run(8, i -> tokens.exchange(app, code, BACK, null)));

        assertThat(issued).hasSize(8).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(tokens.of(alice.id())).isEmpty();
    }

    @Test
    void aCodeIsBurntByAnyAttemptThatFails() {
        OAuthApps.App other = register(BACK);
        String code = code(null);
        assertThat(tokens.exchange(other, code, BACK, null)).as("another app").isEmpty();
        assertThat(tokens.exchange(app, code, BACK, null)).isEmpty();

        String second = code(null);
        assertThat(tokens.exchange(app, second, BACK + "?x", null)).as("another address").isEmpty();
        assertThat(tokens.exchange(app, second, BACK, null)).isEmpty();

        String third = code(challenge());
        assertThat(tokens.exchange(app, third, BACK, null)).as("no verifier").isEmpty();
        assertThat(tokens.exchange(app, third, BACK, VERIFIER)).isEmpty();

        String fourth = code(null);
        assertThat(tokens.exchange(app, fourth, BACK, VERIFIER)).as("a verifier of nothing").isEmpty();

        String fifth = code(null);
        jdbc.sql("update account.code set expires_at = now() - interval '1 s' where account = :account")
                .param("account", alice.id()).update();
        assertThat(tokens.exchange(app, fifth, BACK, null)).as("too late").isEmpty();
        assertThat(tokens.of(alice.id())).isEmpty();
    }

    @Test
    void aVerifierProvesWhoAsked() {
        OAuthTokens.Issued issued = tokens.exchange(app, code(challenge()), BACK, VERIFIER).orElseThrow();

        assertThat(issued.token().scopes()).isEqualTo(Scopes.parse("read"));
        assertThat(tokens.exchange(app, code(challenge()), BACK, VERIFIER + "x")).isEmpty();
    }

    @Test
    void aTokenThatWasTakenBackIsDead() {
        OAuthTokens.Issued first = tokens.issue(app, alice.id(), Scopes.parse("read"));
        OAuthTokens.Issued second = tokens.issue(app, alice.id(), Scopes.parse("read"));
        OAuthTokens.Issued third = tokens.issue(app, alice.id(), Scopes.parse("read"));
        assertThat(List.of(first, second, third)).allSatisfy(each -> assertThat(tokens.find(each.text())).isPresent());

        assertThat(tokens.revoke(register(BACK), first.text())).as("by another app").isFalse();
        tokens.revoke(world.person("eve").id(), first.token().id());
        assertThat(tokens.find(first.text())).isPresent();
        assertThat(tokens.revoke(app, first.text())).isTrue();
        assertThat(tokens.revoke(app, "nonsense")).as("no error, says RFC 7009").isTrue();
        tokens.revoke(alice.id(), second.token().id());
        assertThat(tokens.find(first.text())).isEmpty();
        assertThat(tokens.find(second.text())).isEmpty();
        assertThat(tokens.find(third.text())).isPresent();
        tokens.revokeAll(alice.id());
        assertThat(tokens.find(third.text())).isEmpty();
    }

    @Test
    void neitherCodesNorTokensNorSecretsAreKeptThemselves() {
        OAuthApps.Registered registered = apps.register("An app", null, List.of(BACK), Scopes.parse("read"));
        String code = code(null);
        String token = tokens.exchange(app, code, BACK, null).orElseThrow().text();
        for (String table : List.of("app", "code", "token")) {
            String rows = jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from account." + table + " t")
                    .query(String.class).single();
            assertThat(rows).doesNotContain(code, token, registered.secret());
        }
        assertThat(apps.isSecret(registered.app(), registered.secret())).isTrue();
        assertThat(apps.isSecret(registered.app(), registered.secret() + "x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https:///nowhere", "/relative",
        "https://app.example/#fragment", "https://app.example/ b", "JavaScript:alert(1)", "", "https://app.example/\n"})
    void whereACodeMustNotBeSent(String redirect) {
        assertThatThrownBy(() -> register(redirect)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("app-redirect"));
    }

    @Test
    void aBroadScopeGrantsItsPartsAndNothingElse() {
        assertThat(Scopes.parse("read").grants("read:statuses")).isTrue();
        assertThat(Scopes.parse("read:statuses").grants("read")).isFalse();
        assertThat(Scopes.parse("read").grants("write:statuses")).isFalse();
        assertThat(Scopes.parse("read write").grants("admin:read")).isFalse();
        assertThat(Scopes.parse("follow").grants("write:follows")).isTrue();
        assertThat(Scopes.parse("read").includes(Scopes.parse("read:accounts read:search"))).isTrue();
        assertThat(Scopes.parse("read:accounts").includes(Scopes.parse("read"))).isFalse();
        assertThatThrownBy(() -> Scopes.parse("read everything")).isInstanceOf(Refused.class);
    }
}
