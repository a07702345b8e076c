package social.linnet.ai;

import java.util.Set;

import social.linnet.ai.AiFailure.Reason;

/// A model that is asked within the [Budget]. The program's own [TextModel] is one already.
public final class Budgeted implements TextModel {

    private final TextModel model;
    private final Budget budget;

    public Budgeted(TextModel model, Budget budget) {
        this.model = model;
        this.budget = budget;
    }

    @Override
    public ModelName name() {
        return model.name();
    }

    @Override
    public Set<Skill> skills() {
        return model.skills();
    }

    /// Answers as the model does.
    ///
    /// @throws AiFailure also [Reason#BUSY] when the budget is used up, with [AiFailure#until], or when too many are on their way;
    ///                   and [Reason#TOO_LONG] when the request alone is more than a day's budget
    @Override
    public Answer stream(Request request, Sink sink) {
        int input = Tokens.of(request);
        try (Budget.Held held = budget.hold(request.requester(), (int) Math.min(Integer.MAX_VALUE, (long) input + request.mostTokens()))) {
            Heard heard = new Heard(sink);
            try {
                Answer answer = model.stream(request, heard);
                held.used(answer.usage().input() + answer.usage().output());
                return answer;
            } catch (AiFailure failure) {
                held.used(isFree(failure.reason()) ? 0 : input + heard.tokens);
                throw failure;
            }
        }
    }

    /// Whether the model has done nothing that it was asked.
    private static boolean isFree(Reason reason) {
        return switch (reason) {
            case BUSY, UNAVAILABLE, MISCONFIGURED, UNSUPPORTED, TOO_LONG -> true;
            case REFUSED, TIMED_OUT, UNUSABLE, CANCELLED -> false;
        };
    }

    /// Reckons what was said before it broke off.
    private static final class Heard implements Sink {

        private final Sink sink;
        private int tokens;

        Heard(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void words(String piece) {
            tokens += Tokens.of(piece);
            sink.words(piece);
        }

        @Override
        public boolean getAsBoolean() {
            return sink.getAsBoolean();
        }
    }
}
