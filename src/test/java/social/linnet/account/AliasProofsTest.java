package social.linnet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Strangers;
import social.linnet.testing.World;

/// Whom others believe about where else they are.
@LinnetTest
class AliasProofsTest {

    @Autowired
    private World world;
    @Autowired
    private Aliases aliases;
    @Autowired
    private AliasProofs proofs;
    @Autowired
    private Strangers strangers;
    @Value("${linnet.url}")
    private String url;

    private String links(Account account) {
        return "<link rel=\"me\" href=\"" + url + "/@" + account.handle() + "\">";
    }

    @Test
    void othersSeeTheAddressesWhosePagesLinkBackAndNoOthers() {
        Account alice = world.person("alice");
        Account mallory = world.person("mallory");
        String page = strangers.html(links(alice));
        String host = strangers.host();
        String profile = "https://" + host + "/@al";
        strangers.serve(profile, exchange -> Strangers.send(exchange, 200, "text/html",
                links(alice).getBytes(StandardCharsets.UTF_8)));
        strangers.serve("https://" + host + "/.well-known/webfinger?resource=acct%3Aal%40" + host, exchange ->
                Strangers.send(exchange, 200, "application/jrd+json", ("""
                        {"links": [{"rel": "self", "href": "https://%s/users/al"},
                                   {"rel": "http://webfinger.net/rel/profile-page", "href": "%s"}]}
                        """).formatted(host, profile).getBytes(StandardCharsets.UTF_8)));
        for (Account account : List.of(alice, mallory)) {
            aliases.add(account.id(), page);
            aliases.add(account.id(), "@al@" + host);
        }
        aliases.add(alice.id(), "somebody@" + strangers.host());
        assertThat(aliases.verified(List.of(alice.id()))).isEmpty();

        // the schedule of the running program may have taken some: then theirs end, too
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            proofs.look();
            assertThat(aliases.verified(List.of(alice.id())).get(alice.id())).containsExactly(page, "al@" + host);
        });
        assertThat(aliases.verified(List.of(mallory.id()))).isEmpty();
        assertThat(aliases.of(alice.id())).hasSize(3);
        String finger = Client.stranger(url).open("/.well-known/webfinger?resource=" + url + "/@" + alice.handle()).body();
        assertThat(finger).contains("\"acct:al@" + host + "\"", "\"" + page + "\"").doesNotContain("somebody@");
        String profilePage = Client.stranger(url).open("/@" + alice.handle()).body();
        assertThat(profilePage).contains("href=\"" + page + "\" rel=\"me ", "@al@" + host)
                .doesNotContain("somebody@");
    }

    @Test
    void thereIsRoomForTenAndOneTwiceIsOne() {
        Account alice = world.person("alice");
        for (int i = 0; i < Aliases.MAX; i++) {
            aliases.add(alice.id(), "a" + i + "@there.example");
        }
        assertThat(aliases.add(alice.id(), "@a1@THERE.example")).isEqualTo(aliases.of(alice.id()).get(1));
        assertThatThrownBy(() -> aliases.add(alice.id(), "b@there.example")).hasMessage("alias-too-many");
    }
}
