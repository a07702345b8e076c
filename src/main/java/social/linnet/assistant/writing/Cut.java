package social.linnet.assistant.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import social.linnet.post.PostText;

/// Cuts texts where it does not hurt.
final class Cut {

    /// Most tags that are proposed for one text.
    static final int MOST_TAGS = 4;
    /// Most posts of one thread, as the composer has boxes for.
    static final int MOST_POSTS = 20;

    private Cut() {
    }

    /// The posts that a model made of a text, each short enough, with an empty line between.
    static String thread(String said) {
        List<String> posts = Arrays.stream(said.split("\\n\\s*\\n")).map(String::strip).filter(post -> !post.isEmpty())
                .flatMap(post -> fitting(post).stream()).toList();
        if (posts.size() > MOST_POSTS) {
            posts = new ArrayList<>(posts);
            String rest = String.join("\n", posts.subList(MOST_POSTS - 1, posts.size()));
            posts = new ArrayList<>(posts.subList(0, MOST_POSTS - 1));
            posts.add(rest);
        }
        return posts.stream().collect(Collectors.joining("\n\n"));
    }

    private static List<String> fitting(String text) {
        List<String> posts = new ArrayList<>();
        StringBuilder post = new StringBuilder();
        for (String word : text.split("(?<=\\s)")) {
            if (!post.isEmpty() && PostText.length(PostText.parse((post + word).strip())) > PostText.MAX_LENGTH) {
                int end = sentence(post);
                posts.add(post.substring(0, end).strip());
                post.delete(0, end);
            }
            post.append(word);
        }
        if (!post.toString().isBlank()) {
            posts.add(post.toString().strip());
        }
        return posts;
    }

    /// Where the last whole sentence of it ends; its whole length when that would leave less than half.
    private static int sentence(CharSequence text) {
        for (int end = text.length() - 1; end > text.length() / 2; end--) {
            if (Character.isWhitespace(text.charAt(end)) && ".!?…".indexOf(text.charAt(end - 1)) >= 0) {
                return end;
            }
        }
        return text.length();
    }

    /// As much of a text as there is room for, to the end of a word.
    static String whole(String text, int most) {
        String some = text.substring(0, most - 1);
        int end = lastSpace(some);
        return some.substring(0, end == 0 ? some.length() : end).strip() + "…";
    }

    /// Where the last word begins that has not ended.
    static int lastSpace(CharSequence text) {
        int end = text.length();
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
