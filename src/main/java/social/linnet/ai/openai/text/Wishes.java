package social.linnet.ai.openai.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.TextModel.Call;
import social.linnet.ai.openai.wire.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The calls in an answer, made of parts. A part belongs to the call of its key (an index, an item's id); servers leave the key
/// out, give the same one to several calls, and send the arguments whole, in pieces or as an object.
final class Wishes {

    private static final int MOST = 32;
    private static final int LONGEST = 64 << 10;
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private static final class Wish {
        private final String key;
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        Wish(String key) {
            this.key = key;
        }
    }

    private final List<Wish> all = new ArrayList<>();

    /// A part of a call.
    ///
    /// @param key       which call it belongs to, or empty when the server does not say
    /// @param id        the call's id, or empty
    /// @param name      the function's name, or empty
    /// @param arguments a piece of the arguments, or all of them, or missing
    void add(String key, String id, String name, JsonNode arguments) throws Fault {
        Wish wish = find(key, id, name);
        if (wish == null) {
            if (all.size() == MOST) {
                throw Fault.of(Reason.UNUSABLE, "the provider's answer holds too many calls");
            }
            wish = new Wish(key);
            all.add(wish);
        }
        wish.id = wish.id.isEmpty() ? id : wish.id;
        wish.name = wish.name.isEmpty() ? name : wish.name;
        wish.arguments.append(text(arguments));
        if (wish.arguments.length() > LONGEST) {
            throw Fault.of(Reason.UNUSABLE, "the arguments in the provider's answer are too long");
        }
    }

    /// A call as it is in the end, in place of its parts.
    void whole(String key, String id, String name, JsonNode arguments) throws Fault {
        Wish wish = find(key, id, name);
        if (wish != null) {
            wish.arguments.setLength(0);
        }
        add(key, id, name, arguments);
    }

    /// Forgets every part: the calls come again, whole.
    void clear() {
        all.clear();
    }

    /// The calls. There will be no more parts.
    ///
    /// @throws Fault [Reason#UNUSABLE] when one has no name, or arguments that are cut or no JSON object
    List<Call> whole() throws Fault {
        List<Call> calls = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Wish wish : all) {
            String id = !wish.id.isEmpty() && ids.add(wish.id) ? wish.id : "call_" + UUID.randomUUID().toString().replace("-", "");
            String arguments = wish.arguments.toString().isBlank() ? "{}" : wish.arguments.toString();
            if (wish.name.isEmpty() || !isObject(arguments)) {
                throw Fault.of(Reason.UNUSABLE, "a call in the provider's answer is cut or broken");
            }
            calls.add(new Call(id, wish.name, arguments));
        }
        return calls;
    }

    private @Nullable Wish find(String key, String id, String name) {
        Wish found = null;
        for (Wish wish : all) {
            if (key.isEmpty() ? id.isEmpty() || id.equals(wish.id) : key.equals(wish.key)) {
                // the last of them: one with the same key and another id is another call
                found = wish;
            }
        }
        boolean another = found != null && !id.isEmpty() && !found.id.isEmpty() && !id.equals(found.id)
                || found != null && key.isEmpty() && id.isEmpty() && !name.isEmpty();
        return another ? null : found;
    }

    private static String text(JsonNode arguments) {
        return arguments.isString() ? arguments.stringValue() : arguments.isObject() ? JSON.writeValueAsString(arguments) : "";
    }

    private static boolean isObject(String arguments) {
        try {
            return JSON.readTree(arguments).isObject();
        } catch (JacksonException cut) {
            return false;
        }
    }
}
