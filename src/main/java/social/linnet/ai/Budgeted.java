package social.linnet.ai;

import java.util.Set;

import social.linnet.ai.AiFailure.Reason;

/// A model that is asked within the [Budget]. The program's own [TextModel] is one already.
public final class Budgeted implements TextModel {

    /// How many times what was set aside an answer may have taken: tokens are reckoned here, and counted there.
    private static final int MOST_TIMES = 4;

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
        int most = (int) Math.min(Integer.MAX_VALUE, (long) input + request.mostTokens());
        try (Budget.Held held = budget.hold(request.requester(), most)) {
            Heard heard = new Heard(sink);
            try {
                Answer answer = model.stream(request, heard);
                held.used(believed(answer.usage(), most));
                return answer;
            } catch (AiFailure failure) {
                held.used(isFree(failure.reason()) ? 0 : input + heard.tokens);
                throw failure;
            }
        }
    }

    /// What a server says that an answer took. One that says many times what can have been is mistaken, and must not end
    /// everybody's day.
    private static int believed(Usage usage, int most) {
        return (int) Math.min((long) usage.input() + usage.output(), Math.min(Integer.MAX_VALUE, (long) MOST_TIMES * most));
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
