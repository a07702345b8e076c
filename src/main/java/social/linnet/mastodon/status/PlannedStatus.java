package social.linnet.mastodon.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.MediaAttachment;
import social.linnet.mastodon.entity.QuoteWords;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.entity.Visibility;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.Pages;
import social.linnet.post.Draft;
import social.linnet.post.Drafts;
import social.linnet.post.Question;
import social.linnet.post.Scheduled;

/// Statuses that are not yet: Mastodon's ScheduledStatus, and our own drafts in the same form.
@Component
class PlannedStatus {

    private final Pictures pictures;
    private final Pages pages;
    private final Addresses addresses;

    PlannedStatus(Pictures pictures, Pages pages, Addresses addresses) {
        this.pictures = pictures;
        this.pages = pages;
        this.addresses = addresses;
    }

    /// Mastodon's ScheduledStatus.
    record ScheduledStatus(String id, String scheduledAt, Said params, List<MediaAttachment> mediaAttachments) {
    }

    /// @param failure why it could not be published when it was due, as a word for programs, or null
    record SavedDraft(String id, String updatedAt, @Nullable String failure, Said params,
                      List<MediaAttachment> mediaAttachments) {
    }

    /// What the request said.
    record Said(String text, String spoilerText, boolean sensitive, @Nullable String language, String visibility,
                @Nullable String inReplyToId, @Nullable String quotedStatusId, String quoteApprovalPolicy,
                @Nullable List<String> mediaIds, @Nullable Poll poll, @Nullable String scheduledAt,
                @Nullable String idempotency, @Nullable Long applicationId, boolean withRateLimit) {
    }

    /// @param expiresIn seconds
    record Poll(List<String> options, long expiresIn, boolean multiple, boolean hideTotals) {
    }

    List<ScheduledStatus> scheduled(List<Scheduled> all) {
        Map<Long, Picture> found = found(all.stream().map(Scheduled::draft).toList());
        return all.stream().map(one -> new ScheduledStatus(String.valueOf(one.id()), Times.text(one.dueAt()),
                said(one.draft(), one.dueAt()), media(one.draft(), found))).toList();
    }

    List<SavedDraft> drafts(List<Drafts.Unfinished> all) {
        Map<Long, Picture> found = found(all.stream().map(Drafts.Unfinished::draft).toList());
        return all.stream().map(one -> new SavedDraft(String.valueOf(one.id()), Times.text(one.updatedAt()),
                one.failure(), said(one.draft(), null), media(one.draft(), found))).toList();
    }

    private Map<Long, Picture> found(List<Draft> all) {
        return pictures.find(all.stream().flatMap(draft -> draft.pictures().stream()).distinct().toList());
    }

    private List<MediaAttachment> media(Draft draft, Map<Long, Picture> found) {
        return draft.pictures().stream().filter(found::containsKey).map(found::get)
                .filter(picture -> picture.owner() == draft.author())
                .map(picture -> MediaAttachment.of(pages.picture(picture), addresses)).toList();
    }

    private static Said said(Draft draft, @Nullable Instant dueAt) {
        Question question = draft.question();
        return new Said(draft.words().text(), draft.words().warning(), draft.words().sensitive(),
                draft.words().language(), Visibility.of(draft.permissions().audience()), text(draft.replyTo()),
                text(draft.quoteOf()), QuoteWords.of(draft.permissions().quotes()),
                draft.pictures().isEmpty() ? null : draft.pictures().stream().map(String::valueOf).toList(),
                question == null ? null : new Poll(question.options(), question.open().toSeconds(), question.multiple(),
                        question.hideTotals()), dueAt == null ? null : Times.text(dueAt), null, null, false);
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
