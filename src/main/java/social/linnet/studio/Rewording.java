package social.linnet.studio;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import social.linnet.studio.work.Style;

/// What somebody may ask for instead of what was refused: the same without the words that it is about.
///
/// @param prompt the words of the job
/// @param style  the style; [Style#NONE] when it was the style's words
/// @param shown  what is left, as a person reads it; empty when nothing but a picture and a look is
public record Rewording(String prompt, Style style, String shown) {

    /// Fewer characters than this ask for nothing.
    private static final int LEAST = 8;

    /// Other words for this job, where it is known what is wrong with these and enough is left without them.
    public static Optional<Rewording> of(Job job) {
        Job.Objection objection = job.objection();
        if (objection == null || objection.part().isBlank()) {
            return Optional.empty();
        }
        String part = objection.part();
        if (!job.prompt().contains(part)) {
            // then it is in what the style adds
            return job.style().words().contains(part) && !job.prompt().isEmpty() && !job.style().equals(Style.NONE)
                    ? Optional.of(new Rewording(job.prompt(), Style.NONE, job.prompt())) : Optional.empty();
        }
        return switch (job.kind()) {
            case PAINT, FILM -> Optional.of(without(job.prompt(), part)).filter(left -> length(left) >= LEAST)
                    .map(left -> new Rewording(left, job.style(), left));
            case EDIT -> Optional.of(without(job.prompt(), part)).filter(left -> length(left) >= LEAST || !job.style().words().isEmpty())
                    .map(left -> length(left) >= LEAST ? left : "").map(left -> new Rewording(left, job.style(), left));
            case PACK -> pack(Pack.of(job.prompt()), part, job.style());
            case ANIMATE -> clip(Clip.of(job.prompt()), part, job.style());
        };
    }

    private static Optional<Rewording> pack(Pack pack, String part, Style style) {
        String name = without(pack.name(), part);
        Pack left = new Pack(name, without(pack.title(), part), pack.things().stream().map(thing -> without(thing, part))
                .filter(Predicate.not(String::isEmpty)).toList());
        // what goes over several lines is in none of them
        return name.isEmpty() || left.equals(pack) ? Optional.empty()
                : Optional.of(new Rewording(left.prompt(), style, left.prompt().replaceAll("\n+", " · ").replaceAll(" · $", "")));
    }

    private static Optional<Rewording> clip(Clip clip, String part, Style style) {
        List<String> captions = clip.captions().stream().map(caption -> without(caption, part)).filter(Predicate.not(String::isEmpty))
                .toList();
        Clip left = new Clip(clip.move(), clip.seconds(), captions);
        return left.equals(clip) ? Optional.empty() : Optional.of(new Rewording(left.prompt(), style, left.said()));
    }

    static String without(String text, String part) {
        return text.replace(part, " ").replaceAll("\\s+([,.;:!?])", "$1").replaceAll("[,;:]\\s*(?=[,;:.]|$)", "")
                .replaceAll("\\s+", " ").replaceAll("^[\\s,;:.!?]+", "").strip();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
