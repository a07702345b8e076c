package social.linnet.media.provenance;

import org.jspecify.annotations.Nullable;

/// IPTC's terms for where a picture comes from (`http://cv.iptc.org/newscodes/digitalsourcetype/`), those that are used
/// here.
public enum SourceType {
    /// By a model that learned from pictures.
    TRAINED("trainedAlgorithmicMedia"),
    /// By such a model, in or around something else.
    COMPOSITE_WITH_TRAINED("compositeWithTrainedAlgorithmicMedia"),
    /// By a program that learned from nothing.
    ALGORITHMIC("algorithmicMedia"),
    /// Changed by a program that learned from nothing.
    ENHANCED("algorithmicallyEnhanced"),
    /// By a person, with a program.
    DIGITAL_CREATION("digitalCreation"),
    /// Changed by a person, with a program.
    HUMAN_EDITS("humanEdits");

    private static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private final String term;

    SourceType(String term) {
        this.term = term;
    }

    public String uri() {
        return VOCABULARY + term;
    }

    /// Whether this is the term; both ways of writing the vocabulary's address are met with.
    public boolean is(@Nullable String uri) {
        return uri != null && uri.endsWith("/digitalsourcetype/" + term);
    }

    /// Whether a model had a part in it.
    public static boolean isModelMade(@Nullable String uri) {
        return TRAINED.is(uri) || COMPOSITE_WITH_TRAINED.is(uri);
    }
}
