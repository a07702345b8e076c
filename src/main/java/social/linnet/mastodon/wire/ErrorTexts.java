package social.linnet.mastodon.wire;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import social.linnet.event.Refused;

/// What a refusal says: in English what apps of the Mastodon world are used to, in other languages the site's own words.
@Component
public final class ErrorTexts {

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("not-found", "Record not found"),
            Map.entry("signed-out", "The access token is invalid"),
            Map.entry("too-many", "Too many requests"),
            Map.entry("not-yours", "This action is not allowed"),
            Map.entry("text-unusable", "The text holds characters that cannot be kept"),
            // this door's own
            Map.entry("not-supported", "{0} is not supported on this server"),
            Map.entry("visibility-unknown", "Visibility is not one of public, unlisted, private, direct"),
            Map.entry("quote-policy-unknown", "Quote approval policy is not one of public, followers, nobody"),
            Map.entry("parameter-missing", "{0} is missing"),
            Map.entry("parameter-not-text", "{0} must be text"),
            Map.entry("parameter-not-flag", "{0} must be true or false"),
            Map.entry("parameter-not-time", "{0} must be a time like 2026-08-22T10:11:12.345Z"),
            Map.entry("parameter-not-id", "{0} must be an id"),
            Map.entry("parameter-not-number", "{0} must be a number"),
            Map.entry("parameter-not-list", "{0} must be a list"),
            Map.entry("parameter-not-object", "{0} must be an object"),
            Map.entry("parameter-repeated", "{0} is given more than once"),
            Map.entry("parameter-too-many", "{0} holds too many values"),
            // notifications
            Map.entry("policy-unknown", "{0} must be accept, filter or drop"),
            Map.entry("push-endpoint", "The endpoint must be an https address of a push service"),
            Map.entry("push-key", "The keys must be a point of P-256 and 16 bytes"),
            Map.entry("push-policy", "policy must be all, followed, follower or none"),
            Map.entry("expand-unknown", "expand_accounts must be full or partial_avatars"),
            // archives and aliases
            Map.entry("archive-busy", "Too many archives are being made at the moment"),
            Map.entry("archive-underway", "Your archive is being downloaded already"),
            Map.entry("alias-invalid", "The address must be name@server or an https address"),
            Map.entry("alias-here", "The address is on this server"),
            Map.entry("alias-too-many", "Too many addresses (maximum is {0})"),
            // moderation
            Map.entry("report-yourself", "You cannot report yourself"),
            Map.entry("report-category", "Category is not one of spam, legal, violation, other"),
            Map.entry("report-too-many-posts", "A report is about at most {0} posts"),
            Map.entry("report-twice", "The same has been reported again since"),
            Map.entry("rule-unknown", "There is no such rule"),
            Map.entry("comment-too-long", "Comment is too long (maximum is {0} characters)"),
            Map.entry("appeal-never", "Nothing can be appealed against this rule"),
            Map.entry("appeal-own", "This action is not allowed"),
            Map.entry("appeal-empty", "Text can't be blank"),
            Map.entry("appeal-too-long", "Text is too long (maximum is {0} characters)"),
            Map.entry("appeal-over", "This can be appealed no more"),
            // collections
            Map.entry("showcase-title", "Name must be 1 to {0} characters"),
            Map.entry("showcase-description", "Description is too long (maximum is {0} characters)"),
            Map.entry("showcase-tag", "tag_name is not a hashtag"),
            Map.entry("showcase-too-many", "You have {0} collections, which is the most there can be"),
            Map.entry("showcase-full", "A collection shows at most {0} accounts"),
            Map.entry("showcase-yourself", "You cannot feature yourself"),
            Map.entry("showcase-unwilling", "This account does not want to be featured"),
            // accounts
            Map.entry("handle-invalid", "Username must be 1 to {0} letters, digits or underscores"),
            Map.entry("handle-reserved", "Username is reserved"),
            Map.entry("handle-taken", "Username has already been taken"),
            Map.entry("handle-like", "Username looks like one that has already been taken"),
            Map.entry("name-imitates", "Display name looks like a badge, or like the name of this server or its assistant"),
            Map.entry("name-too-long", "Display name is too long (maximum is {0} characters)"),
            Map.entry("bio-too-long", "Note is too long (maximum is {0} characters)"),
            Map.entry("password-short", "Password is too short (minimum is {0} characters)"),
            Map.entry("password-long", "Password is too long (maximum is {0} characters)"),
            Map.entry("password-wrong", "Password is wrong"),
            Map.entry("email-invalid", "Email is invalid"),
            Map.entry("email-taken", "Email has already been taken"),
            Map.entry("email-same", "Email is already yours"),
            Map.entry("recovery-void", "This link has been used or is too old"),
            Map.entry("last-administrator", "The last administrator cannot go"),
            Map.entry("suspend-yourself", "You cannot suspend yourself"),
            Map.entry("field-too-many", "Too many profile fields (maximum is {0})"),
            Map.entry("field-too-long", "Profile field is too long (maximum is {0} characters)"),
            Map.entry("reason-too-long", "Reason is too long (maximum is {0} characters)"),
            Map.entry("invite-invalid", "An invitation is needed to sign up here, and this is not a valid one"),
            Map.entry("setup-void", "This link is no longer valid"),
            Map.entry("sign-in-wrong", "Invalid username or password"),
            Map.entry("sign-in-pending", "An administrator must approve this account before it can be used"),
            Map.entry("sign-in-suspended", "This account is suspended"),
            Map.entry("app-name", "Client name must be 1 to {0} characters"),
            Map.entry("app-website", "Website must be a web address"),
            Map.entry("app-redirect", "Redirect URIs must be absolute URIs without a fragment"),
            Map.entry("scope-unknown", "The requested scope is invalid, unknown, or malformed"),
            // graph
            Map.entry("follow-yourself", "You cannot follow yourself"),
            Map.entry("follow-too-many", "You cannot follow more than {0} accounts"),
            // lists, tags, filters
            Map.entry("list-title", "Validation failed: Title must be 1 to {0} characters"),
            Map.entry("list-too-many", "Validation failed: Lists are limited to {0}"),
            Map.entry("list-full", "Validation failed: A list has at most {0} members"),
            Map.entry("list-member-already", "Validation failed: Account has already been taken"),
            Map.entry("list-replies-unknown", "Validation failed: Replies policy is not included in the list"),
            Map.entry("tags-too-many", "You cannot follow more than {0} tags"),
            Map.entry("filter-title", "Validation failed: Title must be 1 to {0} characters"),
            Map.entry("filter-context", "Validation failed: Context must be some of home, notifications, public, thread, account"),
            Map.entry("filter-keyword", "Validation failed: Keyword must be 1 to {0} characters"),
            Map.entry("filter-action", "Validation failed: Filter action must be warn, hide or blur"),
            Map.entry("filter-too-many", "Validation failed: There are too many filters"),
            Map.entry("filter-post-already", "Validation failed: Status has already been taken"),
            Map.entry("filter-several", "This filter has several keywords and can be changed by its second version alone"),
            Map.entry("marker-moved", "Conflict during update, please try again"),
            Map.entry("follow-blocked", "This action is not allowed"),
            Map.entry("follow-blocking", "You cannot follow an account that you block"),
            Map.entry("block-yourself", "You cannot block yourself"),
            Map.entry("mute-yourself", "You cannot mute yourself"),
            Map.entry("mute-duration", "Duration must be at most {0} days"),
            Map.entry("note-too-long", "Comment is too long (maximum is {0} characters)"),
            Map.entry("endorse-not-followed",
                    "Validation failed: You must be already following the person you want to endorse"),
            Map.entry("endorse-too-many", "You cannot endorse more than {0} accounts"),
            Map.entry("domain-invalid", "Validation failed: Domain is not a valid domain name"),
            Map.entry("domain-too-many", "You cannot block more than {0} domains"),
            // posts
            Map.entry("post-empty", "Validation failed: Text can''t be blank"),
            Map.entry("post-too-long", "Validation failed: Text character limit of {0} exceeded"),
            Map.entry("post-too-many-pictures", "Cannot attach more than {0} files"),
            Map.entry("post-too-many-mentions", "Cannot mention more than {0} people"),
            Map.entry("language-unknown", "Language is not a valid language code"),
            Map.entry("reply-gone", "The post you are trying to reply to does not exist"),
            Map.entry("key-too-long", "Idempotency-Key is too long (maximum is {0} characters)"),
            Map.entry("key-reused", "Idempotency-Key was used for another post"),
            Map.entry("reply-not-allowed", "The author of this post does not let you reply to it"),
            Map.entry("reply-policy-unknown",
                    "Reply policy is not one of everybody, followers, followed, mentioned, nobody"),
            Map.entry("quote-gone", "The post you are trying to quote does not exist"),
            Map.entry("quote-not-allowed", "The author of this post does not let you quote it"),
            Map.entry("poll-or-pictures", "Validation failed: Cannot attach both a poll and files"),
            Map.entry("poll-options", "Validation failed: A poll has {0} to {1} options"),
            Map.entry("poll-option-empty", "Validation failed: Options can''t be blank"),
            Map.entry("poll-option-long", "Validation failed: Options can''t be longer than {0} characters each"),
            Map.entry("poll-option-twice", "Validation failed: Options contain duplicate items"),
            Map.entry("poll-time", "Validation failed: Duration must be {0} minutes to {1} days"),
            Map.entry("poll-own", "Validation failed: You cannot vote in your own polls"),
            Map.entry("poll-over", "Validation failed: The poll has already ended"),
            Map.entry("poll-voted", "Validation failed: You have already voted on this poll"),
            Map.entry("poll-choice", "Validation failed: The chosen vote option does not exist"),
            Map.entry("repost-not-public", "This post cannot be reblogged"),
            Map.entry("repost-not-direct", "A reblog cannot be direct"),
            Map.entry("edit-too-many", "This post has been edited {0} times and cannot be edited again"),
            Map.entry("schedule-too-soon", "Validation failed: Scheduled at must be at least {0} minutes in the future"),
            Map.entry("schedule-too-late", "Validation failed: Scheduled at is too far in the future"),
            Map.entry("schedule-too-many", "Validation failed: You have exceeded the limit of {0} scheduled posts"),
            Map.entry("schedule-too-many-a-day",
                    "Validation failed: You have exceeded the limit of {0} scheduled posts for that day"),
            Map.entry("draft-too-many", "Validation failed: You have exceeded the limit of {0} drafts"),
            Map.entry("tag-invalid", "Validation failed: Tag is invalid"),
            Map.entry("feature-too-many", "Validation failed: You have already featured the maximum number of hashtags"),
            Map.entry("pin-not-yours", "Validation failed: Someone else''s post cannot be pinned"),
            Map.entry("pin-not-public", "Validation failed: This post is visible only to mentioned users and cannot be pinned"),
            Map.entry("pin-too-many", "Validation failed: You have already pinned the maximum number of posts"),
            // search
            Map.entry("search-too-long", "Search is too long (maximum is {0} characters)"),
            // what this server says of itself
            Map.entry("reaction-unknown", "Validation failed: Name is not a recognized emoji"),
            Map.entry("reaction-too-many", "Validation failed: Limit of {0} different reactions reached"),
            // media
            Map.entry("picture-type", "Validation failed: File has contents that are not what they are reported to be"),
            Map.entry("picture-broken", "Validation failed: File could not be read as a picture"),
            Map.entry("video-broken", "Validation failed: File is damaged"),
            Map.entry("video-busy", "Too much media is being processed. Try again in a moment"),
            Map.entry("video-too-heavy", "Validation failed: File takes too long to process"),
            Map.entry("video-too-large", "Validation failed: File must be at most {0, number} MB"),
            Map.entry("video-too-long", "Validation failed: File must be at most {0, number} seconds long"),
            Map.entry("video-too-many-pixels", "Validation failed: Video frames are too large"),
            Map.entry("video-type", "Validation failed: File content type is invalid"),
            Map.entry("video-unavailable", "Video and audio cannot be processed on this server"),
            Map.entry("picture-too-large", "Validation failed: File is too large"),
            Map.entry("picture-too-many-pixels", "Validation failed: File has too many pixels"),
            Map.entry("picture-held", "Validation failed: A media attachment waits to be reviewed"),
            Map.entry("picture-not-yours", "Media attachment not found, or attached to another post already"),
            Map.entry("picture-in-use", "Media attachment is currently used by a status"),
            Map.entry("focus-invalid", "Validation failed: Focus must be two numbers from -1 to 1"),
            Map.entry("picture-busy", "Many files are being processed, try again in a moment"),
            Map.entry("alt-broken", "Description holds characters that cannot be kept"),
            Map.entry("alt-too-long", "Description is too long"));

    private final MessageSource messages;

    ErrorTexts(MessageSource messages) {
        this.messages = messages;
    }

    /// The text for whoever sent this request.
    public String text(Refused refused, HttpServletRequest request) {
        Object[] arguments = refused.arguments();
        Locale locale = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.ENGLISH : request.getLocale();
        if (locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return english(refused.key(), arguments);
        }
        @Nullable String own = messages.getMessage("refused." + refused.key(), arguments, null, locale);
        return own == null ? english(refused.key(), arguments) : own;
    }

    /// The English text of a key.
    static String english(String key, Object... arguments) {
        return new MessageFormat(ENGLISH.getOrDefault(key, "This is not possible"), Locale.ENGLISH).format(arguments);
    }

    /// Whether there are English words for this key.
    static boolean isKnown(String key) {
        return ENGLISH.containsKey(key);
    }
}
