package social.linnet.web.meme;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture;
import social.linnet.page.PostView;
import social.linnet.studio.meme.Caption;
import social.linnet.studio.meme.Layout;
import social.linnet.studio.meme.Meme;
import social.linnet.web.Frame;

/// The editor.
///
/// @param offered what can be put into it, the chosen ones first
/// @param post    the post that it is made of, or null
/// @param image   address of how it looks now
/// @param refused why it could not be made, in the reader's words, or null
public record MemePage(Frame frame, MemeForm form, List<Picture> offered, @Nullable PostView post, String image,
                       @Nullable String refused) {

    /// Colours that a part may have in place of a picture.
    public static final List<String> COLOURS = List.of("cffffff", "c1f1a17", "cc22348", "cf3d9b1", "c9fc2d6", "c7f9a62");

    public Layout layout() {
        return form.layout();
    }

    public List<Caption> captions() {
        return form.captions();
    }

    /// An empty caption, for one that is added.
    public Caption blank() {
        return MemeForm.ANYWHERE;
    }

    /// The panels that are chosen, as they stand in the form.
    public List<String> chosen() {
        return form.meme().panels().stream().map(MemeForm::word).toList();
    }

    public boolean isChosen(String panel) {
        return chosen().contains(panel);
    }

    /// Where another layout is, for whoever has no scripts.
    public String other(Layout layout) {
        StringBuilder path = new StringBuilder("/studio/meme?layout=").append(layout.word());
        if (post != null) {
            path.append("&post=").append(post.id());
        }
        form.panels().stream().filter(Meme.Panel.Shown.class::isInstance).map(panel -> ((Meme.Panel.Shown) panel).picture())
                .forEach(picture -> path.append("&picture=").append(picture));
        return path.toString();
    }

    /// A layout's captions for the script: `x y w h turn look colour align caps`, one after another.
    public static String begun(Layout layout) {
        return String.join(";", layout.captions().stream().map(caption -> String.format(Locale.ROOT,
                "%s %s %s %s %s %s #%06x %s %d", caption.area().x(), caption.area().y(), caption.area().width(), caption.area().height(),
                caption.turn(), caption.look().word(), caption.colour(), caption.align().word(), caption.upper() ? 1 : 0)).toList());
    }

    public static String colour(Caption caption) {
        return "#%06x".formatted(caption.colour());
    }

    /// Where it is kept by the browser.
    public String place() {
        return post == null ? "new" : "post-" + post.id();
    }
}
