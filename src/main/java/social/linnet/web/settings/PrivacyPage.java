package social.linnet.web.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import social.linnet.moderation.QuotePolicy;
import social.linnet.moderation.ReplyPolicy;
import social.linnet.web.Frame;

/// Who reaches somebody, and how their posts begin.
///
/// @param locked       whether nobody follows them unasked
/// @param hides        whether others do not see whom they follow and who follows them
/// @param discoverable whether they are proposed to others, and found by more than their handle
/// @param indexable    whether strangers find their public posts by words
/// @param audience     for whom a post is until they say otherwise, as a word
/// @param replies      who may answer it, as a word
/// @param quotes       who may quote it, as a word
/// @param sensitive    whether its pictures are covered
public record PrivacyPage(Frame frame, boolean locked, boolean hides, boolean discoverable, boolean indexable,
                          String audience, String replies, String quotes, boolean sensitive) {

    public List<String> replyPolicies() {
        return words(ReplyPolicy.values());
    }

    public List<String> quotePolicies() {
        return words(QuotePolicy.values());
    }

    private static List<String> words(Enum<?>[] all) {
        return Stream.of(all).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    }
}
