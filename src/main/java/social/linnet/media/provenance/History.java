package social.linnet.media.provenance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.media.provenance.Cbor.Tagged;
import social.linnet.media.provenance.Finding.State;
import social.linnet.media.provenance.Finding.Step;
import social.linnet.media.provenance.Store.Manifest;

/// What the manifests of a store tell: what was done to the parent first, then what was done since.
final class History {

    private static final List<String> ACTIONS = List.of("c2pa.actions", "c2pa.actions.v2");
    private static final List<String> INGREDIENTS = List.of("c2pa.ingredient", "c2pa.ingredient.v2", "c2pa.ingredient.v3");
    private static final int MAX_STEPS = 50;
    private static final int MAX_NAME = 200;

    private final Store store;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private History(Store store) {
        this.store = store;
    }

    static Finding tell(Store store, byte @Nullable [] bytes, Credential.Judged signer) {
        History history = new History(store);
        history.tell(store.active());
        List<Step> steps = history.steps;
        Step source = source(steps);
        Instant when = steps.reversed().stream().map(Step::when).filter(Objects::nonNull).findFirst().orElse(null);
        return new Finding(State.VALID, null, signer.name(), signer.known(), generator(store.active()),
                source == null ? null : source.sourceType(), source == null ? null : source.agent(), when, steps, bytes);
    }

    /// The newest step that a model did, or else the newest that says where the picture comes from.
    private static @Nullable Step source(List<Step> steps) {
        Step newest = null;
        for (Step step : steps) {
            boolean model = SourceType.isModelMade(step.sourceType());
            if (model || step.sourceType() != null && (newest == null || !SourceType.isModelMade(newest.sourceType()))) {
                newest = step;
            }
        }
        return newest;
    }

    private void tell(Manifest manifest) {
        if (!told.add(manifest.label())) {
            return;
        }
        for (String kind : INGREDIENTS) {
            for (Map<?, ?> ingredient : manifest.say(kind)) {
                Object reference = ingredient.containsKey("activeManifest") ? ingredient.get("activeManifest")
                        : ingredient.get("c2pa_manifest");
                if ("parentOf".equals(ingredient.get("relationship")) && reference instanceof Map<?, ?> map) {
                    tell(Examination.parent(store, map));
                }
            }
        }
        for (String kind : ACTIONS) {
            for (Map<?, ?> assertion : manifest.say(kind)) {
                if (assertion.get("actions") instanceof List<?> actions) {
                    actions.forEach(this::add);
                }
            }
        }
    }

    private void add(@Nullable Object action) {
        if (action instanceof Map<?, ?> map && Texts.line(map.get("action"), MAX_NAME) instanceof String name
                && steps.size() < MAX_STEPS) {
            steps.add(new Step(name, agent(map.get("softwareAgent")), Texts.line(map.get("digitalSourceType"), MAX_NAME),
                    when(map.get("when"))));
        }
    }

    /// A map in new actions, a text in old ones.
    private static @Nullable String agent(@Nullable Object agent) {
        return Texts.line(agent instanceof Map<?, ?> map ? map.get("name") : agent, MAX_NAME);
    }

    private static @Nullable String generator(Manifest manifest) {
        Object generator = manifest.claim().get("claim_generator_info");
        Object first = generator instanceof List<?> several && !several.isEmpty() ? several.getFirst() : generator;
        String name = agent(first);
        return name == null ? Texts.line(manifest.claim().get("claim_generator"), MAX_NAME) : name;
    }

    private static @Nullable Instant when(@Nullable Object when) {
        try {
            return (when instanceof Tagged(long tag, Object value) ? value : when) instanceof String text
                    ? OffsetDateTime.parse(text).toInstant() : null;
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
