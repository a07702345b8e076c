package social.linnet.ai.builtin;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the painter understood of a prompt.
///
/// @param scenes  where, in the order named
/// @param things  what stands there
/// @param time    the hour, [Time#ANY] when the words leave it open
/// @param season  the season, [Season#ANY] likewise
/// @param weather the weather
/// @param style   how it is to look
/// @param colours named colours, `0xRRGGBB`, in the order named, at most four
/// @param tints   those of them that no thing beside them takes: they bend the whole picture
/// @param light   the colour asked for the sun or the moon, -1 for none
/// @param moods   how it is to feel
/// @param tones   how all colours are to move
/// @param traits  what a portrait is to have
/// @param hair    the colour asked for hair, -1 for none
/// @param clothes the colour asked for clothes, -1 for none
/// @param hash    the words themselves as a number: what is not understood still counts
record Brief(List<Scene> scenes, Set<Thing> things, Time time, Season season, Set<Weather> weather, Style style,
             List<Integer> colours, List<Integer> tints, int light, Set<Mood> moods, Set<Tone> tones, Set<Trait> traits, int hair,
             int clothes, long hash) {

    /// One word's meaning.
    sealed interface Meaning permits Scene, Thing, Time, Season, Weather, Style, Hint, Mood, Tone, Trait, Colour {
    }

    enum Scene implements Meaning {
        SEA, LAKE, ISLAND, UNDERWATER, MOUNTAINS, FOREST, CITY, VILLAGE, DESERT, MEADOW, SKY, SPACE, STILL_LIFE, ABSTRACT, PORTRAIT
    }

    enum Thing implements Meaning {
        BEACH, BOAT, LIGHTHOUSE, BALLOON, RAINBOW, WINDMILL, CASTLE, ROCKET, BRIDGE, HOUSE, TREE, FLOWERS, SUN, MOON, STARS,
        PLANET, AURORA, FRUIT, VASE, CUP, CAT, DOG, FOX, BIRD, OWL, FISH, WHALE, DEER, HORSE, RABBIT, BUTTERFLY, PERSON,
        ROBOT, HEART;

        private static final Set<Thing> CREATURES =
                EnumSet.of(CAT, DOG, FOX, OWL, DEER, HORSE, RABBIT, PERSON, ROBOT);

        private static final Set<Thing> OF_THE_SKY = EnumSet.of(SUN, MOON, STARS, PLANET, AURORA, RAINBOW, BALLOON, BIRD);

        boolean isCreature() {
            return CREATURES.contains(this);
        }
    }

    enum Time implements Meaning {
        ANY, DAWN, DAY, SUNSET, DUSK, NIGHT
    }

    enum Season implements Meaning {
        ANY, SPRING, SUMMER, AUTUMN, WINTER
    }

    enum Weather implements Meaning {
        RAIN, SNOW, FOG, STORM, CLOUDS, CLEAR
    }

    enum Style implements Meaning {
        PLAIN, WATERCOLOUR, STROKES, PIXEL, POSTER, INK, LINE, COMIC, ANIMATION, CLAY, BLUEPRINT, DUOTONE, LOW_POLY, GLASS, MINIMAL,
        FILM, NEON
    }

    /// A word that may mean a style and often does not ("a painting in a room", "a simple house"): it counts when no
    /// other word names one.
    record Hint(Style style) implements Meaning {
    }

    /// How all the colours are to move.
    enum Tone implements Meaning {
        WARM, COLD, BRIGHT, DARK, VIVID, PALE, MONOCHROME, SEPIA
    }

    /// What a person's portrait is to have.
    enum Trait implements Meaning {
        HAIR, CLOTHES, LONG_HAIR, SHORT_HAIR, CURLS, BUN, BALD, BEARD, GLASSES, HAT, SCARF, CROWN, OLD, CHILD, WOMAN, MAN
    }

    enum Mood implements Meaning {
        CALM, DRAMATIC, JOYFUL, SAD, DREAMY
    }

    private static final Set<Meaning> HEAD =
            Set.of(Trait.HAIR, Trait.LONG_HAIR, Trait.SHORT_HAIR, Trait.CURLS, Trait.BUN, Trait.BEARD);

    record Colour(int rgb) implements Meaning {
    }

    static Brief of(String prompt) {
        String text = Lexicon.fold(prompt);
        List<Scene> scenes = new ArrayList<>();
        Set<Thing> things = EnumSet.noneOf(Thing.class);
        Set<Weather> weather = EnumSet.noneOf(Weather.class);
        Set<Mood> moods = EnumSet.noneOf(Mood.class);
        List<Integer> colours = new ArrayList<>();
        List<Integer> tints = new ArrayList<>();
        Set<Tone> tones = EnumSet.noneOf(Tone.class);
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        int light = -1;
        int hair = -1;
        int clothes = -1;
        Time time = Time.ANY;
        Season season = Season.ANY;
        Style style = Style.PLAIN;
        Style hinted = Style.PLAIN;
        List<List<Meaning>> words = Lexicon.meanings(text);
        for (int i = 0; i < words.size(); i++) {
            for (Meaning meaning : words.get(i)) {
                switch (meaning) {
                    case Scene it -> {
                        if (!scenes.contains(it)) {
                            scenes.add(it);
                        }
                    }
                    case Thing it -> things.add(it);
                    case Weather it -> weather.add(it);
                    case Mood it -> moods.add(it);
                    case Tone it -> tones.add(it);
                    case Trait it -> traits.add(it);
                    case Colour it -> {
                        List<Meaning> owner = beside(words, i);
                        if (owner.stream().anyMatch(HEAD::contains)) {
                            hair = hair < 0 ? it.rgb() : hair;
                        } else if (owner.stream().anyMatch(Trait.class::isInstance)) {
                            clothes = clothes < 0 ? it.rgb() : clothes;
                        } else if (colours.size() < 4 && !colours.contains(it.rgb())) {
                            colours.add(it.rgb());
                            // "red sun", "soleil rouge": the colour is the thing's, before it or after it
                            if (owner.contains(Thing.SUN) || owner.contains(Thing.MOON)) {
                                light = it.rgb();
                            } else if (owner.stream().noneMatch(Thing.class::isInstance)) {
                                tints.add(it.rgb());
                            }
                        }
                    }
                    // of these the first word said counts
                    case Time it -> time = time == Time.ANY ? it : time;
                    case Season it -> season = season == Season.ANY ? it : season;
                    case Style it -> style = style == Style.PLAIN ? it : style;
                    case Hint it -> hinted = hinted == Style.PLAIN ? it.style() : hinted;
                }
            }
        }
        if (season == Season.ANY && weather.contains(Weather.SNOW)) {
            season = Season.WINTER;
        }
        return new Brief(List.copyOf(scenes), things, time, season, weather, style == Style.PLAIN ? hinted : style,
                List.copyOf(colours), List.copyOf(tints), light, moods, tones, traits, hair, clothes, hash(text));
    }

    private static List<Meaning> beside(List<List<Meaning>> words, int at) {
        List<Meaning> beside = new ArrayList<>(words.get(at));
        if (at > 0) {
            beside.addAll(words.get(at - 1));
        }
        if (at + 1 < words.size()) {
            beside.addAll(words.get(at + 1));
        }
        return beside;
    }

    /// The same at another hour.
    Brief at(Time hour) {
        return new Brief(scenes, things, hour, season, weather, style, colours, tints, light, moods, tones, traits, hair, clothes, hash);
    }

    /// Whether nothing but the sky is asked for, and what is in it.
    boolean isSkyAlone() {
        return (scenes.isEmpty() || scenes.equals(List.of(Scene.SKY))) && Thing.OF_THE_SKY.containsAll(things)
                && (!scenes.isEmpty() || !things.isEmpty());
    }

    boolean has(Scene scene) {
        return scenes.contains(scene);
    }

    boolean has(Thing thing) {
        return things.contains(thing);
    }

    boolean has(Weather kind) {
        return weather.contains(kind);
    }

    boolean has(Mood mood) {
        return moods.contains(mood);
    }

    boolean has(Tone tone) {
        return tones.contains(tone);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /// Whether any word names a place or a thing: what can be painted where nothing was.
    boolean isConcrete() {
        return !scenes.isEmpty() || !things.isEmpty();
    }

    /// Whether any of these scenes is asked for.
    boolean anyOf(Scene... wanted) {
        for (Scene scene : wanted) {
            if (has(scene)) {
                return true;
            }
        }
        return false;
    }

    boolean anyOf(Thing... wanted) {
        for (Thing thing : wanted) {
            if (has(thing)) {
                return true;
            }
        }
        return false;
    }

    /// FNV-1a in 64 bits, then mixed: short prompts must not give near seeds.
    private static long hash(String text) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(h);
    }

    /// Source: the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
