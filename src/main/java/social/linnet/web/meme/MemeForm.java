package social.linnet.web.meme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import social.linnet.event.Refused;
import social.linnet.studio.meme.Area;
import social.linnet.studio.meme.Caption;
import social.linnet.studio.meme.Caption.Align;
import social.linnet.studio.meme.Caption.Look;
import social.linnet.studio.meme.Layout;
import social.linnet.studio.meme.Meme;
import social.linnet.studio.meme.Meme.Panel;

/// What a form says of a meme. A caption's fields stand in it once for each caption, in the same order; where it says a
/// caption's words alone, the layout says the rest.
///
/// @param panels   those that were chosen, more perhaps than the layout has room for
/// @param captions at most [Meme#MAX_CAPTIONS]
public record MemeForm(Layout layout, List<Panel> panels, List<Caption> captions) {

    /// Where a caption begins for which a layout has no place.
    static final Caption ANYWHERE = new Caption("", new Area(0.2, 0.4, 0.6, 0.16), 0, Look.CLASSIC, 0xFFFFFF, Align.MIDDLE, true);
    /// Most panels that are read at all.
    private static final int MAX_PANELS = 32;
    private static final int MAX_NUMBER = 30;
    private static final int HEX = 16;
    private static final int COLOUR_LENGTH = 6;

    /// One in which nothing stands yet.
    public static MemeForm fresh(Layout layout, List<Panel> panels) {
        return new MemeForm(layout, panels, layout.captions());
    }

    static Layout layout(String word) {
        return Layout.ofWord(word).orElseThrow(() -> Refused.invalid("meme-layout"));
    }

    /// @throws Refused `meme-layout`, `meme-captions`, `meme-panels`, `meme-place`, `meme-look`, `meme-text-too-long`,
    ///                 `text-unusable`
    static MemeForm read(HttpServletRequest request) {
        String word = request.getParameter("layout");
        Layout layout = layout(word == null ? Layout.TOP_BOTTOM.word() : word);
        String[] texts = all(request, "text");
        if (texts.length > Meme.MAX_CAPTIONS) {
            throw Refused.invalid("meme-captions", Meme.MAX_CAPTIONS);
        }
        List<Caption> captions = new ArrayList<>();
        for (int n = 0; n < texts.length; n++) {
            captions.add(caption(request, n, texts[n], n < layout.captions().size() ? layout.captions().get(n) : ANYWHERE));
        }
        return new MemeForm(layout, panels(Arrays.asList(all(request, "panel"))), captions);
    }

    static List<Panel> panels(List<String> words) {
        if (words.size() > MAX_PANELS) {
            throw Refused.invalid("meme-panels", MAX_PANELS);
        }
        return words.stream().filter(word -> !word.isEmpty()).map(MemeForm::panel).toList();
    }

    private static Panel panel(String word) {
        String rest = word.substring(1);
        return switch (word.charAt(0)) {
            case 'p' -> new Panel.Shown(id(rest));
            case 's' -> new Panel.Said(id(rest));
            case 'c' -> new Panel.Plain(colour(rest));
            default -> throw Refused.invalid("meme-look");
        };
    }

    /// As it stands in the form.
    static String word(Panel panel) {
        return switch (panel) {
            case Panel.Shown shown -> "p" + shown.picture();
            case Panel.Said said -> "s" + said.post();
            case Panel.Plain plain -> "c%06x".formatted(plain.colour());
        };
    }

    private static long id(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException none) {
            throw Refused.notFound();
        }
    }

    private static Caption caption(HttpServletRequest request, int n, String text, Caption begun) {
        Area area = begun.area();
        return new Caption(text,
                new Area(number(request, "x", n, area.x()), number(request, "y", n, area.y()),
                        number(request, "w", n, area.width()), number(request, "h", n, area.height())),
                number(request, "turn", n, begun.turn()),
                Look.ofWord(one(request, "look", n, begun.look().word())).orElseThrow(() -> Refused.invalid("meme-look")),
                colour(one(request, "colour", n, "#%06x".formatted(begun.colour())).replace("#", "")),
                Align.ofWord(one(request, "align", n, begun.align().word())).orElseThrow(() -> Refused.invalid("meme-look")),
                one(request, "caps", n, begun.upper() ? "1" : "0").equals("1"));
    }

    private static String[] all(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? new String[0] : values;
    }

    private static String one(HttpServletRequest request, String name, int n, String otherwise) {
        String[] values = all(request, name);
        return n < values.length && !values[n].isEmpty() ? values[n] : otherwise;
    }

    private static double number(HttpServletRequest request, String name, int n, double otherwise) {
        String value = one(request, name, n, String.valueOf(otherwise));
        try {
            if (value.length() > MAX_NUMBER) {
                throw Refused.invalid("meme-place");
            }
            return Double.parseDouble(value);
        } catch (NumberFormatException none) {
            throw Refused.invalid("meme-place");
        }
    }

    private static int colour(String hex) {
        try {
            if (hex.length() != COLOUR_LENGTH) {
                throw Refused.invalid("meme-look");
            }
            return Integer.parseInt(hex, HEX);
        } catch (NumberFormatException none) {
            throw Refused.invalid("meme-look");
        }
    }

    /// The same with more panels.
    MemeForm with(List<Panel> more) {
        List<Panel> all = new ArrayList<>(more);
        all.addAll(panels);
        return new MemeForm(layout, all, captions);
    }

    /// What is to be drawn: as many of the panels as there is room for.
    Meme meme() {
        return new Meme(layout, panels.subList(0, Math.min(panels.size(), layout.slots().size())), captions);
    }

    /// How its picture is asked for by an address: with its words left out.
    String query() {
        StringBuilder query = new StringBuilder("layout=").append(layout.word());
        meme().panels().forEach(panel -> query.append("&panel=").append(word(panel)));
        return query.toString();
    }
}
