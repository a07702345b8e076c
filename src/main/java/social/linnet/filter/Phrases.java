package social.linnet.filter;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds which of many phrases a text holds, in one walk over the text: an automaton after Aho and Corasick (1975).
/// Neither many phrases nor odd ones make it slow, which regular expressions of strangers do.
///
/// Case does not count. A phrase that is to be a whole word fits only where it does not go on: there must be no word
/// character before it if it starts with one, nor after it if it ends with one. Word characters are letters, marks,
/// digits and connectors, as in Mastodon's `[[:word:]]`.
final class Phrases {

    /// @param wholeWord whether it must not be part of a longer word
    record Phrase(String text, boolean wholeWord) {
    }

    private static final class Node {
        private final Map<Integer, Node> next = new HashMap<>(2);
        /// Where to go on when nothing follows: the longest end of what was read that some phrase starts with.
        private Node fallback = this;
        /// The nearest one along the fall-backs at which phrases end, itself left out.
        private Node shorter = this;
        private final List<Integer> ending = new ArrayList<>(1);
    }

    private final Node root = new Node();
    private final List<Phrase> phrases;
    private final int[] lengths;

    /// @param phrases none of them empty
    Phrases(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
        this.lengths = new int[phrases.size()];
        for (int i = 0; i < phrases.size(); i++) {
            int[] points = folded(phrases.get(i).text());
            lengths[i] = points.length;
            Node node = root;
            for (int point : points) {
                node = node.next.computeIfAbsent(point, _ -> new Node());
            }
            node.ending.add(i);
        }
        link();
    }

    private void link() {
        Deque<Node> open = new ArrayDeque<>();
        root.next.values().forEach(node -> {
            node.fallback = root;
            node.shorter = root;
            open.add(node);
        });
        while (!open.isEmpty()) {
            Node node = open.remove();
            node.next.forEach((point, child) -> {
                child.fallback = step(node.fallback, point);
                child.shorter = child.fallback.ending.isEmpty() ? child.fallback.shorter : child.fallback;
                open.add(child);
            });
        }
    }

    private Node step(Node from, int point) {
        Node node = from;
        while (node != root && !node.next.containsKey(point)) {
            node = node.fallback;
        }
        return node.next.getOrDefault(point, root);
    }

    /// The numbers of the phrases that this text holds.
    BitSet in(String text) {
        BitSet found = new BitSet(phrases.size());
        int[] points = folded(text);
        Node node = root;
        for (int at = 0; at < points.length; at++) {
            node = step(node, points[at]);
            for (Node end = node; end != root; end = end.shorter) {
                for (int phrase : end.ending) {
                    if (!found.get(phrase) && fits(phrase, points, at + 1)) {
                        found.set(phrase);
                    }
                }
            }
        }
        return found;
    }

    private boolean fits(int phrase, int[] points, int end) {
        if (!phrases.get(phrase).wholeWord()) {
            return true;
        }
        int start = end - lengths[phrase];
        boolean goesOnBefore = start > 0 && isWord(points[start - 1]) && isWord(points[start]);
        boolean goesOnAfter = end < points.length && isWord(points[end]) && isWord(points[end - 1]);
        return !goesOnBefore && !goesOnAfter;
    }

    static boolean isWord(int point) {
        return Character.isLetterOrDigit(point) || switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK,
                 Character.CONNECTOR_PUNCTUATION, Character.LETTER_NUMBER -> true;
            default -> false;
        };
    }

    /// Characters without their case, one for one.
    static int[] folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point))).toArray();
    }
}
