package social.linnet.web.compose;

import java.util.ArrayList;
import java.util.List;

import social.linnet.assistant.writing.Proposal;
import social.linnet.post.PostText;
import social.linnet.web.post.Difference;
import social.linnet.web.post.Difference.Fate;

/// A proposal as its author is shown it: what would be taken out of their words, and what put in.
///
/// @param posts    one for each post that it would be
/// @param isDense  whether little of what was there would stay: then both stand side by side, which reads better
/// @param isNothing whether it would change nothing
public record Change(Proposal proposal, List<Piece> posts, boolean isDense, boolean isNothing) {

    /// Of how many of 100 characters something has to stay for one text with marks in it to be read.
    private static final int READABLE = 45;

    /// One post.
    ///
    /// @param text   what it would say
    /// @param parts  the same with what would be taken out
    /// @param length as posts are counted
    public record Piece(String text, List<Difference.Part> parts, int length) {
    }

    static Change of(Proposal proposal) {
        List<String> texts = proposal.parts();
        List<Difference.Part> all = Difference.of(proposal.before(), String.join("\n\n", texts));
        List<List<Difference.Part>> cut = cut(all, texts);
        List<Piece> posts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            posts.add(new Piece(texts.get(i), cut.get(i), PostText.length(PostText.parse(texts.get(i)))));
        }
        int kept = all.stream().filter(part -> part.fate() == Fate.KEPT).mapToInt(part -> part.text().strip().length()).sum();
        int least = Math.min(proposal.before().length(), proposal.text().length());
        return new Change(proposal, posts, !proposal.before().isBlank() && texts.size() == 1 && kept * 100 < least * READABLE,
                proposal.before().strip().equals(proposal.text()) && texts.size() == 1);
    }

    /// The parts of a difference, for each of the texts that were joined with an empty line between.
    private static List<List<Difference.Part>> cut(List<Difference.Part> all, List<String> texts) {
        List<List<Difference.Part>> cut = new ArrayList<>();
        texts.forEach(text -> cut.add(new ArrayList<>()));
        int post = 0;
        int left = texts.getFirst().length();
        int between = 0;
        for (Difference.Part part : all) {
            if (part.fate() == Fate.REMOVED) {
                // white space that went where one post ends and the next begins is not worth a mark
                if (texts.size() == 1 || !part.text().isBlank()) {
                    cut.get(post).add(part);
                }
                continue;
            }
            String rest = part.text();
            while (!rest.isEmpty()) {
                if (between > 0) {
                    int skipped = Math.min(between, rest.length());
                    between -= skipped;
                    rest = rest.substring(skipped);
                    continue;
                }
                int taken = Math.min(left, rest.length());
                if (taken > 0) {
                    cut.get(post).add(new Difference.Part(part.fate(), rest.substring(0, taken)));
                    rest = rest.substring(taken);
                    left -= taken;
                }
                if (left == 0 && post < texts.size() - 1) {
                    post++;
                    left = texts.get(post).length();
                    between = 2;
                }
            }
        }
        return cut;
    }
}
