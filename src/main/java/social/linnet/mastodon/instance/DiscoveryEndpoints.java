package social.linnet.mastodon.instance;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Aliases;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.mastodon.wire.Params;
import social.linnet.settings.House;
import social.linnet.settings.Settings;

/// How clients find out what this server is and who is on it: NodeInfo 2.0, WebFinger (RFC 7033), host-meta (RFC 6415).
@Controller
class DiscoveryEndpoints {

    private static final String SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2.0";

    private final Accounts accounts;
    private final Aliases aliases;
    private final House house;
    private final Settings settings;
    private final Addresses addresses;
    private final Usage usage;

    DiscoveryEndpoints(Accounts accounts, Aliases aliases, House house, Settings settings, Addresses addresses, Usage usage) {
        this.accounts = accounts;
        this.aliases = aliases;
        this.house = house;
        this.settings = settings;
        this.addresses = addresses;
        this.usage = usage;
    }

    @Public
    @GetMapping("/.well-known/nodeinfo")
    Answer nodeInfos() {
        return Answer.of(Map.of("links", List.of(Map.of("rel", SCHEMA, "href", addresses.at("/nodeinfo/2.0")))));
    }

    /// Some clients know only a few names of software, and look at `upstream` for the others.
    @Public
    @GetMapping("/nodeinfo/2.0")
    Answer nodeInfo() {
        Usage.Counts counts = usage.now();
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("version", "2.0");
        entity.put("software", Map.of("name", Version.SOFTWARE, "version", Version.NUMBER));
        entity.put("protocols", List.of());
        entity.put("services", Map.of("inbound", List.of(), "outbound", List.of()));
        entity.put("usage", Map.of("users", Map.of("total", counts.accounts(), "activeMonth", counts.active()),
                "localPosts", counts.posts()));
        entity.put("openRegistrations", house.signup() == Settings.Signup.OPEN);
        entity.put("metadata", Map.of("nodeName", house.name(), "upstream", Map.of("name", "mastodon")));
        return Answer.of(entity).as("application/json; profile=\"" + SCHEMA + "#\"; charset=utf-8");
    }

    @Public
    @GetMapping("/.well-known/webfinger")
    Answer webFinger(Params params) {
        String resource = params.text("resource", "");
        if (resource.isEmpty()) {
            throw new Failure(400, "resource is missing");
        }
        Account account = named(resource).flatMap(accounts::findByHandle).orElseThrow(Refused::notFound);
        String page = addresses.profile(account.handle());
        Stream<String> elsewhere = aliases.verified(List.of(account.id())).getOrDefault(account.id(), List.of())
                .stream().map(alias -> alias.startsWith("https://") ? alias : "acct:" + alias);
        return Answer.of(Map.of("subject", "acct:" + account.handle() + "@" + settings.domain(),
                "aliases", Stream.concat(Stream.of(page), elsewhere).toList(),
                "links", List.of(Map.of("rel", "http://webfinger.net/rel/profile-page", "type", "text/html",
                        "href", page)))).as("application/jrd+json; charset=utf-8");
    }

    /// The handle in `acct:alice@here` or in the address of a page.
    private Optional<String> named(String resource) {
        String own = "@" + settings.domain();
        if (resource.startsWith("acct:")) {
            String name = resource.substring(resource.startsWith("acct:@") ? 6 : 5);
            return name.toLowerCase(Locale.ROOT).endsWith(own.toLowerCase(Locale.ROOT))
                    ? Optional.of(name.substring(0, name.length() - own.length())) : Optional.empty();
        }
        String pages = addresses.profile("");
        return resource.startsWith(pages) ? Optional.of(resource.substring(pages.length())) : Optional.empty();
    }

    @Public
    @GetMapping("/.well-known/host-meta")
    Answer hostMeta() {
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
                  <Link rel="lrdd" template="%s/.well-known/webfinger?resource={uri}"/>
                </XRD>
                """.formatted(addresses.origin());
        return Answer.json(JsonBytes.of(xml.getBytes(StandardCharsets.UTF_8)))
                .as("application/xrd+xml; charset=utf-8");
    }
}
