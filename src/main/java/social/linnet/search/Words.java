package social.linnet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/// How text becomes words: cut by Unicode's rules, articles and possessives taken off (`l'été`, `Alice's`), case and
/// accents folded. What is typed into a search goes the same way as what is indexed.
final class Words {

    /// Words as they are.
    static final Analyzer PLAIN = analyzer(UnaryOperator.identity());
    /// Their English stems.
    static final Analyzer ENGLISH = analyzer(PorterStemFilter::new);
    /// Their French stems. Folded first: then one who leaves accents out still finds.
    static final Analyzer FRENCH = analyzer(FrenchLightStemFilter::new);

    private static final int LONGEST_WORD = 100;
    private static final CharArraySet ELIDED = new CharArraySet(
            List.of("l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"), true);

    private Words() {
    }

    private static Analyzer analyzer(UnaryOperator<TokenStream> stems) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer source = new StandardTokenizer();
                source.setMaxTokenLength(LONGEST_WORD);
                TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(
                        new EnglishPossessiveFilter(new ElisionFilter(source, ELIDED))));
                return new TokenStreamComponents(source, stems.apply(folded));
            }
        };
    }

    /// One form for characters that look alike (NFKC): letters with their accents apart, full width, ligatures.
    static String uniform(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /// The words of a text.
    static List<String> of(Analyzer analyzer, String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", uniform(text))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException fromAStringNever) {
            throw new UncheckedIOException(fromAStringNever);
        }
        return words;
    }
}
