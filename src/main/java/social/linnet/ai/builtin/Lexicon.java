package social.linnet.ai.builtin;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import social.linnet.ai.builtin.Brief.Colour;
import social.linnet.ai.builtin.Brief.Hint;
import social.linnet.ai.builtin.Brief.Meaning;
import social.linnet.ai.builtin.Brief.Mood;
import social.linnet.ai.builtin.Brief.Scene;
import social.linnet.ai.builtin.Brief.Season;
import social.linnet.ai.builtin.Brief.Style;
import social.linnet.ai.builtin.Brief.Thing;
import social.linnet.ai.builtin.Brief.Time;
import social.linnet.ai.builtin.Brief.Tone;
import social.linnet.ai.builtin.Brief.Trait;
import social.linnet.ai.builtin.Brief.Weather;

/// The words the painter knows, in English and French, without accents and in the singular. Words that mean something
/// else in the other language (`or`, `the`, `pain`, `pin`) are left out on purpose. A phrase is written with `_`; `~` marks
/// words that only hint at a style.
final class Lexicon {

    private static final String SCENES = """
            SEA sea ocean mer wave vague beach plage coast cote shore rivage harbour harbor bay baie surf marine maritime seaside cliff falaise bord_de_mer
            LAKE lake lac river riviere fleuve pond etang stream ruisseau canal water eau waterfall cascade fjord reflection reflet
            ISLAND island ile isle lagoon lagon tropical tropique atoll palm palmier
            UNDERWATER underwater coral corail reef recif aquarium jellyfish meduse turtle tortue diver plongeur sous_la_mer under_the_sea sous_l_eau sous_marin
            MOUNTAINS mountain montagne mont peak pic summit sommet alp alpe alpin alpine valley vallee glacier hill colline volcano volcan canyon
            FOREST forest foret wood woods bois jungle woodland sapin fir birch bouleau clairiere glade
            CITY city ville town skyline street rue building immeuble urban urbain skyscraper gratte_ciel downtown metropolis metropole new_york paris tokyo rooftop toit
            VILLAGE village hamlet hameau farm ferme cottage countryside campagne chalet
            DESERT desert dune sahara sand sable oasis cactus camel chameau pyramid pyramide
            MEADOW meadow prairie field champ pre garden jardin lawn grass herbe pasture paturage park parc vineyard vigne lavender lavande
            SKY sky ciel heaven
            SPACE space espace galaxy galaxie nebula nebuleuse cosmos cosmic cosmique universe univers astronaut astronaute planet planete spaceship orbit orbite saturn saturne asteroid milky_way voie_lactee
            STILL_LIFE still_life nature_morte table
            PORTRAIT portrait visage headshot selfie bust buste avatar self_portrait autoportrait
            ABSTRACT abstract abstrait abstraite abstraction fractal fractale pattern motif texture
            """;

    private static final String THINGS = """
            BEACH beach plage shore rivage seaside bord_de_mer surf
            BOAT boat bateau sailboat voilier ship navire sail voile barque yacht canoe kayak
            LIGHTHOUSE lighthouse phare
            BALLOON balloon ballon montgolfiere
            RAINBOW rainbow arc_en_ciel
            WINDMILL windmill moulin
            CASTLE castle chateau palace palais fortress forteresse tower tour
            ROCKET rocket fusee spaceship
            BRIDGE bridge pont
            HOUSE house maison cabin cabane hut cottage chalet home
            TREE tree arbre oak chene willow saule cherry_tree cerisier sakura apple_tree pommier
            FLOWERS flower fleur bouquet tulip tulipe poppy coquelicot daisy marguerite sunflower tournesol lavender lavande blossom
            SUN sun soleil sunny ensoleille
            MOON moon lune moonlight
            STARS star etoile starry etoilee comet comete
            PLANET planet planete saturn saturne jupiter mars_planet
            AURORA aurora northern_light aurore_boreale
            FRUIT fruit apple pomme pear poire lemon citron cherry cerise grape raisin peach peche plum prune
            VASE vase
            CUP cup tasse mug coffee cafe tea teapot theiere
            CAT cat chat kitten chaton feline kitty
            DOG dog chien puppy chiot
            FOX fox renard wolf loup
            BIRD bird oiseau linnet linotte swallow hirondelle gull mouette seagull sparrow moineau robin goose oie crane pigeon dove colombe
            OWL owl hibou chouette
            FISH fish poisson
            WHALE whale baleine dolphin dauphin
            DEER deer cerf stag biche elk moose
            HORSE horse cheval pony poney unicorn licorne chevaux
            RABBIT rabbit lapin bunny hare lievre
            BUTTERFLY butterfly papillon
            PERSON person personne lady dame gentleman monsieur roi reine princess princesse grandmother grandfather grand_mere grand_pere old_man old_woman vieil_homme vieille_femme sailor marin dancer danseuse pirate woman femme man homme girl fille boy garcon traveller traveler voyageur hiker randonneur wanderer figure people couple friend ami child enfant king queen wizard
            ROBOT robot android androide automate
            HEART heart coeur love amour
            """;

    private static final String REST = """
            DAWN dawn aube sunrise morning matin lever_de_soleil lever_du_soleil daybreak matinal
            DAY day jour noon midi midday daylight afternoon apres_midi plein_jour
            SUNSET sunset couchant coucher_de_soleil coucher_du_soleil golden_hour heure_doree sundown
            DUSK dusk crepuscule twilight evening soir soiree blue_hour heure_bleue
            NIGHT night nuit midnight minuit nocturne nocturnal nuit_etoilee starry_night ciel_etoile moonlit clair_de_lune moonlight
            SPRING spring printemps blossom cerisier sakura
            SUMMER summer ete_saison en_ete
            AUTUMN autumn automne autumnal
            WINTER winter hiver snow neige snowy enneige enneigee ice glace frost givre icy polar arctic arctique banquise iceberg
            RAIN rain pluie rainy pluvieux pluvieuse drizzle averse
            SNOW snowing snowfall snowflake flocon snowstorm blizzard falling_snow sous_la_neige neige_qui_tombe
            FOG fog brouillard mist brume misty brumeux brumeuse foggy haze
            STORM storm stormy tempete tempetueux windy vent orage thunder tonnerre lightning eclair thunderstorm orageux
            CLOUDS cloud nuage cloudy nuageux overcast couvert
            CLEAR clear clair cloudless degage
            WATERCOLOUR watercolour watercolor aquarelle gouache watercolour_painting watercolor_painting peinture_a_l_aquarelle
            STROKES van_gogh impressionist impressionniste impressionism impressionnisme oil oil_painting peinture_a_l_huile brushstroke monet expressionist impasto
            PIXEL pixel pixel_art pixelart 8bit 16bit 8_bit 16_bit retro_game jeu_video minecraft
            POSTER poster affiche screenprint screen_printed serigraphie serigraphiee travel_poster affiche_de_voyage linocut linogravure woodblock ukiyo estampe
            INK ink encre ink_drawing dessin_a_l_encre ink_line_drawing engraving gravure etching hatching hachure
            LINE line_drawing line_art dessin_au_trait trait sketch croquis pencil crayon contour outline_drawing
            COMIC comic comic_panel comic_book bright_flat_colour bright_flat_color bd bande_dessinee case_de_bd planche_de_bd manga pop_art caricature
            ANIMATION animation animated anime cartoon toon dessin_anime hand_drawn_animation hand_drawn_animation_still animation_dessinee image_de_dessin_anime film_d_animation warm_flat_colour warm_flat_color
            CLAY clay claymation plasticine clay_model pate_a_modeler argile plastiline
            BLUEPRINT blueprint blueprint_drawing bleu_d_architecte plan_d_architecte plan_technique cyanotype white_line blue_paper ligne_blanche papier_bleu
            DUOTONE duotone two_tone bichromie bicolore deux_tons duotone_print risograph risographie
            LOW_POLY low_poly lowpoly polygon polygone origami cubist cubisme cubiste facette
            GLASS stained_glass vitrail vitraux mosaic mosaique
            MINIMAL minimal minimalist minimaliste minimalism epure
            FILM film vintage analog analogue argentique 35_mm 35mm photographie_argentique film_photograph cinematic cinematique polaroid kodak
            NEON neon synthwave vaporwave cyberpunk retrowave outrun
            ~WATERCOLOUR wash pastel lavis
            ~STROKES painting peinture tableau
            ~POSTER print
            ~LINE drawing dessin pen
            ~MINIMAL simple flat
            ~FILM photo photograph photographie grain photorealistic
            WARM warm warmer chaud chaude chaleureux rechauffe
            COLD cold cool cooler froid froide
            BRIGHT bright brighter lumineux lumineuse lighter plus_clair eclaircir
            DARK dark darker sombre obscur fonce assombrir
            VIVID vivid vibrant vif vive saturated sature colourful colorful colore coloree
            PALE pale faded delave muted doux_et_pale fane soft_colour
            MONOCHROME black_and_white noir_et_blanc monochrome greyscale grayscale niveaux_de_gris niveau_de_gri
            SEPIA sepia old_photo vieille_photo
            HAIR hair cheveux haired
            CLOTHES coat manteau jacket veste shirt chemise dress robe sweater pull jumper hoodie vetement clothes suit costume t_shirt blouse cape
            LONG_HAIR long_hair long_haired cheveux_longs longs_cheveux
            SHORT_HAIR short_hair short_haired cheveux_courts
            CURLS curly curly_hair boucle bouclee frise frisee cheveux_boucles afro
            BUN bun chignon
            BALD bald chauve
            BEARD beard barbe bearded barbu moustache
            GLASSES glasses lunette spectacles
            HAT hat chapeau beret cap casquette beanie bonnet
            SCARF scarf echarpe foulard
            CROWN crown couronne king queen roi reine princess princesse
            OLD old_man old_woman grandmother grandfather grand_mere grand_pere vieil_homme vieille_femme vieux vieille elderly
            CHILD child enfant boy girl garcon fille kid
            WOMAN woman femme girl fille lady dame queen reine princess princesse grandmother grand_mere vieille_femme old_woman
            MAN man homme boy garcon king roi grandfather grand_pere vieil_homme old_man gentleman monsieur
            CALM calm calme quiet peaceful paisible serene serein tranquil tranquille silence zen
            DRAMATIC dramatic dramatique epic epique wild powerful sauvage
            JOYFUL happy joyful joyeux joyeuse heureux cheerful fun joie joy party fete celebration
            SAD sad triste melancholy melancholic melancolie melancolique lonely solitary solitaire gloomy
            DREAMY dream reve dreamy reveur magical magic magique fairy feerique enchanted enchante enchantee surreal surrealiste fantasy whimsical
            """;

    private static final String COLOURS = """
            D03A36 red rouge scarlet ecarlate crimson poppy coquelicot
            EE8233 orange
            F2C230 yellow jaune golden dore doree gold sunflower tournesol
            3FA05A green vert verte emerald emeraude
            2FA59B teal turquoise cyan aqua
            2F6FD0 blue bleu bleue azure azur
            24357F indigo navy marine_blue bleu_nuit
            8A4FC4 purple violet violette mauve lilac lilas lavender lavande
            EC79A8 pink rose magenta fuchsia
            8B5E3C brown brun marron ochre ocre
            E9E4DA white blanc blanche
            3A3A44 black noir noire
            8B9099 grey gray gris grise silver argente
            C2602E ginger roux rousse auburn chatain_clair
            EBCB7C blond blonde
            4A3024 brunette chatain
            """;

    private static final Map<String, List<Meaning>> WORDS = new HashMap<>();
    private static final int LONGEST_PHRASE = 4;

    static {
        read(SCENES, List.of(Scene.values()));
        read(THINGS, List.of(Thing.values()));
        List<Meaning> rest = new ArrayList<>();
        for (Meaning[] values : new Meaning[][] {Time.values(), Season.values(), Weather.values(), Style.values(),
            Mood.values(), Tone.values(), Trait.values()}) {
            rest.addAll(List.of(values));
        }
        for (Style style : Style.values()) {
            rest.add(new Hint(style));
        }
        read(REST, rest);
        for (String line : COLOURS.lines().toList()) {
            String[] words = line.split(" ");
            learn(words, new Colour(Integer.parseInt(words[0], 16)));
        }
    }

    private Lexicon() {
    }

    /// Lower case, without accents, ligatures apart, everything but letters and digits a space.
    static String fold(String prompt) {
        String plain = Normalizer.normalize(prompt, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT)
                .replace("œ", "oe").replace("æ", "ae");
        StringBuilder text = new StringBuilder(plain.length());
        plain.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).forEach(c -> {
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL) {
                text.appendCodePoint(c);
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        });
        return text.toString().strip();
    }

    /// What the words of a folded text mean, in their order, one entry a word that means something; a phrase counts
    /// before its words. Words that mean nothing leave an empty entry, so that neighbours stay apart.
    static List<List<Meaning>> meanings(String folded) {
        String[] words = folded.split(" ");
        List<List<Meaning>> found = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            List<Meaning> meanings = List.of();
            for (int n = Math.min(LONGEST_PHRASE, words.length - i); n >= 1 && meanings.isEmpty(); n--) {
                meanings = find(words, i, n);
                if (!meanings.isEmpty()) {
                    i += n - 1;
                }
            }
            found.add(meanings);
        }
        return found;
    }

    private static List<Meaning> find(String[] words, int from, int count) {
        StringBuilder exact = new StringBuilder();
        StringBuilder singular = new StringBuilder();
        for (int k = from; k < from + count; k++) {
            exact.append(k == from ? "" : "_").append(words[k]);
            singular.append(k == from ? "" : "_").append(singular(words[k]));
        }
        List<Meaning> meanings = WORDS.get(exact.toString());
        return meanings != null ? meanings : WORDS.getOrDefault(singular.toString(), List.of());
    }

    /// Plurals of both languages, as far as a painter needs them.
    private static String singular(String word) {
        int n = word.length();
        if (n > 4 && word.endsWith("ies")) {
            return word.substring(0, n - 3) + "y";
        }
        if (n > 5 && (word.endsWith("ches") || word.endsWith("shes") || word.endsWith("xes"))
                && !WORDS.containsKey(word.substring(0, n - 1))) {
            return word.substring(0, n - 2);
        }
        if (n > 4 && word.endsWith("eaux") || n > 3 && word.endsWith("s")) {
            return word.substring(0, n - 1);
        }
        return word;
    }

    private static void read(String table, List<? extends Meaning> meanings) {
        for (String line : table.lines().toList()) {
            String[] words = line.split(" ");
            for (Meaning meaning : meanings) {
                if (name(meaning).equals(words[0])) {
                    learn(words, meaning);
                }
            }
        }
    }

    private static String name(Meaning meaning) {
        return meaning instanceof Hint hint ? "~" + hint.style() : ((Enum<?>) meaning).name();
    }

    private static void learn(String[] words, Meaning meaning) {
        for (int i = 1; i < words.length; i++) {
            WORDS.computeIfAbsent(words[i], word -> new ArrayList<>(2)).add(meaning);
        }
    }
}
