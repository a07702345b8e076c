package social.linnet.page.rule;

import java.util.List;

import social.linnet.page.Listing.Reason;

/// Leaves out posts in a language that the viewer does not want of those who brought them. A post without a language is
/// in all of them.
final class OtherLanguage implements Rule {

    @Override
    public Reason reason() {
        return Reason.OTHER_LANGUAGE;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        String language = candidate.inner().language();
        List<String> languages = lens.away().wanted(candidate.entry().author()).languages();
        return language != null && !languages.isEmpty()
                && languages.stream().noneMatch(wanted -> isOf(language, wanted));
    }

    /// Whether a language tag is this language or a variety of it: `pt-BR` is `pt`.
    private static boolean isOf(String language, String wanted) {
        return language.equalsIgnoreCase(wanted)
                || language.length() > wanted.length() && language.charAt(wanted.length()) == '-'
                        && language.regionMatches(true, 0, wanted, 0, wanted.length());
    }
}
