package social.linnet.mastodon.entity;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Aliases;
import social.linnet.account.Details;
import social.linnet.account.Discovery;
import social.linnet.cache.RefreshAheadCache;
import social.linnet.graph.Graph;
import social.linnet.instance.Emojis;
import social.linnet.mastodon.wire.Json;
import social.linnet.moderation.CanSee;
import social.linnet.page.Profiles;
import social.linnet.post.AuthorTally;

/// Accounts as entities: with their counts as of now where somebody looks at an account, and as bytes that may be some
/// seconds old beside statuses.
@Component
public final class AccountCards {

    private final Accounts accounts;
    private final Discovery discovery;
    private final Profiles profiles;
    private final Graph graph;
    private final AuthorTally tally;
    private final Html html;
    private final Addresses addresses;
    private final Emojis emojis;
    private final Details details;
    private final Aliases aliases;
    /// What an account says of itself is part of the key, so that only the counts may be old.
    private final RefreshAheadCache<Account, byte[]> cache = new RefreshAheadCache<>(Duration.ofSeconds(10), 50_000, this::read);

    AccountCards(Accounts accounts, Discovery discovery, Profiles profiles, Graph graph, AuthorTally tally,
                 Html html, Addresses addresses, Emojis emojis, Details details, Aliases aliases) {
        this.accounts = accounts;
        this.discovery = discovery;
        this.profiles = profiles;
        this.graph = graph;
        this.tally = tally;
        this.html = html;
        this.addresses = addresses;
        this.emojis = emojis;
        this.details = details;
        this.aliases = aliases;
    }

    /// One account.
    public AccountEntity of(Account account) {
        return of(List.of(account)).getFirst();
    }

    /// These accounts, in their order, with a fixed number of queries.
    public List<AccountEntity> of(Collection<Account> shown) {
        List<Long> ids = shown.stream().map(Account::id).toList();
        Map<Long, Graph.Counts> counts = graph.counts(ids);
        Map<Long, AuthorTally.Published> published = tally.of(ids);
        Map<Long, Discovery.Findable> found = discovery.find(ids);
        Map<Long, Details.Shown> shownBeside = details.of(ids);
        Map<Long, List<String>> verified = aliases.verified(ids);
        return shown.stream().map(account -> entity(account, found.get(account.id()),
                shownBeside.getOrDefault(account.id(), Details.Shown.NOTHING),
                counts.getOrDefault(account.id(), new Graph.Counts(0, 0)),
                published.getOrDefault(account.id(), new AuthorTally.Published(0, null)),
                verified.getOrDefault(account.id(), List.of()))).toList();
    }

    /// The account as its owner sees it.
    public AccountEntity own(Account account) {
        AccountEntity entity = of(account);
        Details.Defaults defaults = details.defaults(account.id());
        return entity.withCredentials(
                new AccountEntity.Source(Visibility.of(Objects.requireNonNullElse(defaults.audience(),
                        CanSee.proposed())), defaults.sensitive(), defaults.language(), account.bio(),
                        details.of(account.id()).fields().stream().map(AccountCards::written).toList(),
                        (int) graph.countRequests(account.id()), account.hidesFollows(), entity.discoverable(),
                        entity.indexable(), QuoteWords.of(QuoteWords.usual(defaults)), List.of()),
                AccountEntity.Role.of(account.role() == Account.Role.ADMIN));
    }

    /// The bytes of these accounts by id; those not in use are absent.
    public Map<Long, byte[]> bytes(Collection<Long> wanted) {
        Map<Long, byte[]> found = new HashMap<>();
        cache.find(accounts.find(wanted).values()).forEach((account, bytes) -> found.put(account.id(), bytes));
        return found;
    }

    private Map<Account, byte[]> read(Collection<Account> wanted) {
        Map<Account, byte[]> found = new HashMap<>();
        List<Account> order = List.copyOf(wanted);
        List<AccountEntity> entities = of(order);
        for (int i = 0; i < order.size(); i++) {
            found.put(order.get(i), Json.write(entities.get(i)));
        }
        return found;
    }

    /// As its owner wrote it.
    private static AccountEntity.Field written(Details.Field field) {
        return new AccountEntity.Field(field.name(), field.value(), Times.textOrNull(field.verifiedAt()));
    }

    /// As everybody reads it: links work, and tell the page that this is the same person.
    private AccountEntity.Field field(Details.Field field) {
        return new AccountEntity.Field(field.name(), html.field(field.value()),
                Times.textOrNull(field.verifiedAt()));
    }

    private AccountEntity entity(Account account, Discovery.@Nullable Findable found, Details.Shown beside, Graph.Counts counts,
                                 AuthorTally.Published published, List<String> elsewhere) {
        String page = addresses.profile(account.handle());
        String avatar = addresses.avatar(account.avatar());
        return new AccountEntity(String.valueOf(account.id()), account.handle(), account.handle(), account.name(),
                account.locked(), account.kind().isAutomated(), found != null && found.discoverable(), found != null && found.indexable(), false,
                Times.text(account.createdAt()), html.of(profiles.bio(account)), page, page, avatar, avatar,
                addresses.header(beside.header()), addresses.header(beside.header()), counts.followers(), counts.follows(), published.posts(),
                published.lastAt() == null ? null : published.lastAt().toString(), account.hidesFollows(), false,
                emojis.now().in(account.name(), account.bio()).stream().map(emoji -> EmojiEntity.of(emoji, addresses))
                        .toList(), List.of(), beside.fields().stream().map(this::field).toList(),
                new AccountEntity.Linnet(account.kind().word(), account.kind().isAutomated() ? account.kind().word() : "none",
                        account.sample(), elsewhere),
                account.limited() ? true : null, null, null);
    }
}
