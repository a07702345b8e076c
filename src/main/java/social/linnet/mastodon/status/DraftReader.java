package social.linnet.mastodon.status;

import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Details;
import social.linnet.account.OAuthApps;
import social.linnet.event.Audience;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.entity.QuoteWords;
import social.linnet.mastodon.entity.ReplyWords;
import social.linnet.mastodon.entity.Visibility;
import social.linnet.mastodon.wire.Params;
import social.linnet.mastodon.wire.Unsupported;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.ReplyPolicy;
import social.linnet.post.Draft;
import social.linnet.post.Permissions;
import social.linnet.post.Words;

/// Reads what a request says of a status that is to be: now, later, or perhaps.
@Component
class DraftReader {

    private final OAuthApps apps;
    private final Details details;

    DraftReader(OAuthApps apps, Details details) {
        this.apps = apps;
        this.details = details;
    }

    /// @param key the idempotency key, or null
    Draft read(Params params, Caller caller, @Nullable String key) {
        Unsupported.refuse(params, "quote_id", "media_attributes", "allowed_mentions");
        Unsupported.refuseOther(params, "content_type", "text/plain");
        Details.Defaults usual = details.defaults(caller.account());
        String word = params.text("visibility");
        Audience audience = word == null ? Objects.requireNonNullElse(usual.audience(), CanSee.proposed())
                : Visibility.parse(word);
        String language = params.text("language", "");
        String text = params.text("status", "");
        return Draft.of(caller.account(), text, audience)
                .saying(new Words(text, params.text("spoiler_text", ""), params.flag("sensitive", usual.sensitive()),
                        language.isEmpty() ? usual.language() : language))
                .permitting(new Permissions(audience,
                        params.isFilled("quote_approval_policy")
                                ? QuoteWords.policy(params.text("quote_approval_policy", ""))
                                : QuoteWords.usual(usual),
                        params.isFilled("reply_policy") || usual.replies() == null
                                ? ReplyWords.policy(params.text("reply_policy", ""))
                                : ReplyPolicy.valueOf(usual.replies().toUpperCase(Locale.ROOT))))
                .answering(post(params, "in_reply_to_id", "reply-gone"))
                .quoting(post(params, "quoted_status_id", "quote-gone")).asking(PollParams.read(params))
                .showing(params.ids("media_ids"))
                .from(origin(caller, key == null || key.isEmpty() ? null : key));
    }

    private Draft.Origin origin(Caller caller, @Nullable String key) {
        return apps.find(caller.app()).map(app -> new Draft.Origin(key, app.name(), app.website()))
                .orElseGet(() -> new Draft.Origin(key, null, null));
    }

    /// What is not an id is no post, and nobody can answer or quote it.
    private static @Nullable Long post(Params params, String name, String gone) {
        String text = params.text(name, "");
        return text.isEmpty() ? null : Long.valueOf(Ids.parse(text)
                .orElseThrow(() -> Refused.of(Refused.Kind.NOT_FOUND, gone)));
    }
}
