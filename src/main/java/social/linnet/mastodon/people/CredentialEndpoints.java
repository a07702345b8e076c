package social.linnet.mastodon.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.Part;

import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.account.Discovery;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.QuoteWords;
import social.linnet.mastodon.entity.Visibility;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.mastodon.wire.Unsupported;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.MayDo;

/// The account of whoever calls.
@Controller
class CredentialEndpoints {

    /// The longest side of the wide picture above a profile, in pixels.
    private static final int HEADER_SIDE = 1500;

    private final Accounts accounts;
    private final Discovery discovery;
    private final Details details;
    private final Pictures pictures;
    private final AccountCards cards;
    private final MayDo mayDo;
    private final TransactionTemplate transaction;

    CredentialEndpoints(Accounts accounts, Discovery discovery, Details details, Pictures pictures,
                        AccountCards cards, MayDo mayDo, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.discovery = discovery;
        this.details = details;
        this.pictures = pictures;
        this.cards = cards;
        this.mayDo = mayDo;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Needs({"profile", "read:accounts"})
    @GetMapping("/api/v1/accounts/verify_credentials")
    Answer verify(Caller caller) {
        return Answer.of(cards.own(account(caller)));
    }

    private Account account(Caller caller) {
        return accounts.find(caller.account()).orElseThrow(Refused::notFound);
    }

    /// All of it is done, or nothing.
    @Needs("write:accounts")
    @PatchMapping("/api/v1/accounts/update_credentials")
    Answer update(Params params, Caller caller) {
        Unsupported.refuse(params, "attribution_domains");
        mayDo.require(caller.account(), MayDo.Action.CHANGE_ACCOUNT);
        Account account = account(caller);
        Optional<Long> replaced = Objects.requireNonNull(transaction.execute(_ -> {
            say(account, params);
            return show(account.id(), params);
        }));
        replaced.ifPresent(pictures::drop);
        return Answer.of(cards.own(account(caller)));
    }

    private void say(Account account, Params params) {
        Discovery.Findable found = discovery.find(List.of(account.id())).get(account.id());
        if (found != null) {
            discovery.allow(account.id(), params.flag("discoverable", found.discoverable()),
                    params.flag("indexable", found.indexable()));
        }
        String name = params.text("display_name", account.name());
        String note = params.text("note", account.bio());
        if (!name.equals(account.name()) || !note.equals(account.bio())) {
            accounts.updateProfile(account.id(), name, note);
        }
        if (params.flag("locked", account.locked()) != account.locked()) {
            accounts.setLocked(account.id(), !account.locked());
        }
        if (params.flag("hide_collections", account.hidesFollows()) != account.hidesFollows()) {
            accounts.setHidesFollows(account.id(), !account.hidesFollows());
        }
        boolean automated = account.kind() == Account.Kind.BOT;
        if (params.flag("bot", automated) != automated) {
            accounts.setAutomated(account.id(), !automated);
        }
        if (params.has("fields_attributes")) {
            details.show(account.id(), fields(params));
        }
        begin(account.id(), params.child("source"));
    }

    /// The picture that another took the place of, whose files go once that is for good.
    private Optional<Long> show(long account, Params params) {
        try {
            Part avatar = params.file("avatar");
            if (avatar == null) {
                Unsupported.refuse(params, "avatar");
            } else {
                try (InputStream bytes = avatar.getInputStream()) {
                    pictures.avatar(account, bytes);
                }
            }
            Part header = params.file("header");
            if (header == null) {
                Unsupported.refuse(params, "header");
                return Optional.empty();
            }
            try (InputStream bytes = header.getInputStream()) {
                Picture picture = pictures.keep(account, bytes, HEADER_SIDE);
                return details.setHeader(account, picture.id(), picture.path(Picture.Size.LARGE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A list, or a tree of numbered ones: `fields_attributes[0][name]`.
    private static List<Map.Entry<String, String>> fields(Params params) {
        return params.children("fields_attributes").stream()
                .map(field -> Map.entry(field.text("name", ""), field.text("value", ""))).toList();
    }

    private void begin(long account, Params source) {
        Details.Defaults before = details.defaults(account);
        String word = source.text("privacy");
        String language = source.text("language");
        Details.Defaults after = new Details.Defaults(word == null || word.isEmpty() ? before.audience()
                : Visibility.parse(word), source.flag("sensitive", before.sensitive()),
                language == null ? before.language() : language.isEmpty() ? null : language,
                source.isFilled("quote_policy") ? QuoteWords.policy(source.text("quote_policy", "")).name()
                        .toLowerCase(Locale.ROOT) : before.quotes());
        if (!after.equals(before)) {
            details.begin(account, after);
        }
    }

    @Needs("write:accounts")
    @DeleteMapping("/api/v1/profile/avatar")
    Answer dropAvatar(Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.CHANGE_ACCOUNT);
        pictures.dropAvatar(caller.account());
        accounts.setAvatar(caller.account(), null);
        return Answer.of(cards.own(account(caller)));
    }

    @Needs("write:accounts")
    @DeleteMapping("/api/v1/profile/header")
    Answer dropHeader(Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.CHANGE_ACCOUNT);
        details.setHeader(caller.account(), null, null).ifPresent(pictures::drop);
        return Answer.of(cards.own(account(caller)));
    }

    @Needs("read:accounts")
    @GetMapping("/api/v1/preferences")
    Answer preferences(Caller caller) {
        Details.Defaults defaults = details.defaults(caller.account());
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("posting:default:visibility", Visibility.of(Objects.requireNonNullElse(defaults.audience(),
                CanSee.proposed())));
        entity.put("posting:default:sensitive", defaults.sensitive());
        entity.put("posting:default:language", defaults.language());
        entity.put("posting:default:quote_policy", QuoteWords.of(QuoteWords.usual(defaults)));
        entity.put("reading:expand:media", "default");
        entity.put("reading:expand:spoilers", false);
        entity.put("reading:autoplay:gifs", false);
        return Answer.of(entity);
    }
}
