package social.linnet.ai.openai.text;

import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel;
import social.linnet.ai.Tokens;
import social.linnet.ai.openai.wire.Endpoint;
import social.linnet.ai.openai.wire.Fault;
import social.linnet.ai.openai.wire.LazyWire;
import social.linnet.ai.openai.wire.Limits;
import social.linnet.ai.openai.wire.Pause;
import social.linnet.ai.openai.wire.PictureHeader;
import social.linnet.ai.openai.wire.Server;
import social.linnet.ai.openai.wire.Watcher;
import social.linnet.settings.Settings.Text.Api;

/// Answers in words by `POST responses` or `POST chat/completions`. The first is OpenAI's own; most others know the second
/// better, and are asked by it unless the operator says otherwise.
public final class OpenAiText implements TextModel {

    /// Longest answer in bytes: every piece comes in an event that is some hundred bytes long.
    private static final long MOST_BYTES = 16 << 20;
    /// Largest picture: its `data:` URL stays below the 20 MB that the API takes.
    private static final int PICTURE_BYTES = 15_000_000;
    /// More than any model takes in: it never leaves.
    private static final int MOST_TOKENS = 2_000_000;
    /// OpenAI's models that look at pictures.
    private static final Pattern SEEING = Pattern.compile("(?!o[13]-mini|.*(audio|search|preview|realtime))"
            + "(gpt-4o|chatgpt-4o|gpt-4\\.1|gpt-4-turbo|gpt-5|o1|o3|o4).*");

    private final Server server;
    private final Limits limits;
    private final Api api;
    private final boolean pictures;
    private final Habits habits;
    private final Endpoint chat;
    private final Endpoint responses;
    private final LazyWire wire;

    /// @param api      which of the two is asked, or null for what is usual there
    /// @param pictures whether the model looks at pictures, or null when nobody has said
    public OpenAiText(Server server, @Nullable Api api, @Nullable Boolean pictures, Limits limits, LongSupplier nanos, Pause pause) {
        this.server = server;
        this.limits = limits;
        this.api = api != null ? api : server.isOpenAi() ? Api.RESPONSES : Api.CHAT;
        this.pictures = pictures != null ? pictures
                : server.isOpenAi() && server.model() != null && SEEING.matcher(server.model()).matches();
        habits = new Habits(server, nanos);
        chat = new Endpoint(limits, Endpoint.Absence.MISCONFIGURED, nanos, pause);
        responses = new Endpoint(limits, Endpoint.Absence.UNSUPPORTED, nanos, pause);
        wire = new LazyWire(server, limits);
    }

    @Override
    public ModelName name() {
        return server.name();
    }

    @Override
    public Set<Skill> skills() {
        EnumSet<Skill> skills = EnumSet.of(Skill.WRITING);
        if (habits.has(Feature.TOOLS)) {
            skills.add(Skill.TOOLS);
        }
        if (pictures && habits.has(Feature.PICTURES)) {
            skills.add(Skill.PICTURES);
        }
        return skills;
    }

    @Override
    public Answer stream(Request request, Sink sink) {
        long end = System.nanoTime() + request.deadline().toNanos();
        int asked = Tokens.of(request);
        boolean sees = check(request, asked);
        EnumSet<Feature> plan = habits.plan(request, sees);
        EnumSet<Feature> refused = EnumSet.noneOf(Feature.class);
        while (true) {
            boolean newer = isByResponses(request);
            try {
                Answer answer = ask(newer, request, plan, asked, end, sink);
                refused.forEach(habits::lacks);
                return answer;
            } catch (Fault fault) {
                if (newer && fault.reason() == Reason.UNSUPPORTED && !responses.isThere()) {
                    continue;
                }
                Feature offence = fault.isTooLong() ? null : habits.offence(fault, plan);
                if (offence == null || !goesWithout(offence, request, plan, refused)) {
                    throw failure(fault, offence);
                }
            }
        }
    }

    /// Whether there are pictures in it.
    ///
    /// @throws AiFailure when it makes no sense to ask
    private boolean check(Request request, int tokens) {
        List<Source> shown = request.turns().stream()
                .flatMap(turn -> turn instanceof Asked asked ? asked.pictures().stream() : Stream.empty()).toList();
        if (!shown.isEmpty() && !skills().contains(Skill.PICTURES)) {
            throw new AiFailure(Reason.UNSUPPORTED, "the model does not look at pictures", null);
        }
        if (shown.stream().anyMatch(one -> one.bytes().length > PICTURE_BYTES || PictureHeader.of(one.bytes()) == null)) {
            throw new AiFailure(Reason.UNSUPPORTED, "a picture is of a type or size that models do not take", null);
        }
        if (usedTools(request) && !habits.has(Feature.TOOLS)) {
            throw new AiFailure(Reason.UNSUPPORTED, "the model has no tools", null);
        }
        if (tokens > MOST_TOKENS) {
            throw new AiFailure(Reason.TOO_LONG, "what is asked is longer than any model takes in", null);
        }
        return !shown.isEmpty();
    }

    /// LM Studio's way of the newer API passes over schemas without a word: what has one goes by the older.
    private boolean isByResponses(Request request) {
        return api == Api.RESPONSES && responses.isThere() && (request.schema() == null || server.isOpenAi());
    }

    private Answer ask(boolean newer, Request request, Set<Feature> plan, int asked, long end, Sink sink) throws Fault {
        byte[] body = newer ? ResponsesCall.body(server, request, plan) : ChatCall.body(server, request, plan);
        String path = newer ? "responses" : "chat/completions";
        return (newer ? responses : chat).call(end, new Listener(sink), (exchange, left, parts) -> {
            Reader reader = newer ? new ResponsesReader(asked, parts) : new ChatReader(asked, parts);
            try (InputStream answer = wire.get().json(exchange, left, Math.min(MOST_BYTES, limits.bodyBytes()), path, body)) {
                return reader.read(answer);
            }
        });
    }

    /// Whether it makes sense to ask again without what the server took offence at. It is remembered when that was all.
    private boolean goesWithout(Feature offence, Request request, EnumSet<Feature> plan, EnumSet<Feature> refused) {
        switch (offence) {
            case PICTURES -> {
                // what is asked about them cannot be answered without
                habits.lacks(offence);
                return false;
            }
            case TOOLS -> {
                habits.lacks(offence);
                if (usedTools(request)) {
                    return false;
                }
            }
            case TOKENS, COMPLETION_TOKENS -> {
                // one bound there has to be
                Feature other = offence == Feature.TOKENS ? Feature.COMPLETION_TOKENS : Feature.TOKENS;
                if (refused.contains(other)) {
                    return false;
                }
                plan.add(other);
            }
            default -> {
                // whatever else it is, an answer without is an answer
            }
        }
        plan.remove(offence);
        refused.add(offence);
        return true;
    }

    private static AiFailure failure(Fault fault, @Nullable Feature offence) {
        Reason reason = fault.isTooLong() ? Reason.TOO_LONG
                : offence == Feature.PICTURES || offence == Feature.TOOLS ? Reason.UNSUPPORTED
                        : fault.isBrokenOff() ? Reason.UNUSABLE : fault.reason();
        return new AiFailure(reason, String.valueOf(fault.getMessage()), fault);
    }

    private static boolean usedTools(Request request) {
        return request.turns().stream()
                .anyMatch(turn -> turn instanceof Found || turn instanceof Answered answered && !answered.calls().isEmpty());
    }

    /// @param sink told of every piece as it comes
    private record Listener(Sink sink) implements Watcher<String> {

        @Override
        public void part(String piece) {
            sink.words(piece);
        }

        @Override
        public boolean getAsBoolean() {
            return sink.getAsBoolean();
        }
    }
}
