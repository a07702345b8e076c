package social.linnet.mastodon.people;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.account.Discovery;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.AccountEntity;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.FeaturedTagEntity;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.mastodon.wire.Unsupported;
import social.linnet.post.FeaturedTags;

/// One's own profile as one edits it: plain texts, and nothing in the place of pictures that are not there.
@Controller
class ProfileEndpoints {

    private final Accounts accounts;
    private final Discovery discovery;
    private final Details details;
    private final FeaturedTags tags;
    private final ProfileChanges changes;
    private final Addresses addresses;

    ProfileEndpoints(Accounts accounts, Discovery discovery, Details details, FeaturedTags tags,
                     ProfileChanges changes, Addresses addresses) {
        this.accounts = accounts;
        this.discovery = discovery;
        this.details = details;
        this.tags = tags;
        this.changes = changes;
        this.addresses = addresses;
    }

    /// Mastodon's Profile, of 4.6.
    private record Profile(String id, String displayName, String note, List<AccountEntity.Field> fields,
                           @Nullable String avatar, @Nullable String avatarStatic, String avatarDescription,
                           @Nullable String header, @Nullable String headerStatic, String headerDescription,
                           boolean locked, boolean bot, boolean hideCollections, boolean discoverable,
                           boolean indexable, boolean showMedia, boolean showMediaReplies, boolean showFeatured,
                           List<String> attributionDomains, List<FeaturedTagEntity> featuredTags) {
    }

    @Needs({"profile", "read:accounts"})
    @GetMapping("/api/v1/profile")
    Answer profile(Caller caller) {
        return Answer.of(entity(caller.account()));
    }

    private Profile entity(long id) {
        Account account = accounts.find(id).orElseThrow(Refused::notFound);
        Discovery.Findable found = discovery.find(List.of(id)).get(id);
        Details.Shown beside = details.of(id);
        String avatar = account.avatar() == null ? null : addresses.at("/media/" + account.avatar());
        String header = beside.header() == null ? null : addresses.at("/media/" + beside.header());
        return new Profile(String.valueOf(id), account.name(), account.bio(), beside.fields().stream()
                .map(field -> new AccountEntity.Field(field.name(), field.value(),
                        Times.textOrNull(field.verifiedAt()))).toList(),
                avatar, avatar, "", header, header, "", account.locked(), account.kind().isAutomated(),
                account.hidesFollows(), found != null && found.discoverable(), found != null && found.indexable(), true,
                true, true, List.of(),
                tags.of(id).stream().map(tag -> FeaturedTagEntity.of(tag, addresses)).toList());
    }

    @Needs("write:accounts")
    @PatchMapping("/api/v1/profile")
    Answer update(Params params, Caller caller) throws IOException {
        Unsupported.refuse(params, "avatar_description", "header_description");
        Unsupported.refuseOther(params, "show_media", "true");
        Unsupported.refuseOther(params, "show_media_replies", "true");
        Unsupported.refuseOther(params, "show_featured", "true");
        changes.apply(params, caller.account());
        return Answer.of(entity(caller.account()));
    }
}
