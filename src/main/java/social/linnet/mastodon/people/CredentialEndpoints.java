package social.linnet.mastodon.people;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.QuoteWords;
import social.linnet.mastodon.entity.Visibility;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.media.Pictures;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.MayDo;

/// The account of whoever calls.
@Controller
class CredentialEndpoints {

    private final Accounts accounts;
    private final ProfileChanges changes;
    private final Details details;
    private final Pictures pictures;
    private final AccountCards cards;
    private final MayDo mayDo;

    CredentialEndpoints(Accounts accounts, ProfileChanges changes, Details details, Pictures pictures,
                        AccountCards cards, MayDo mayDo) {
        this.accounts = accounts;
        this.changes = changes;
        this.details = details;
        this.pictures = pictures;
        this.cards = cards;
        this.mayDo = mayDo;
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
        changes.apply(params, caller.account(), () -> begin(caller.account(), params.child("source")));
        return Answer.of(cards.own(account(caller)));
    }

    private void begin(long account, Params source) {
        Details.Defaults before = details.defaults(account);
        String word = source.text("privacy");
        String language = source.text("language");
        Details.Defaults after = new Details.Defaults(word == null || word.isEmpty() ? before.audience()
                : Visibility.parse(word), source.flag("sensitive", before.sensitive()),
                language == null ? before.language() : language.isEmpty() ? null : language,
                source.isFilled("quote_policy") ? QuoteWords.policy(source.text("quote_policy", "")).name()
                        .toLowerCase(Locale.ROOT) : before.quotes(), before.replies());
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
