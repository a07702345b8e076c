package social.linnet.ai.openai;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.Moderator.Rule;
import social.linnet.ai.Moderator.Verdict;
import social.linnet.ai.openai.wire.Fault;
import tools.jackson.databind.JsonNode;

/// Reads the answer of `POST moderations`. Servers that imitate it leave keys out, or give null for `illicit`; one that says
/// neither whether it flagged nor anything about a category has given no verdict.
final class Judgement {

    /// What pictures are judged by. Hate, harassment and the illicit are looked for in text alone, and so is sexual content
    /// about minors: a picture that passes has passed these rules and no others.
    static final Set<Rule> IN_PICTURES = Set.of(Rule.SELF_HARM, Rule.SEXUAL, Rule.VIOLENCE);

    private static final Map<String, Rule> RULES = Map.of("hate", Rule.HATE, "harassment", Rule.HARASSMENT, "illicit", Rule.ILLICIT,
            "self-harm", Rule.SELF_HARM, "sexual", Rule.SEXUAL, "sexual/minors", Rule.SEXUAL_MINORS, "violence", Rule.VIOLENCE);

    private Judgement() {
    }

    /// What the answer says about words.
    ///
    /// @throws Fault when there is no verdict
    static Verdict onWords(JsonNode answer) throws Fault {
        return verdict(answer);
    }

    /// What the answer says about a picture, which it must say that it looked at.
    ///
    /// @param otherwise what it means when it does not say so
    /// @throws Fault when there is no verdict
    static Verdict onPicture(JsonNode answer, Reason otherwise) throws Fault {
        Verdict verdict = verdict(answer);
        boolean looked = answer.path("results").valueStream().allMatch(result -> result.path("category_applied_input_types").valueStream()
                .anyMatch(types -> types.valueStream().anyMatch(type -> type.isString() && type.stringValue().equals("image"))));
        if (verdict.isGood() && !looked) {
            throw Fault.of(otherwise, "the provider does not say that it looked at the picture");
        }
        return verdict;
    }

    private static Verdict verdict(JsonNode answer) throws Fault {
        JsonNode results = answer.path("results");
        if (answer.hasNonNull("error")) {
            throw Fault.inside(answer);
        }
        if (!results.isArray() || results.isEmpty()) {
            throw Fault.of(Reason.UNUSABLE, "the provider gave no verdict");
        }
        EnumSet<Rule> broken = EnumSet.noneOf(Rule.class);
        for (JsonNode result : results) {
            broken.addAll(broken(result));
        }
        return new Verdict(broken, "");
    }

    private static Set<Rule> broken(JsonNode result) throws Fault {
        EnumSet<Rule> broken = EnumSet.noneOf(Rule.class);
        int said = 0;
        for (Map.Entry<String, JsonNode> category : result.path("categories").properties()) {
            Rule rule = rule(category.getKey());
            if (category.getValue().isBoolean() && rule != null) {
                said++;
                if (category.getValue().booleanValue()) {
                    broken.add(rule);
                }
            }
        }
        JsonNode flagged = result.path("flagged");
        if (broken.isEmpty() && (flagged.isBoolean() ? flagged.booleanValue() : said == 0)) {
            throw Fault.of(Reason.UNUSABLE, flagged.isBoolean() ? "the provider flagged it and does not say why" : "the provider gave no verdict");
        }
        return broken;
    }

    /// `sexual/minors` is a rule of its own; other sub-categories count as what they are part of.
    private static @Nullable Rule rule(String category) {
        String name = category.toLowerCase(Locale.ROOT).replace('_', '-');
        Rule whole = RULES.get(name);
        return whole != null ? whole : RULES.get(name.split("/", 2)[0]);
    }
}
