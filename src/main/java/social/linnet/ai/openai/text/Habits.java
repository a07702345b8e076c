package social.linnet.ai.openai.text;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.TextModel.Request;
import social.linnet.ai.openai.wire.Capability;
import social.linnet.ai.openai.wire.Fault;
import social.linnet.ai.openai.wire.Server;

/// What one server is known to take, from who it is and from what it has refused. What was learned is believed for a while only,
/// as with every [Capability].
final class Habits {

    private final Server server;
    private final Map<Feature, Capability> known = new EnumMap<>(Feature.class);

    Habits(Server server, LongSupplier nanos) {
        this.server = server;
        for (Feature feature : Feature.values()) {
            known.put(feature, new Capability(nanos));
        }
    }

    boolean has(Feature feature) {
        return capability(feature).isThere();
    }

    void lacks(Feature feature) {
        capability(feature).isMissing();
    }

    /// What a request is sent with at first.
    EnumSet<Feature> plan(Request request, boolean pictures) {
        EnumSet<Feature> plan = EnumSet.of(Feature.STORE, Feature.USAGE, Feature.STRICT);
        if (!request.requester().isBlank()) {
            plan.add(Feature.SAFETY_IDENTIFIER);
        }
        if (server.isThinking()) {
            plan.add(Feature.EFFORT);
        }
        if (request.schema() != null) {
            plan.add(Feature.SCHEMA);
        }
        if (!request.tools().isEmpty()) {
            plan.add(Feature.TOOLS);
        }
        if (pictures) {
            plan.add(Feature.PICTURES);
        }
        plan.removeIf(feature -> !has(feature));
        plan.add(usesCompletionTokens() ? Feature.COMPLETION_TOKENS : Feature.TOKENS);
        return plan;
    }

    /// OpenAI has renamed the field, and its newer models refuse the old name; others know the old one, and some ignore the new
    /// one without a word.
    private boolean usesCompletionTokens() {
        return server.isOpenAi() ? has(Feature.COMPLETION_TOKENS) : !has(Feature.TOKENS);
    }

    /// What the server took offence at, or null when it is nothing that can be left out.
    @Nullable Feature offence(Fault fault, EnumSet<Feature> sent) {
        for (Feature feature : sent) {
            // where answers are kept unless it is said that they are not, it is always said
            if (feature.isOffenceOf(fault) && !(feature == Feature.STORE && server.isOpenAi())) {
                return feature;
            }
        }
        return null;
    }

    private Capability capability(Feature feature) {
        Capability capability = known.get(feature);
        if (capability == null) {
            throw new IllegalStateException("every feature is known");
        }
        return capability;
    }
}
