package social.linnet.web.compose;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.media.Picture;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.QuotePolicy;
import social.linnet.moderation.ReplyPolicy;
import social.linnet.page.PostView;
import social.linnet.post.PostText;
import social.linnet.studio.FilmOffer;
import social.linnet.studio.Job;
import social.linnet.studio.work.Style;
import social.linnet.web.compose.Written.Ballot;
import social.linnet.web.compose.Written.Part;

/// The box in which posts are written and pictures made.
///
/// @param key      random, one a rendering: what makes one post however often it is sent
/// @param written  what stands in it at first
/// @param found    the pictures that are attached already, by id
/// @param replyTo  the post it answers, or null
/// @param quoting  the post it quotes, or null
/// @param editing  the post that it changes, or null
/// @param draft    what is kept of it already, or null
/// @param job      what is being made or waits to be picked, or null; the panel is open when there is one
/// @param styles   the looks to choose from
/// @param left     how many pictures may still be made today
/// @param daily    how many a day
/// @param film     that films are made from words here, or null
/// @param open     whether the panel is open without a job
/// @param alone    whether it has a page of its own, and nothing there to put the post on top of
public record Composer(String key, Written written, Map<Long, Picture> found, @Nullable PostView replyTo,
                       @Nullable PostView quoting, @Nullable PostView editing, @Nullable Long draft,
                       @Nullable Job job, List<Style> styles, int left, int daily, @Nullable FilmOffer film, boolean open,
                       boolean alone) {

    /// Longest post, in characters.
    public static final int MAX_TEXT = PostText.MAX_LENGTH;
    /// What the file picker offers.
    public static final String ACCEPTED = String.join(",", Picture.ACCEPTED);

    /// One with nothing chosen but the audience.
    public Composer(String key, Audience audience, @Nullable PostView replyTo, String text, List<Picture> pictures,
                    @Nullable Job job, int left, int daily, boolean open) {
        this(key, begun(audience).parts(List.of(new Part(text, pictures.stream().map(Picture::id).toList()))),
                pictures.stream().collect(java.util.stream.Collectors.toMap(Picture::id, picture -> picture)), replyTo,
                null, null, null, job, Style.SHELF, left, daily, null, open, false);
    }

    /// An empty one.
    public static Composer empty(String key, int left, int daily) {
        return new Composer(key, CanSee.proposed(), null, "", List.of(), null, left, daily, false);
    }

    /// An empty one that answers a post, for the same audience or a smaller one.
    public static Composer reply(String key, PostView post, int left, int daily) {
        return new Composer(key, post.audience(), post, "", List.of(), null, left, daily, false);
    }

    /// Nothing, for this audience.
    static Written begun(Audience audience) {
        return new Written(List.of(Part.EMPTY), audience, ReplyPolicy.ANYONE, QuotePolicy.ANYONE, false, "", false, "",
                false, Ballot.EMPTY, false, "", "", Map.of());
    }

    /// The same on a page of its own.
    public Composer onItsPage() {
        return new Composer(key, written, found, replyTo, quoting, editing, draft, job, styles, left, daily, film, open, true);
    }

    public boolean panelOpen() {
        return open || job != null;
    }

    /// The audience that is chosen; the smallest when what was sent named none.
    public Audience audience() {
        Audience[] all = Audience.values();
        return written.audience() == null ? all[all.length - 1] : written.audience();
    }

    /// The pictures of a part, as far as they are still there.
    public List<Picture> pictures(Part part) {
        return part.pictures().stream().filter(found::containsKey).map(found::get).toList();
    }

    /// The same among other things on a page.
    Composer inline() {
        return new Composer(key, written, found, replyTo, quoting, editing, draft, job, styles, left, daily, film, open, false);
    }

    /// Under which name a browser keeps what is written here: another box at another place has another.
    public String place() {
        return editing != null ? "edit-" + editing.id() : draft != null ? "draft-" + draft
                : replyTo != null ? "reply-" + replyTo.id() : quoting != null ? "quote-" + quoting.id() : "new";
    }

    /// Where it is sent.
    public String action() {
        return editing == null ? "/posts" : "/posts/" + editing.id() + "/edit";
    }
}
