package social.linnet.mastodon.entity;

import java.util.List;

import org.springframework.stereotype.Component;

import social.linnet.page.Histories;
import social.linnet.page.VersionView;

/// Mastodon's StatusEdit: one for each version of a status, the first one first.
@Component
public final class StatusEdits {

    private final AccountCards cards;
    private final Html html;
    private final Addresses addresses;

    StatusEdits(AccountCards cards, Html html, Addresses addresses) {
        this.cards = cards;
        this.html = html;
        this.addresses = addresses;
    }

    /// One version.
    public record StatusEdit(String content, String spoilerText, boolean sensitive, String createdAt,
                             AccountEntity account, List<MediaAttachment> mediaAttachments, List<Object> emojis) {
    }

    /// The entities of this history.
    public List<StatusEdit> of(Histories.History history) {
        AccountEntity author = cards.of(history.author());
        return history.versions().stream().map(version -> edit(version, author)).toList();
    }

    private StatusEdit edit(VersionView version, AccountEntity author) {
        return new StatusEdit(html.of(version.body()), version.words().warning(), version.words().sensitive(),
                Times.text(version.at()), author,
                version.pictures().stream().map(picture -> MediaAttachment.of(picture, addresses)).toList(), List.of());
    }
}
