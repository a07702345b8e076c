package social.linnet.ai.builtin.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/// What the words of one language come down to: folded, without endings, irregular forms under one, small words apart.
/// Loaded from `words_en.txt` and `words_fr.txt`, which explain themselves.
final class Terms {

    private static final int LONGEST_WORD = 60;
    private static final CharArraySet ELIDED = new CharArraySet(
            List.of("l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"), true);
    private static final Terms ENGLISH = new Terms("en");
    private static final Terms FRENCH = new Terms("fr");

    private final Analyzer analyzer;
    /// Stems of words that say nothing alone.
    private final Set<String> small;
    /// Stems of words that say little, since they stand everywhere.
    private final Set<String> common;
    /// Stems of words by which one asks for what somebody said.
    private final Set<String> asking;
    /// Stems of words that stand before a thing.
    private final Set<String> pointing;
    /// Stems of words that name a kind of thing.
    private final Set<String> kinds;
    /// Irregular forms, by their stems, and the stem they count as.
    private final Map<String, String> forms = new HashMap<>();
    /// Stems that mean much the same, each with its relatives.
    private final Map<String, Set<String>> kin = new HashMap<>();

    private Terms(String language) {
        WordFile file = WordFile.read("words_" + language + ".txt");
        this.analyzer = analyzer(language.equals("en"), whole(file));
        this.small = stems(file.words("small"));
        this.common = stems(file.words("common"));
        this.asking = stems(file.words("asking"));
        this.pointing = raws(file.words("pointing"));
        this.kinds = stems(file.words("kinds"));
        file.lines("forms").forEach(line -> {
            List<String> stems = raw(line);
            stems.forEach(stem -> forms.putIfAbsent(stem, stems.getFirst()));
        });
        file.lines("kin").forEach(line -> {
            Set<String> stems = stems(List.of(line));
            stems.forEach(stem -> kin.computeIfAbsent(stem, _ -> new LinkedHashSet<>()).addAll(stems));
        });
        file.lines("sorts").forEach(line -> {
            List<String> stems = List.copyOf(stems(List.of(line)));
            stems.stream().skip(1).forEach(sort -> {
                kin.computeIfAbsent(stems.getFirst(), _ -> new LinkedHashSet<>()).add(sort);
                kin.computeIfAbsent(sort, _ -> new LinkedHashSet<>()).add(stems.getFirst());
            });
        });
    }

    /// Small words are compared as they are, so that `plus` is not taken for `pluie`.
    private static CharArraySet whole(WordFile file) {
        CharArraySet whole = new CharArraySet(file.words("small"), true);
        whole.addAll(file.words("whole"));
        whole.addAll(whole.stream().map(word -> bare(new String((char[]) word))).toList());
        return whole;
    }

    private static String bare(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    }

    /// Whether words of a language are known.
    static boolean knows(String language) {
        return of(language) == FRENCH || language.equals("en") || language.startsWith("en-");
    }

    /// The words of a language; English for those that are not known.
    static Terms of(String language) {
        return language.equals("fr") || language.startsWith("fr-") ? FRENCH : ENGLISH;
    }

    /// @param whole words that are left as they are
    private static Analyzer analyzer(boolean english, CharArraySet whole) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer source = new StandardTokenizer();
                source.setMaxTokenLength(LONGEST_WORD);
                TokenStream folded = new SetKeywordMarkerFilter(new ASCIIFoldingFilter(new LowerCaseFilter(
                        new EnglishPossessiveFilter(new ElisionFilter(source, ELIDED)))), whole);
                return new TokenStreamComponents(source, english ? new PorterStemFilter(folded)
                        : new FrenchLightStemFilter(folded));
            }
        };
    }

    /// The words of a text in order.
    List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (!term.isEmpty() && place.endOffset() > place.startOffset()) {
                    String stem = term.toString();
                    char before = place.startOffset() == 0 ? ' ' : text.charAt(place.startOffset() - 1);
                    tokens.add(new Token(forms.getOrDefault(stem, stem), text.substring(place.startOffset(), place.endOffset()),
                            place.startOffset(), before == '@' || before == '#' ? before : ' '));
                }
            }
            stream.end();
        } catch (IOException fromAStringNever) {
            throw new UncheckedIOException(fromAStringNever);
        }
        return tokens;
    }

    /// Stems of those that say something.
    Set<String> content(List<Token> tokens) {
        Set<String> stems = new LinkedHashSet<>();
        tokens.forEach(token -> {
            if (says(token)) {
                stems.add(token.stem());
            }
        });
        return stems;
    }

    boolean says(Token token) {
        return token.mark() != ' ' || !small.contains(token.stem()) && (token.stem().length() > 1 || token.isNumber());
    }

    boolean isCommon(String stem) {
        return common.contains(stem) || asking.contains(stem);
    }

    /// Whether it is a word by which one asks for what somebody said, and that hardly stands in what they said.
    boolean asks(String stem) {
        return asking.contains(stem);
    }

    /// Whether a word stands before a thing, as "the" does: what comes after it is what is spoken of.
    boolean pointsOut(String stem) {
        return pointing.contains(stem);
    }

    /// Whether a word names the kind of thing that is asked for: what an answer is about goes without saying, and so does this.
    boolean namesAKind(String stem) {
        return kinds.contains(stem);
    }

    /// Others that mean much the same.
    Set<String> kin(String stem) {
        return kin.getOrDefault(stem, Set.of());
    }

    private Set<String> stems(List<String> words) {
        Set<String> stems = new LinkedHashSet<>();
        words.forEach(word -> tokens(word).forEach(token -> stems.add(token.stem())));
        return stems;
    }

    private Set<String> raws(List<String> words) {
        Set<String> stems = new LinkedHashSet<>();
        words.forEach(word -> stems.addAll(raw(word)));
        return stems;
    }

    private List<String> raw(String words) {
        return tokens(words).stream().map(Token::stem).toList();
    }
}
