package social.linnet.ai.builtin;

import social.linnet.ai.builtin.Brief.Mood;
import social.linnet.ai.builtin.Brief.Season;
import social.linnet.ai.builtin.Brief.Time;
import social.linnet.ai.builtin.Brief.Tone;
import social.linnet.ai.builtin.Brief.Weather;

/// Moves the colours of a picture to what the words say: an hour, a season, a weather, a mood, a colour. All of it is one
/// step a colour, worked out in OKLab.
final class Grade {

    private final Brief brief;

    private Grade(Brief brief) {
        this.brief = brief;
    }

    /// Whether these words say anything about colours.
    static boolean speaks(Brief brief) {
        return brief.time() != Time.ANY || brief.season() != Season.ANY || !brief.weather().isEmpty() || !brief.moods().isEmpty()
                || !brief.tones().isEmpty() || !brief.tints().isEmpty();
    }

    /// Everything that the words say.
    static void apply(Canvas canvas, Brief brief) {
        new Cube(new Grade(brief)::all).apply(canvas);
    }

    /// What the words say of tones alone: the painter has seen to the hour and the weather.
    static void tones(Canvas canvas, Brief brief) {
        if (!brief.tones().isEmpty()) {
            new Cube(new Grade(brief)::toned).apply(canvas);
        }
    }

    private int all(int rgb) {
        double[] lab = Oklab.lab(rgb);
        season(lab);
        weather(lab);
        hour(lab);
        mood(lab);
        for (int i = 0; i < brief.tints().size(); i++) {
            double[] tint = Oklab.lab(brief.tints().get(i));
            split(lab, tint, tint, i == 0 ? 0.45 : 0.2);
        }
        tone(lab);
        return Oklab.rgb(Math.clamp(lab[0], 0, 1), lab[1], lab[2]);
    }

    private int toned(int rgb) {
        double[] lab = Oklab.lab(rgb);
        tone(lab);
        return Oklab.rgb(Math.clamp(lab[0], 0, 1), lab[1], lab[2]);
    }

    private void hour(double[] lab) {
        switch (brief.time()) {
            case DAWN -> {
                split(lab, Oklab.lab(0x6C7FB8), Oklab.lab(0xFFD3B8), 0.42);
                lab[0] = 0.1 + lab[0] * 0.9;
            }
            case DAY -> {
                lab[0] = bent(lab[0], 1.18);
                chroma(lab, 1.12);
            }
            case SUNSET -> {
                split(lab, Oklab.lab(0x45205F), Oklab.lab(0xFF7A2A), 0.62);
                contrast(lab, 1.16);
                lab[0] *= 0.87;
            }
            case DUSK -> {
                split(lab, Oklab.lab(0x1C2560), Oklab.lab(0xF0A0B0), 0.55);
                lab[0] = 0.04 + Math.pow(lab[0], 1.25) * 0.82;
            }
            case NIGHT -> {
                chroma(lab, 0.45);
                split(lab, Oklab.lab(0x101A48), Oklab.lab(0x9FC0F0), 0.62);
                lab[0] = 0.03 + Math.pow(lab[0], 1.5) * 0.66;
            }
            case ANY -> {
                // as it is
            }
        }
    }

    private void season(double[] lab) {
        double green = green(lab);
        switch (brief.season()) {
            case AUTUMN -> {
                double c = Math.hypot(lab[1], lab[2]);
                lab[1] += (c * 0.62 + 0.03 - lab[1]) * green;
                lab[2] += (c * 0.75 + 0.03 - lab[2]) * green;
                split(lab, Oklab.lab(0x5A3A34), Oklab.lab(0xF5C070), 0.2);
            }
            case SPRING -> {
                lab[0] += 0.05 * green;
                chroma(lab, 1.15);
                split(lab, Oklab.lab(0x5F8F6F), Oklab.lab(0xFBDDE6), 0.16);
            }
            case SUMMER -> {
                chroma(lab, 1.22);
                split(lab, Oklab.lab(0x3F6F7F), Oklab.lab(0xFFE6A8), 0.2);
                lab[0] = bent(lab[0], 1.1);
            }
            case WINTER -> {
                // grass and leaves lie under snow
                chroma(lab, 0.55 * (1 - 0.8 * green));
                lab[0] += (0.93 - lab[0]) * green * 0.62;
                split(lab, Oklab.lab(0x4A5F8F), Oklab.lab(0xEAF2FC), 0.4);
                lab[0] = bent(lab[0], 1.16);
            }
            case ANY -> {
                // as it is
            }
        }
    }

    private void weather(double[] lab) {
        if (brief.has(Weather.FOG)) {
            lab[0] = 0.42 + lab[0] * 0.48;
            chroma(lab, 0.4);
        }
        if (brief.has(Weather.RAIN) || brief.has(Weather.STORM)) {
            chroma(lab, 0.62);
            split(lab, Oklab.lab(0x2B3A4A), Oklab.lab(0xB8C6CC), 0.3);
            contrast(lab, brief.has(Weather.STORM) ? 1.22 : 1.04);
            lab[0] *= brief.has(Weather.STORM) ? 0.78 : 0.88;
        }
        if (brief.has(Weather.CLOUDS)) {
            chroma(lab, 0.8);
            contrast(lab, 0.88);
        }
        if (brief.has(Weather.CLEAR)) {
            chroma(lab, 1.1);
            contrast(lab, 1.06);
        }
    }

    private void mood(double[] lab) {
        if (brief.has(Mood.DRAMATIC)) {
            contrast(lab, 1.3);
            chroma(lab, 0.9);
            lab[0] *= 0.93;
        }
        if (brief.has(Mood.JOYFUL)) {
            chroma(lab, 1.3);
            lab[0] = bent(lab[0], 1.12);
        }
        if (brief.has(Mood.SAD)) {
            chroma(lab, 0.5);
            split(lab, Oklab.lab(0x2A3A55), Oklab.lab(0xC8CCD0), 0.3);
            lab[0] *= 0.88;
        }
        if (brief.has(Mood.CALM)) {
            contrast(lab, 0.86);
            chroma(lab, 0.86);
        }
        if (brief.has(Mood.DREAMY)) {
            split(lab, Oklab.lab(0x5A4A8F), Oklab.lab(0xFFE0F0), 0.35);
            lab[0] = 0.08 + lab[0] * 0.92;
        }
    }

    private void tone(double[] lab) {
        for (Tone tone : brief.tones()) {
            switch (tone) {
                case WARM -> split(lab, Oklab.lab(0x6A3A2A), Oklab.lab(0xFFCF8A), 0.36);
                case COLD -> split(lab, Oklab.lab(0x1F3A6A), Oklab.lab(0xC8E2FF), 0.4);
                case BRIGHT -> lab[0] = bent(lab[0], 1.4);
                case DARK -> lab[0] = bent(lab[0], 0.66);
                case VIVID -> {
                    chroma(lab, 1.42);
                    contrast(lab, 1.06);
                }
                case PALE -> {
                    chroma(lab, 0.6);
                    lab[0] = 0.16 + lab[0] * 0.8;
                }
                case MONOCHROME -> {
                    chroma(lab, 0);
                    contrast(lab, 1.1);
                }
                case SEPIA -> {
                    chroma(lab, 0);
                    double k = lab[0] * (1 - lab[0]) * 4;
                    lab[1] = 0.024 * k;
                    lab[2] = 0.012 + 0.062 * k;
                }
            }
        }
    }

    /// Draws shadows to one colour's hue and lights to another's. The lightness stays.
    private static void split(double[] lab, double[] shadow, double[] light, double strength) {
        double t = Math.clamp((lab[0] - 0.2) / 0.65, 0, 1);
        // black and white hold little colour
        double room = Math.clamp(1.3 - 2 * Math.abs(lab[0] - 0.55), 0.25, 1);
        lab[1] += ((shadow[1] + (light[1] - shadow[1]) * t) * room - lab[1]) * strength;
        lab[2] += ((shadow[2] + (light[2] - shadow[2]) * t) * room - lab[2]) * strength;
    }

    private static void chroma(double[] lab, double k) {
        lab[1] *= k;
        lab[2] *= k;
    }

    private static void contrast(double[] lab, double k) {
        lab[0] = Math.clamp(0.55 + (lab[0] - 0.55) * k, 0, 1);
    }

    /// Lighter in the middle for `k` above 1; black and white stay.
    private static double bent(double lightness, double k) {
        return Math.pow(Math.clamp(lightness, 0, 1), 1 / k);
    }

    /// How much a colour is that of leaves, 0 to 1.
    private static double green(double[] lab) {
        double c = Math.hypot(lab[1], lab[2]);
        if (c < 0.015) {
            return 0;
        }
        // the hues from yellow-green to blue-green, about 110 to 160 degrees
        double hue = Math.toDegrees(Math.atan2(lab[2], lab[1]));
        return Math.clamp(1.6 - Math.abs(hue - 132) / 24, 0, 1) * Math.clamp((c - 0.015) / 0.04, 0, 1);
    }
}
