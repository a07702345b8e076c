package social.linnet.ai.builtin;

import java.util.HexFormat;
import java.util.List;

import social.linnet.ai.builtin.Brief.Mood;
import social.linnet.ai.builtin.Brief.Season;
import social.linnet.ai.builtin.Brief.Style;
import social.linnet.ai.builtin.Brief.Time;
import social.linnet.ai.builtin.Brief.Weather;

/// The colours of one picture, `0xRRGGBB`, chosen to go together.
///
/// @param time    the hour it is
/// @param zenith  the top of the sky
/// @param middle  half-way down
/// @param horizon where it meets the land
/// @param light   the sun or the moon
/// @param haze    what the farthest land fades into
/// @param far     far land
/// @param near    the darkest foreground
/// @param ground  grass, or what grows
/// @param accent  the small bright thing the eye goes to
/// @param second  its companion
record Palette(Time time, int zenith, int middle, int horizon, int light, int haze, int far, int near, int ground,
               int accent, int second) {

    private static final List<Palette> DAWN = of(Time.DAWN, """
            5B7DB1 A9B8D9 F9D5C2 FFF1DC DCC5D0 8E93B5 2F3A56 6A8B72 F08A70 F7D6A0
            4A6BA8 C9A2C4 FFDCC0 FFF0D2 E9BDB8 9480AB 2B2C4F 5E7F72 F2A65A E86F84
            6FA8C0 C4DCD8 FCE6C4 FFF7E0 CFDCD2 86A9AE 24434D 7A9E6B EF8F6C F6C667
            """);
    private static final List<Palette> DAY = of(Time.DAY, """
            2F7FC6 84BEE8 E3F1EE FFFBEA BFD9E6 7AA3BF 1D4650 6FA657 E4573D F7C548
            2E8FB8 8CD0DC EFF3DF FFF9E0 BEDFDC 6FAAB0 17474A 80B056 F0703A FFD166
            3B74BD 9CC4EC F1EFE6 FFFCF0 CBD6E8 8298C4 24365E 8BB05A D94F6B F4B942
            """);
    private static final List<Palette> SUNSET = of(Time.SUNSET, """
            3B2F6B B8547E FF9E5E FFE9B0 EE9272 84507E 1E1838 5A4150 FFD07A FF6B6B
            274278 DE7B80 FFC877 FFF2C4 F0A585 7C6795 1A2546 5C5A50 F4D35E EE6352
            5C2A72 D0527A FBA873 FFE2B0 EB8480 7F3F77 230F35 5B3A4A FFC15E F25C78
            2B5368 E8785A F7C986 FFF1CE E3A07C 6E6A7C 152B38 59684C F9DC8B D9503F
            """);
    private static final List<Palette> DUSK = of(Time.DUSK, """
            141E4A 45549A DD97B4 FFE6D6 9585B4 4B5390 0E1434 2F4858 FFC88A F58FA8
            0F2C4C 36699A F3BBA6 FFF0DC 9AA5BC 47709A 0B2036 2F5750 FFD08F F2957E
            2A1E4F 6A4A96 F0A0A0 FFE4D0 AA7CA8 64508F 170F30 3E3F5C FFD27F F77F9A
            """);
    private static final List<Palette> NIGHT = of(Time.NIGHT, """
            070C26 15275A 3C5E93 F7F2DC 3A5587 20345F 060A1B 16303A FFD98A 9CC4F2
            0C0A26 251F5C 5B4B9A F4EEFF 4A4186 2C2760 08061B 1F2747 FFCF85 E49CD8
            041722 0C3A4C 2C7480 F2F7E6 2F6A74 17434F 03111A 123D38 FFE08A 8EE0CF
            """);
    private static final List<Palette> GREY = of(Time.DAY, """
            36434F 63747F B4BEBC F0EFE2 98A6A9 67787F 17232A 4F6355 D98F5C E8D6A8
            3A4156 6E748C BEB6B6 F3ECE2 A6A6B2 72768C 1B1D2E 525C58 D9785F E6C99A
            """);
    private static final List<Palette> NEON = of(Time.NIGHT, """
            12062E 4A1278 F0358B FFD34F C02C8C 5E1A86 0A0320 2A1158 22E6E6 FF4FA3
            0A0A33 2E1A8A FF5E8A FFC65C A83A9E 41208A 070522 201463 3BF0FF F849C8
            140933 6A1B8C FF7A5C FFE45E D63C86 6C1F86 0B0420 301260 2BF5C8 FF3D8B
            """);

    /// The palette of a brief: consecutive variants take different ones.
    static Palette of(Brief brief, long variant) {
        List<Palette> fitting = fitting(brief, variant);
        Palette palette = fitting.get(Math.floorMod(variant, fitting.size()));
        if (brief.has(Weather.STORM) && palette.time != Time.DAY) {
            palette = palette.shifted(-0.06, 0.72);
        } else if (brief.has(Weather.FOG) || brief.has(Weather.RAIN)) {
            palette = palette.shifted(0, 0.78);
        }
        if (brief.has(Mood.SAD)) {
            palette = palette.shifted(-0.03, 0.6);
        } else if (brief.has(Mood.JOYFUL)) {
            palette = palette.shifted(0.02, 1.14);
        }
        palette = palette.in(brief.season());
        for (int i = brief.tints().size() - 1; i >= 0; i--) {
            palette = palette.bent(brief.tints().get(i), i == 0 ? 0.62 : 0.25, i);
        }
        if (brief.light() >= 0) {
            palette = palette.lit(Oklab.mix(palette.light, brief.light(), 0.82), Oklab.bend(palette.horizon, brief.light(), 0.45),
                    Oklab.bend(palette.middle, brief.light(), 0.3));
        }
        return palette;
    }

    private Palette lit(int light, int horizon, int middle) {
        return new Palette(time, zenith, middle, horizon, light, haze, far, near, ground, accent, second);
    }

    private static List<Palette> fitting(Brief brief, long variant) {
        if (brief.style() == Style.NEON) {
            return NEON;
        }
        boolean wet = brief.has(Weather.RAIN) || brief.has(Weather.STORM) || brief.has(Weather.FOG);
        return switch (brief.time()) {
            case DAWN -> DAWN;
            case DAY -> wet ? GREY : DAY;
            case SUNSET -> SUNSET;
            case DUSK -> DUSK;
            case NIGHT -> NIGHT;
            case ANY -> {
                if (brief.has(Brief.Thing.MOON) || brief.has(Brief.Thing.STARS) || brief.has(Brief.Thing.AURORA)
                        || brief.has(Brief.Thing.OWL)) {
                    yield NIGHT;
                }
                if (brief.has(Brief.Thing.RAINBOW)) {
                    yield DAY;
                }
                if (wet) {
                    yield brief.has(Weather.FOG) ? List.of(DAWN.get(2), GREY.get(0), DAWN.get(0), GREY.get(1)) : GREY;
                }
                if (brief.has(Mood.DRAMATIC)) {
                    yield SUNSET;
                }
                if (brief.has(Brief.Thing.SUN) && brief.light() < 0) {
                    yield DAY;
                }
                // the hour is open: four variants show four hours
                yield List.of(SUNSET, DAY, DUSK, DAWN).get(Math.floorMod(variant, 4));
            }
        };
    }

    /// Whether lamps are lit.
    boolean isDark() {
        return time == Time.NIGHT || time == Time.DUSK;
    }

    private Palette in(Season season) {
        boolean dark = isDark();
        return switch (season) {
            case AUTUMN -> withGround(dark ? 0x5A3A34 : 0xC0762F);
            case SPRING -> withGround(dark ? 0x2F5A4A : 0x8FBF5F);
            case SUMMER -> withGround(dark ? ground : Oklab.mix(ground, 0x8AB04A, 0.5));
            case WINTER -> withGround(Oklab.mix(dark ? 0x6F84AE : 0xEFF4FA, horizon, dark ? 0.25 : 0.22));
            case ANY -> this;
        };
    }

    private Palette withGround(int colour) {
        return new Palette(time, zenith, middle, horizon, light, haze, far, near, colour, accent, second);
    }

    private Palette shifted(double lightness, double chroma) {
        return new Palette(time, Oklab.shift(zenith, lightness, chroma), Oklab.shift(middle, lightness, chroma),
                Oklab.shift(horizon, lightness, chroma), light, Oklab.shift(haze, lightness, chroma),
                Oklab.shift(far, lightness, chroma), Oklab.shift(near, 0, chroma), Oklab.shift(ground, lightness, chroma),
                accent, second);
    }

    /// The first colour named takes the sky and the land, the next ones the accents.
    private Palette bent(int colour, double k, int rank) {
        double[] lab = Oklab.lab(colour);
        if (lab[1] < -0.04 && lab[2] > 0.02) {
            // green is the land's colour: under a green sky people feel ill
            return new Palette(time, Oklab.bend(zenith, colour, k * 0.25), Oklab.bend(middle, colour, k * 0.2), horizon, light,
                    Oklab.bend(haze, colour, k * 0.5), Oklab.bend(far, colour, k * 0.7), Oklab.bend(near, colour, k * 0.6),
                    Oklab.bend(ground, colour, k), accent, second);
        }
        return new Palette(time, Oklab.bend(zenith, colour, k), Oklab.bend(middle, colour, k),
                Oklab.bend(horizon, colour, k * 0.55), Oklab.bend(light, colour, k * 0.2), Oklab.bend(haze, colour, k),
                Oklab.bend(far, colour, k), Oklab.bend(near, colour, k * 0.6), Oklab.bend(ground, colour, k * 0.75),
                rank == 0 ? accent : colour, rank == 0 ? Oklab.mix(second, colour, 0.4) : second);
    }

    private static List<Palette> of(Time time, String table) {
        return table.lines().map(line -> {
            int[] c = new int[10];
            String[] words = line.split(" ");
            for (int i = 0; i < c.length; i++) {
                c[i] = HexFormat.fromHexDigits(words[i]);
            }
            return new Palette(time, c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9]);
        }).toList();
    }
}
