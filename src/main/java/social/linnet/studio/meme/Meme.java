package social.linnet.studio.meme;

import java.util.List;
import java.util.stream.Stream;

import social.linnet.event.Refused;

/// A meme as somebody asks for it.
///
/// @param layout   how it is divided, and what we drew for it
/// @param panels   what is in its parts, in their order: as many as the layout has at most; a part for which there is
///                 nothing is of one plain colour
/// @param captions at most [#MAX_CAPTIONS], the later ones above the earlier
public record Meme(Layout layout, List<Panel> panels, List<Caption> captions) {

    /// Most captions.
    public static final int MAX_CAPTIONS = 12;

    /// What is in a part of it.
    public sealed interface Panel {
        /// A stored picture.
        record Shown(long picture) implements Panel {
        }

        /// A post, drawn as a card.
        record Said(long post) implements Panel {
        }

        /// One colour, `0xRRGGBB`.
        record Plain(int colour) implements Panel {
            public Plain {
                if (colour < 0 || colour > 0xFFFFFF) {
                    throw Refused.invalid("meme-look");
                }
            }
        }
    }

    /// @throws Refused `meme-panels`, `meme-captions` when there are too many
    public Meme {
        if (panels.size() > layout.slots().size()) {
            throw Refused.invalid("meme-panels", layout.slots().size());
        }
        if (captions.size() > MAX_CAPTIONS) {
            throw Refused.invalid("meme-captions", MAX_CAPTIONS);
        }
        panels = List.copyOf(panels);
        captions = List.copyOf(captions);
    }

    /// Whether there is anything on it but a drawing of ours.
    boolean isEmpty() {
        return panels.stream().allMatch(Panel.Plain.class::isInstance) && said().findAny().isEmpty();
    }

    /// The captions in which something stands.
    Stream<Caption> said() {
        return captions.stream().filter(caption -> !caption.text().isEmpty());
    }
}
