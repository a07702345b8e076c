package social.linnet.mastodon.entity;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// The part of Mastodon's Status that does not change until its author changes it and is the same for everybody: all but
/// the account, the counters, what stands beside it and the viewer's own flags.
record StatusBody(String id, String createdAt, @Nullable String inReplyToId, @Nullable String inReplyToAccountId,
                  boolean sensitive, String spoilerText, String visibility, @Nullable String language, String uri,
                  String url, @Nullable String editedAt, String content, @Nullable Object reblog,
                  List<MediaAttachment> mediaAttachments, List<Mention> mentions,
                  List<Tag> tags, List<EmojiEntity> emojis) {

    record Mention(String id, String username, String url, String acct) {
    }

    record Tag(String name, String url) {
    }
}
