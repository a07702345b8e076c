package social.linnet.mastodon.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.Part;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
    private final TransactionTemplate transaction;

    ProfileChanges(Accounts accounts, Discovery discovery, Details details, Pictures pictures, MayDo mayDo,
                   PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.discovery = discovery;
        this.details = details;
        this.pictures = pictures;
        this.mayDo = mayDo;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// As [#apply(Params, long, Runnable)], with nothing else.
    Account apply(Params params, long id) {
        return apply(params, id, () -> { });
    }

    /// All of it is done, or nothing.
    ///
    /// @param also what else is changed along with it
    /// @return the account as it was before
    Account apply(Params params, long id, Runnable also) {
        Unsupported.refuse(params, "attribution_domains");
        mayDo.require(id, MayDo.Action.CHANGE_ACCOUNT);
        Account account = accounts.find(id).orElseThrow(Refused::notFound);
        Optional<Long> replaced = Objects.requireNonNull(transaction.execute(_ -> {
            say(account, params);
            also.run();
            return show(account.id(), params);
        }));
        replaced.ifPresent(pictures::drop);
        return account;
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
}
