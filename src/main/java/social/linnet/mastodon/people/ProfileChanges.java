package social.linnet.mastodon.people;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.Part;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.account.Discovery;
import social.linnet.event.Refused;
import social.linnet.mastodon.wire.Params;
import social.linnet.mastodon.wire.Unsupported;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;

/// Reads what somebody wants to say of themselves from now on, and does it. What is not named stays as it is.
@Component
class ProfileChanges {

    /// The longest side of the wide picture above a profile, in pixels.
    private static final int HEADER_SIDE = 1500;

    private final Accounts accounts;
    private final Discovery discovery;
    private final Details details;
    private final Pictures pictures;
    private final MayDo mayDo;

    ProfileChanges(Accounts accounts, Discovery discovery, Details details, Pictures pictures, MayDo mayDo) {
        this.accounts = accounts;
        this.discovery = discovery;
        this.details = details;
        this.pictures = pictures;
        this.mayDo = mayDo;
    }

    /// @return the account as it was before
    Account apply(Params params, long id) throws IOException {
        Unsupported.refuse(params, "attribution_domains");
        mayDo.require(id, MayDo.Action.CHANGE_ACCOUNT);
        Account account = accounts.find(id).orElseThrow(Refused::notFound);
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
        boolean automated = account.kind() == Account.Kind.BOT;
        if (params.flag("bot", automated) != automated) {
            accounts.setAutomated(account.id(), !automated);
        }
        header(account.id(), params);
        if (params.has("fields_attributes")) {
            details.show(account.id(), fields(params));
        }
        return account;
    }

    private void header(long account, Params params) throws IOException {
        Part header = params.file("header");
        if (header == null) {
            Unsupported.refuse(params, "header");
            return;
        }
        try (InputStream bytes = header.getInputStream()) {
            Picture picture = pictures.keep(account, bytes, HEADER_SIDE);
            details.setHeader(account, picture.id(), picture.path(Picture.Size.LARGE)).ifPresent(pictures::drop);
        }
    }

    /// A list, or a tree of numbered ones: `fields_attributes[0][name]`.
    private static List<Map.Entry<String, String>> fields(Params params) {
        return params.children("fields_attributes").stream()
                .map(field -> Map.entry(field.text("name", ""), field.text("value", ""))).toList();
    }
}
