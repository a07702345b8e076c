package social.linnet.mastodon.entity;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import social.linnet.page.PostView;
import social.linnet.page.WorkMark;
import social.linnet.studio.Work;

/// What Mastodon has no word for: that an attachment was made here, and how. It stands in a status's `linnet.works`, so
/// that nothing is new where other programs look.
///
/// @param mediaId    which attachment it is
/// @param kind       `picture`, `meme` or `video`
/// @param how        `painted` (from words), `edited` (from a picture), `pack`, `meme`, `animated`
/// @param provenance `human`, `assisted`, `generated`, `unknown`
/// @param model      what made it; absent where no model did
/// @param url        the page of the work
/// @param from       what it was made from; absent when from nothing
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkEntity(String mediaId, String kind, String how, String provenance, @Nullable String model, String url,
                         @Nullable From from) {

    /// What something was made from.
    ///
    /// @param mediaId null when it is gone, or not for this reader
    /// @param acct    who is credited, or null when they have left
    /// @param url     its page, or null as its id is
    public record From(@Nullable String mediaId, @Nullable String acct, @Nullable String url) {
    }

    /// The works among a post's pictures, in their order.
    static List<WorkEntity> of(PostView view, Addresses addresses) {
        return view.pictures().stream().map(picture -> of(picture, addresses)).filter(Objects::nonNull).toList();
    }

    private static @Nullable WorkEntity of(PostView.PictureView picture, Addresses addresses) {
        WorkMark work = picture.work();
        if (work == null) {
            return null;
        }
        String kind = picture.film() != null ? "video" : work.kind() == Work.Kind.MEME ? "meme" : "picture";
        return new WorkEntity(String.valueOf(picture.id()), kind, work.kind().name().toLowerCase(Locale.ROOT),
                work.provenance().name().toLowerCase(Locale.ROOT), picture.madeBy(), page(picture.id(), addresses),
                work.from() == null ? null : from(work.from(), addresses));
    }

    private static From from(WorkMark.From from, Addresses addresses) {
        return from.picture() == null ? new From(null, from.handle(), null)
                : new From(String.valueOf(from.picture()), from.handle(), page(from.picture(), addresses));
    }

    private static String page(long picture, Addresses addresses) {
        return addresses.at("/works/" + picture);
    }
}
