package social.linnet.mastodon.entity;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

/// Mastodon's Account, and with [#source] and [#role] its CredentialAccount.
///
/// @param lastStatusAt a day without a time, or null
/// @param limited      true when moderators keep strangers from coming upon it, else absent
/// @param linnet       what Mastodon has no word for
public record AccountEntity(String id, String username, String acct, String displayName, boolean locked, boolean bot,
                            boolean discoverable, boolean indexable, boolean group, String createdAt, String note,
                            String url, String uri, String avatar, String avatarStatic, String header,
                            String headerStatic, long followersCount, long followingCount, long statusesCount,
                            @Nullable String lastStatusAt, boolean hideCollections, boolean noindex,
                            List<EmojiEntity> emojis, List<Object> roles, List<Field> fields, Linnet linnet,
                            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean limited,
                            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Source source,
                            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Role role) {

    private static final String MODERATES = "1040";

    /// @param kind       `person`, `organisation`, `bot` or `assistant`
    /// @param automation who speaks there: `none` when people do, `bot` or `assistant` when a program does
    /// @param sample     whether it belongs to the labelled demonstration network
    /// @param aliases    other addresses of the same person whose pages were seen to link here
    public record Linnet(String kind, String automation, boolean sample, List<String> aliases) {
    }

    /// @param value      HTML on a profile, plain text among what its owner edits
    /// @param verifiedAt when the page that it links to was seen to link back, or null
    public record Field(String name, String value, @Nullable String verifiedAt) {
    }

    /// What its owner edits.
    ///
    /// @param note plain text
    public record Source(String privacy, boolean sensitive, @Nullable String language, String note,
                         List<Field> fields, int followRequestsCount, boolean hideCollections, boolean discoverable,
                         boolean indexable, String quotePolicy, List<String> attributionDomains) {
    }

    /// @param permissions a bit mask in decimal: to manage reports (16) and users (1024), for administrators
    public record Role(String id, String name, String color, String permissions, boolean highlighted) {
        public static Role of(boolean admin) {
            return new Role(admin ? "3" : "-99", admin ? "Admin" : "", "", admin ? MODERATES : "0", admin);
        }
    }

    AccountEntity withCredentials(Source ownSource, Role ownRole) {
        return new AccountEntity(id, username, acct, displayName, locked, bot, discoverable, indexable, group,
                createdAt, note, url, uri, avatar, avatarStatic, header, headerStatic, followersCount, followingCount,
                statusesCount, lastStatusAt, hideCollections, noindex, emojis, roles, fields, linnet, limited, ownSource,
                ownRole);
    }
}
