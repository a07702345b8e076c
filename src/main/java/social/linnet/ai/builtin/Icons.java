package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Small drawn things, each known by words of English and French. A line of the table is `words | shapes`, a shape is a
/// letter, a colour and numbers in a box of 100 by 100:
/// `c` circle (x y radius), `e` ellipse (x y width height), `r` rectangle (x y width height rounding), `p` polygon,
/// `b` closed cubic curves, `l` line (thickness, points), `a` arc (thickness x y width height from extent).
final class Icons {

    private static final String COLOURS = """
            k 2A2530
            w FBF7EF
            s BFC6CE
            d 6B7280
            r D9483B
            o F08A3C
            y F2C230
            g 4E9A57
            G 2F6B4A
            t 2FA59B
            b 3B7DD8
            B 24406F
            n A8713F
            N 5A3A26
            p F2A0B8
            v 8A5FC4
            l E6E1D6
            c F3E0B8
            i A5D8EE
            """;

    private static final String TABLE = """
            camera appareil_photo photo photography photographie photographer | r k 8 28 84 54 12; r d 30 18 34 16 6; r s 8 40 84 8 0; c s 50 56 24; c k 50 56 19; c B 50 56 13; c i 45 51 4; c r 80 35 4
            guitar guitare ukulele musician musicien | l N 8 58 44 88 14; r k 82 6 12 14 3; b o 30 92 6 92 4 66 22 60 34 56 32 44 46 42 62 42 68 56 58 66 54 72 58 88 30 92; c N 42 62 8; l k 3 20 74 30 84; l w 1 26 79 84 17
            coffee cafe mug tasse cup espresso | r w 20 34 50 48 14; a w 8 56 42 28 28 270 180; e N 24 32 42 10; l s 3 32 24 36 14; l s 3 46 24 50 12; l s 3 58 24 62 14; r r 20 54 50 8 0
            tea the_vert theiere teapot matcha | e g 22 36 52 48; r g 36 30 24 10 5; c G 48 27 5; l g 9 24 60 10 46; a g 7 62 44 28 30 270 180; e G 30 34 36 6
            cat chat kitten chaton | b o 24 92 18 60 32 52 48 52 66 52 80 64 76 92 60 94 40 94 24 92; c o 46 36 22; p o 26 32 26 8 42 18; p o 66 32 66 8 50 18; c k 38 34 3.5; c k 54 34 3.5; p p 43 42 49 42 46 46; a o 8 66 60 28 34 270 150
            dog chien puppy chiot | b n 24 92 20 60 34 54 48 54 64 54 76 62 74 92 58 94 40 94 24 92; e n 26 16 44 44; b N 28 22 14 22 14 44 22 50 28 46 30 30 28 22; b N 68 22 82 22 82 44 74 50 68 46 66 30 68 22; e c 36 36 24 22; c k 48 40 5; c k 39 30 3; c k 57 30 3
            laptop computer ordinateur portable macbook pc developer developpeur | r d 16 20 68 50 6; r B 21 25 58 40 2; l i 3 28 34 50 34; l y 3 28 42 62 42; l p 3 28 50 44 50; p s 6 82 14 72 86 72 94 82; r d 40 75 20 3 1
            book livre novel roman reading lecture | p r 14 20 50 28 50 88 14 80; p o 86 20 50 28 50 88 86 80; p w 19 22 50 31 50 82 19 74; p l 81 22 50 31 50 82 81 74; l s 2 26 36 44 40; l s 2 26 46 44 50; l s 2 56 40 74 36; l s 2 56 50 74 46
            bicycle bike velo bicyclette cyclist cycliste | a k 5 4 44 42 42 0 360; a k 5 54 44 42 42 0 360; l r 5 25 65 42 34 66 34 75 65; l r 5 42 34 50 65 66 34; l r 5 25 65 50 65; l k 5 36 28 46 28; l k 5 66 34 64 24 74 22
            ball football soccer ballon foot | c w 50 52 40; p k 50 36 64 46 59 62 41 62 36 46; l k 3 50 36 50 14; l k 3 64 46 86 40; l k 3 59 62 72 82; l k 3 41 62 28 82; l k 3 36 46 14 40; a k 3 10 12 80 80 0 360
            basketball basket | c o 50 52 40; a k 3 10 12 80 80 0 360; l k 3 50 12 50 92; l k 3 10 52 90 52; a k 3 -22 18 60 68 300 120; a k 3 62 18 60 68 120 120
            tennis racket raquette badminton | e s 18 8 50 58; e w 23 13 40 48; l s 1 33 12 33 62; l s 1 43 10 43 64; l s 1 53 12 53 62; l s 1 22 28 64 28; l s 1 22 42 64 42; l r 8 50 64 64 92; c y 78 30 12
            plant plante pot succulent cactus_pot monstera gardener jardinier | b g 50 64 20 58 14 36 20 20 40 28 50 46 50 64; b G 50 64 48 40 62 20 82 18 84 40 76 60 50 64; b t 50 64 40 42 40 18 52 6 62 20 60 46 50 64; p o 30 62 70 62 64 94 36 94; r o 26 58 48 10 3
            headphones headphone casque ecouteurs ecouteur airpods dj | a k 9 16 16 68 70 0 180; r r 8 50 24 36 10; r r 68 50 24 36 10; r k 26 52 8 32 4; r k 66 52 8 32 4
            phone telephone smartphone mobile iphone | r k 28 6 44 88 10; r b 32 14 36 68 3; c s 50 88 3.5; c y 50 36 9; p w 36 70 46 54 52 62 58 50 64 70
            sunglasses glasses lunettes lunette lunettes_de_soleil | r k 6 36 38 30 14; r k 56 36 38 30 14; l k 6 42 42 58 42; l d 4 14 46 24 42; l d 4 64 46 74 42
            hat chapeau fedora straw_hat | e n 4 58 92 24; b c 22 70 22 20 40 18 50 24 60 18 78 20 78 70 60 78 40 78 22 70; b r 22 68 40 76 60 76 78 68 78 60 78 60 78 58 60 66 40 66 22 58 22 60 22 62 22 68
            cap casquette baseball_cap | b b 12 64 12 24 70 18 74 62 50 68 30 68 12 64; b B 70 60 92 58 98 68 94 72 80 66 60 66 50 66 56 62 64 60 70 60; c w 42 26 4
            pizza | p y 12 22 88 22 50 94; b o 8 22 24 8 76 8 92 22 90 32 86 32 84 30 60 24 40 24 16 30 14 32 10 32 8 22; c r 36 42 7; c r 60 42 7; c r 49 64 7; c g 50 34 3; c g 42 56 3
            burger hamburger cheeseburger | b o 12 46 12 8 88 8 88 46 70 50 30 50 12 46; r g 10 48 80 8 4; r r 13 55 74 6 3; r N 12 60 76 12 6; r y 20 70 60 5 2; r o 14 75 72 16 8; c w 36 26 2; c w 50 20 2; c w 62 28 2
            croissant baguette bread pain_de_mie boulanger baker viennoiserie | b o 8 66 10 30 40 14 62 22 84 28 94 50 90 74 82 76 80 60 62 52 44 46 30 58 24 76 14 80 8 74 8 66; l N 3 28 34 36 56; l N 3 48 24 50 50; l N 3 70 30 64 54; l N 3 84 48 74 60
            cake gateau birthday anniversaire pastry patissier | r p 16 50 68 40 6; b w 16 52 26 66 32 52 40 58 48 68 56 52 62 58 70 68 78 60 84 52 84 44 84 44 80 44 40 44 20 44 16 46 16 50 16 50 16 52; r b 47 24 6 22 2; b y 50 10 56 18 54 24 50 24 46 24 44 18 50 10
            ice_cream glace gelato cornet | p n 30 48 70 48 50 96; l N 2 38 50 56 80; l N 2 62 50 44 80; c p 38 38 17; c w 62 38 17; c t 50 22 17
            wine vin verre_de_vin bottle_of_wine | b i 30 10 70 10 70 10 70 10 74 40 66 54 50 54 34 54 26 40 30 10; b r 28 30 72 30 72 30 72 30 70 46 62 52 50 52 38 52 30 46 28 30; l i 5 50 54 50 86; e i 30 82 40 10
            beer biere pint | r y 22 28 46 60 8; a s 8 56 40 30 32 270 180; c w 30 28 11; c w 46 24 13; c w 60 28 11; r w 22 28 46 8 4; l o 4 34 46 34 80; l o 4 46 46 46 80; l o 4 58 46 58 80
            bottle water gourde bouteille thermos | r t 34 28 32 64 10; r s 40 8 20 14 4; r d 38 20 24 10 3; r w 34 50 32 16 0; l i 4 41 34 41 46
            apple pomme | b r 50 32 70 18 92 34 86 60 80 84 66 96 50 88 34 96 20 84 14 60 8 34 30 18 50 32; l N 5 50 32 54 14; b g 54 22 62 8 78 8 82 12 78 24 64 28 54 22; e p 24 40 12 18
            banana banane | b y 18 20 18 60 50 84 84 76 92 74 92 86 86 88 50 100 8 72 10 22 10 16 18 16 18 20; l N 6 13 20 14 12
            avocado avocat | b G 50 6 68 6 74 34 82 54 90 80 72 96 50 96 28 96 10 80 18 54 26 34 32 6 50 6; b c 50 14 62 14 67 38 74 56 82 78 68 88 50 88 32 88 18 78 26 56 33 38 38 14 50 14; c N 50 66 14; c n 46 62 4
            paintbrush brush pinceau palette paint peinture artist artiste painter peintre | b n 50 14 88 14 98 52 78 64 66 70 62 62 56 70 54 84 40 92 24 84 0 68 6 14 50 14; c r 30 36 8; c y 50 28 8; c b 70 38 8; c g 24 58 8; c w 42 74 7
            pencil crayon stylo pen notebook carnet writer ecrivain | r r 14 12 56 78 5; r w 22 12 48 78 3; l s 2 28 30 62 30; l s 2 28 42 62 42; l s 2 28 54 62 54; p y 64 78 84 30 92 34 72 82; p c 64 78 72 82 62 90; p p 84 30 92 34 95 27 87 23
            microphone micro mic singer chanteur chanteuse podcast | r d 36 8 28 48 28; l s 2 38 22 62 22; l s 2 38 32 62 32; a k 6 26 22 48 50 180 180; l k 6 50 72 50 90; l k 7 34 91 66 91
            piano keyboard clavier synth pianist pianiste | r k 6 28 88 50 6; r w 12 38 76 34 2; l s 1.5 23 38 23 72; l s 1.5 34 38 34 72; l s 1.5 45 38 45 72; l s 1.5 56 38 56 72; l s 1.5 67 38 67 72; l s 1.5 78 38 78 72; r k 20 38 6 20 1; r k 31 38 6 20 1; r k 53 38 6 20 1; r k 64 38 6 20 1; r k 75 38 6 20 1
            violin violon fiddle cello violoncelle | l N 6 50 6 50 50; b o 50 36 68 36 68 50 62 58 76 68 72 92 50 92 28 92 24 68 38 58 32 50 32 36 50 36; l k 2 50 14 50 86; l N 3 40 62 40 76; l N 3 60 62 60 76; r k 44 4 12 8 3
            drum tambour batterie drummer batteur | r r 14 40 72 42 6; e w 14 28 72 26; a s 4 14 28 72 26 0 360; l y 4 20 52 36 80; l y 4 50 54 36 80; l y 4 50 54 64 80; l y 4 80 52 64 80; l n 6 20 8 46 36; l n 6 84 8 58 36
            gamepad controller manette video_game jeu_video console gamer | b k 28 30 40 30 60 30 72 30 90 30 98 80 86 80 76 82 70 66 62 66 54 66 46 66 38 66 30 66 24 82 14 80 2 80 10 30 28 30; r s 20 46 18 6 2; r s 26 40 6 18 2; c r 76 44 4.5; c b 66 52 4.5; c y 72 56 4.5; c g 80 52 4.5
            skateboard skate planche | l r 12 14 46 26 52 76 52 88 46; c k 30 66 8; c k 72 66 8; c w 30 66 3; c w 72 66 3
            surfboard surf surfer planche_de_surf | b t 50 2 74 26 74 74 50 98 26 74 26 26 50 2; b y 50 10 60 30 60 70 50 90 40 70 40 30 50 10; l w 3 50 6 50 94
            ski skis snowboard skieur skier | l r 8 30 8 26 92; l b 8 48 8 50 92; l d 4 70 10 76 92; a d 4 68 74 16 12 0 360; c k 70 12 5
            dumbbell haltere weights sport musculation gym fitness | l d 8 26 50 74 50; r k 14 28 14 44 5; r k 72 28 14 44 5; r d 6 36 9 28 4; r d 85 36 9 28 4
            running_shoe sneaker shoe basket_shoes chaussure chaussures baskets runner coureur | b b 8 50 8 34 24 34 30 42 42 52 56 50 70 56 88 60 94 64 94 74 70 76 30 76 8 74 8 66 8 58 8 50; r w 6 72 89 10 5; l w 3 36 46 44 40; l w 3 44 50 52 44; l w 3 52 53 60 47
            backpack sac_a_dos sac bag rucksack hiker randonneur | r o 22 26 56 64 18; a N 6 36 10 28 28 0 180; r n 30 56 40 28 8; r y 46 52 8 12 2; r N 22 44 56 5 0
            tent tente camping | p g 50 14 94 86 6 86; p G 50 14 66 86 34 86; p y 50 40 58 86 42 86; l N 4 50 14 54 6; l s 2 6 86 0 92
            map carte compass boussole voyage traveller | c n 50 52 40; c w 50 52 32; p r 50 26 58 52 42 52; p d 50 78 58 52 42 52; c k 50 52 4; r n 44 4 12 12 4
            suitcase valise luggage bagage | r b 18 30 64 56 8; a k 6 36 14 28 30 0 180; r B 28 30 6 56 0; r B 66 30 6 56 0; c k 28 90 5; c k 72 90 5
            airplane plane avion pilot pilote | b s 50 4 58 10 58 26 58 38 60 40 60 70 56 92 52 96 48 96 44 92 40 70 40 40 42 38 42 26 42 10 50 4; p b 58 38 96 64 96 72 58 60; p b 42 38 4 64 4 72 42 60; p r 54 78 70 90 70 96 50 90; p r 46 78 30 90 30 96 50 90
            car voiture auto driver | b r 6 66 6 50 18 48 26 46 34 28 40 26 54 26 68 26 76 36 80 46 92 48 96 54 96 70 70 72 30 72 6 72 6 70 6 68 6 66; p i 34 44 40 32 52 32 52 44; p i 56 44 56 32 64 32 72 44; c k 28 70 11; c s 28 70 5; c k 74 70 11; c s 74 70 5
            train tgv metro | r b 20 12 60 64 16; r i 28 22 44 24 6; r w 20 54 60 5 0; c y 32 66 4; c y 68 66 4; l d 5 32 78 22 92; l d 5 68 78 78 92; l d 4 26 86 74 86
            boat bateau sailboat voilier sailor marin | p w 50 10 50 62 18 62; p r 54 22 54 62 80 62; b B 8 66 40 68 60 68 92 66 84 86 80 88 70 88 50 88 40 88 30 88 20 88 16 86 8 66; l N 4 52 8 52 66
            umbrella parapluie | b v 8 52 10 8 90 8 92 52 84 44 76 44 70 52 64 44 56 44 50 52 44 44 36 44 30 52 24 44 16 44 8 52; l k 5 50 50 50 84; a k 5 36 76 14 16 180 180; l k 4 50 10 50 6
            watch montre clock horloge | r N 38 4 24 92 6; c s 50 50 28; c w 50 50 22; l k 4 50 50 50 34; l k 4 50 50 60 56; c r 50 50 2.5
            key cle cles clef keys | a y 9 12 12 38 38 0 360; l y 9 46 46 86 86; l y 8 72 72 62 82; l y 8 84 84 76 92
            flower fleur bouquet rose tulip tulipe florist fleuriste | l g 5 50 46 50 94; b g 50 80 34 78 26 66 28 60 42 62 50 70 50 80; c p 50 16 14; c p 32 30 14; c p 68 30 14; c p 40 48 14; c p 60 48 14; c y 50 34 11
            heart coeur love amour | b r 50 90 6 60 2 18 30 16 42 16 48 24 50 32 52 24 58 16 70 16 98 18 94 60 50 90; b p 24 30 26 24 32 24 34 26 28 28 26 34 24 40 22 38 22 34 24 30
            star etoile | p y 50 6 62 38 96 40 70 62 79 94 50 76 21 94 30 62 4 40 38 38
            crown couronne king queen | p y 10 80 6 28 30 50 50 16 70 50 94 28 90 80; r o 10 72 80 12 3; c r 50 60 5; c b 28 64 4; c g 72 64 4
            light_bulb bulb ampoule idea idee | c y 50 38 30; p y 34 58 66 58 60 74 40 74; r s 40 72 20 16 5; l o 3 42 44 46 58; l o 3 58 44 54 58; l d 2 41 78 59 78; l d 2 41 83 59 83
            hammer marteau tools outils tool outil bricolage builder | l n 10 50 36 50 92; r d 20 14 52 24 5; p d 72 14 90 30 72 38; r s 24 18 44 5 2
            wrench cle_anglaise mechanic mecanicien | l s 14 30 30 74 82; c s 26 26 18; p w 26 26 8 18 20 4; c d 74 82 5
            stethoscope doctor docteur medecin nurse infirmier infirmiere | a k 6 24 -10 40 66 180 180; l k 6 44 56 44 70; a k 6 44 54 36 34 180 180; l k 6 80 70 80 54; c s 80 46 10; c d 80 46 5; c d 24 20 5; c d 64 20 5
            flask fiole chemistry chimie scientist scientifique science | p i 40 10 60 10 60 40 86 88 14 88 40 40; p g 30 58 70 58 86 88 14 88; r s 36 6 28 6 3; c w 44 72 4; c w 58 78 3; c w 52 64 2.5
            microscope | r d 20 84 60 8 4; a d 9 20 30 56 54 290 130; l k 15 40 16 54 54; l s 8 36 8 40 18; r k 34 62 34 6 2
            telescope astronomy astronomie | l B 18 20 48 74 26; l b 22 66 29 80 23; l k 5 46 44 30 92; l k 5 46 44 64 92; l k 5 46 44 48 92; p y 86 66 88 72 94 74 88 76 86 82 84 76 78 74 84 72
            paper newspaper journal journalist journaliste | r w 16 10 60 80 3; r l 74 24 12 66 3; r k 24 18 44 9 1; r s 24 34 20 22 1; l d 2 48 36 68 36; l d 2 48 44 68 44; l d 2 48 52 68 52; l d 2 24 64 68 64; l d 2 24 72 68 72; l d 2 24 80 56 80
            chess echecs pawn | c k 50 24 14; p k 42 36 58 36 66 76 34 76; r k 26 74 48 14 4; r k 36 36 28 6 3; c d 45 20 4
            dice de_a_jouer des board_game jeu_de_societe | r w 14 18 58 58 10; c k 28 32 5; c k 58 32 5; c k 43 47 5; c k 28 62 5; c k 58 62 5; r r 58 58 34 34 7; c w 75 75 4
            knitting tricot yarn laine wool pelote | c p 48 56 32; a v 3 20 30 56 52 20 120; a v 3 24 36 48 46 200 120; a v 3 30 28 40 58 60 100; l n 5 20 10 62 76; l n 5 80 12 40 78; c r 20 10 5; c r 80 12 5
            scissors ciseaux hairdresser coiffeur coiffeuse tailor | l s 7 34 10 62 62; l s 7 66 10 38 62; a r 7 18 60 26 28 0 360; a r 7 56 60 26 28 0 360; c k 50 42 3
            frying_pan pan poele chef cook cuisinier cuisiniere cooking cuisine | e k 8 34 58 44; e d 14 38 46 34; l n 8 64 56 94 52; b w 24 50 22 42 34 40 40 44 52 42 52 58 42 62 30 66 22 60 24 50; c y 38 53 7
            bird oiseau parrot perroquet | b b 20 60 18 34 40 22 56 28 70 22 82 32 80 44 78 66 60 82 40 80 30 78 22 70 20 60; p o 80 36 94 42 80 46; c w 66 36 6; c k 67 36 3; b B 30 56 40 44 58 50 58 62 50 72 36 70 30 56; p B 22 62 4 76 24 76; l o 3 46 80 46 92; l o 3 56 78 56 92
            fish poisson fishing peche fisherman pecheur | b o 10 50 24 26 54 24 72 50 54 76 24 74 10 50; p o 68 50 94 30 90 50 94 70; c w 28 44 6; c k 28 44 3; a r 3 38 36 16 28 300 120; p y 36 32 50 18 56 32
            robot | r s 22 28 56 46 10; r d 30 38 40 20 8; c t 40 48 5; c t 60 48 5; l d 4 50 28 50 14; c r 50 11 6; r d 12 44 9 20 4; r d 79 44 9 20 4; r d 34 76 32 14 5; l w 3 40 66 60 66
            rocket fusee astronaut astronaute space espace | b w 50 2 70 20 70 52 62 74 58 76 42 76 38 74 30 52 30 20 50 2; p r 34 54 16 78 36 74; p r 66 54 84 78 64 74; c b 50 36 9; c i 48 34 4; b o 42 78 40 90 48 92 50 98 52 92 60 90 58 78 54 80 46 80 42 78
            sunscreen creme_solaire beach plage | r y 30 24 40 68 10; r o 38 8 24 18 4; c w 50 58 13; c o 50 58 8
            candle bougie | r c 34 36 32 56 6; l k 3 50 36 50 28; b o 50 6 62 20 58 30 50 30 42 30 38 20 50 6; e w 34 32 32 10
            gift cadeau present | r r 16 40 68 50 4; r r 12 32 76 14 4; r y 44 32 12 58 0; a y 7 26 12 26 22 0 360; a y 7 48 12 26 22 0 360
            """;

    private static final Map<Character, Color> INKS = new HashMap<>();
    private static final Map<String, String> BY_WORD = new HashMap<>();

    static {
        for (String line : COLOURS.lines().toList()) {
            INKS.put(line.charAt(0), new Color(HexFormat.fromHexDigits(line.substring(2))));
        }
        for (String line : TABLE.lines().toList()) {
            String[] halves = line.split(" \\| ");
            for (String word : halves[0].split(" ")) {
                BY_WORD.putIfAbsent(word, halves[1]);
            }
        }
    }

    private Icons() {
    }

    /// How many words are known.
    static int words() {
        return BY_WORD.size();
    }

    /// Every icon.
    static Set<String> all() {
        return Set.copyOf(BY_WORD.values());
    }

    /// The icon for what a person wrote, "un vieil appareil photo" or "Headphones": the longest phrase in it that is known.
    static Optional<String> find(String words) {
        String[] parts = Lexicon.fold(words).split(" ");
        for (int count = Math.min(3, parts.length); count >= 1; count--) {
            for (int from = 0; from + count <= parts.length; from++) {
                String phrase = String.join("_", Arrays.copyOfRange(parts, from, from + count));
                String icon = BY_WORD.get(phrase);
                if (icon == null && phrase.endsWith("s")) {
                    icon = BY_WORD.get(phrase.substring(0, phrase.length() - 1));
                }
                if (icon == null && phrase.endsWith("x")) {
                    icon = BY_WORD.get(phrase.substring(0, phrase.length() - 1));
                }
                if (icon != null) {
                    return Optional.of(icon);
                }
            }
        }
        return Optional.empty();
    }

    /// Draws an icon in the box of 100 by 100 at the pen's origin.
    static void draw(Graphics2D pen, String icon) {
        for (String shape : icon.split("; ")) {
            String[] words = shape.split(" ");
            double[] n = new double[words.length - 2];
            for (int i = 0; i < n.length; i++) {
                n[i] = Double.parseDouble(words[i + 2]);
            }
            pen.setColor(INKS.get(words[1].charAt(0)));
            switch (words[0]) {
                case "c" -> pen.fill(new Ellipse2D.Double(n[0] - n[2], n[1] - n[2], 2 * n[2], 2 * n[2]));
                case "e" -> pen.fill(new Ellipse2D.Double(n[0], n[1], n[2], n[3]));
                case "r" -> pen.fill(new RoundRectangle2D.Double(n[0], n[1], n[2], n[3], 2 * n[4], 2 * n[4]));
                case "p" -> pen.fill(Town.path(n));
                case "b" -> pen.fill(Creatures.curves(n));
                case "l" -> {
                    pen.setStroke(new BasicStroke((float) n[0], BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                    Path2D line = new Path2D.Double();
                    line.moveTo(n[1], n[2]);
                    for (int i = 3; i + 1 < n.length; i += 2) {
                        line.lineTo(n[i], n[i + 1]);
                    }
                    pen.draw(line);
                }
                case "a" -> {
                    pen.setStroke(new BasicStroke((float) n[0], BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                    pen.draw(new Arc2D.Double(n[1], n[2], n[3], n[4], n[5], n[6], Arc2D.OPEN));
                }
                default -> throw new IllegalStateException("no shape is called " + words[0]);
            }
        }
    }
}
