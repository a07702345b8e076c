package social.linnet.studio.meme;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.studio.meme.Meme.Panel;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Verb;

/// Decides what may be in somebody's meme, and reads it.
@Component
class Sources {

    /// Longest side to which a picture is brought before it is drawn: what is larger loses nothing by it.
    private static final int SIDE = 1280;
    /// What a part is when nothing is in it.
    private static final Pixels NOTHING = new Pixels.Flat(new Color(0xE9E0D6));

    private final Pictures pictures;
    private final Posts posts;
    private final Accounts accounts;
    private final Remixes remixes;

    Sources(Pictures pictures, Posts posts, Accounts accounts, Remixes remixes) {
        this.pictures = pictures;
        this.posts = posts;
        this.accounts = accounts;
        this.remixes = remixes;
    }

    /// What may be in a meme.
    ///
    /// @param said    the post, of a panel that is a post; or null
    /// @param shown   the picture, of a panel that is one; or null
    record Source(Panel panel, @Nullable Picture shown, @Nullable Post said) {
    }

    /// One for each panel.
    ///
    /// @throws Refused `not-found` for what this person may not see, `remix-…` for what they may not take further,
    ///                 `meme-not-public` for a post that not everybody may see
    List<Source> allowed(long actor, List<Panel> panels) {
        return panels.stream().map(panel -> switch (panel) {
            case Panel.Shown shown -> new Source(shown, picture(actor, shown.picture()), null);
            case Panel.Said said -> new Source(said, null, post(actor, said.post()));
            case Panel.Plain plain -> new Source(plain, null, null);
        }).toList();
    }

    /// A post that may be made a meme of: the reader may see it, and so may everybody.
    Post post(long actor, long id) {
        Post post = posts.visibleInner(actor, id).orElseThrow(Refused::notFound);
        if (posts.visibleInner(null, id).isEmpty()) {
            throw Refused.forbidden("meme-not-public");
        }
        return post;
    }

    Picture picture(long actor, long id) {
        Picture picture = pictures.find(id).filter(found -> sees(actor, found)).orElseThrow(Refused::notFound);
        remixes.require(actor, picture, Verb.MEME);
        return picture;
    }

    private boolean sees(long actor, Picture picture) {
        return picture.owner() == actor || picture.post() != null && posts.visibleInner(actor, picture.post()).isPresent();
    }

    /// Those of a post's pictures that this person may take further.
    List<Picture> reusableOf(long actor, Post post) {
        return pictures.ofPosts(List.of(post.id())).getOrDefault(post.id(), List.of()).stream()
                .filter(picture -> remixes.may(actor, picture, Verb.MEME).granted()).toList();
    }

    /// One for each part of the layout.
    List<Pixels> pixels(Layout layout, List<Source> sources) {
        List<Pixels> pixels = new ArrayList<>();
        for (int n = 0; n < layout.slots().size(); n++) {
            pixels.add(n < sources.size() ? pixels(sources.get(n)) : NOTHING);
        }
        return pixels;
    }

    private Pixels pixels(Source source) {
        if (source.shown() != null) {
            Picture.Focus focus = source.shown().focus();
            return new Pixels.Cropped(read(source.shown()), focus.x(), focus.y());
        }
        if (source.said() != null) {
            return card(source.said());
        }
        return source.panel() instanceof Panel.Plain plain ? new Pixels.Flat(new Color(plain.colour())) : NOTHING;
    }

    private Pixels card(Post post) {
        Account author = accounts.find(post.author()).orElseThrow(Refused::notFound);
        return new Card(author.shownName(), author.handle(), cardText(post), avatar(author).orElse(null));
    }

    /// What a card says: behind a warning, the warning alone.
    static String cardText(Post post) {
        return post.words().warning().isEmpty() ? post.text() : post.words().warning();
    }

    private Optional<BufferedImage> avatar(Account author) {
        String path = author.avatar();
        return path == null ? Optional.empty() : pictures.findByName(path.substring(0, path.indexOf('/'))).map(this::read);
    }

    /// Files of ours: written anew when they came, from pixels that were within bounds.
    private BufferedImage read(Picture picture) {
        try {
            BufferedImage image = ImageIO.read(pictures.file(picture, Picture.Size.LARGE).toFile());
            if (image == null) {
                throw new IOException("no reader for " + picture.type());
            }
            return within(image);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored picture cannot be read", e);
        }
    }

    /// Halved as long as that is not too small, so that no pixel is left out; then to its size.
    private static BufferedImage within(BufferedImage image) {
        BufferedImage current = image;
        while (Math.max(current.getWidth(), current.getHeight()) > SIDE) {
            double scale = Math.max(0.5, (double) SIDE / Math.max(current.getWidth(), current.getHeight()));
            int width = (int) Math.max(1, Math.round(current.getWidth() * scale));
            int height = (int) Math.max(1, Math.round(current.getHeight() * scale));
            BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            Graphics2D on = smaller.createGraphics();
            on.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            on.drawImage(current, 0, 0, width, height, null);
            on.dispose();
            current = smaller;
        }
        return current;
    }
}
