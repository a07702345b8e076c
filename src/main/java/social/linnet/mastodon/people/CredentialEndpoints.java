package social.linnet.mastodon.people;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.Part;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Discovery;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.mastodon.wire.Unsupported;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;

/// The account of whoever calls.
@Controller
class CredentialEndpoints {

    private final Accounts accounts;
    private final Discovery discovery;
    private final Pictures pictures;
    private final AccountCards cards;
    private final MayDo mayDo;

    CredentialEndpoints(Accounts accounts, Discovery discovery, Pictures pictures, AccountCards cards, MayDo mayDo) {
        this.accounts = accounts;
        this.discovery = discovery;
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

    @Needs("write:accounts")
    @PatchMapping("/api/v1/accounts/update_credentials")
    Answer update(Params params, Caller caller) throws IOException {
        Unsupported.refuseOn(params, "bot");
        Unsupported.refuse(params, "header", "fields_attributes", "attribution_domains");
        Params source = params.child("source");
        Unsupported.refuseOther(source, "privacy", "public");
        Unsupported.refuseOn(source, "sensitive");
        Unsupported.refuse(source, "language");
        mayDo.require(caller.account(), MayDo.Action.CHANGE_ACCOUNT);
        Account account = account(caller);
        Part avatar = params.file("avatar");
        if (avatar == null) {
            Unsupported.refuse(params, "avatar");
        } else {
            try (InputStream bytes = avatar.getInputStream()) {
                pictures.avatar(account.id(), bytes);
            }
        }
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
        return Answer.of(cards.own(account(caller)));
    }

    @Needs("read:accounts")
    @GetMapping("/api/v1/preferences")
    Answer preferences(Caller caller) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("posting:default:visibility", "public");
        entity.put("posting:default:sensitive", false);
        entity.put("posting:default:language", null);
        entity.put("reading:expand:media", "default");
        entity.put("reading:expand:spoilers", false);
        entity.put("reading:autoplay:gifs", false);
        return Answer.of(entity);
    }
}
