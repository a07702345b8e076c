package social.linnet.mastodon.wire;

/// An error whose answer is fixed by the protocol rather than by a rule of the house.
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    /// @param answer what to send
    public Failure(Answer answer) {
        this(answer, "answered " + answer.status());
    }

    private Failure(Answer answer, String text) {
        super(text, null, false, false);
        this.answer = answer;
    }

    /// An error with this text.
    public Failure(int status, String text) {
        this(Answer.error(status, text), text);
    }

    /// What it says, for where there is no [Answer] to send.
    public String text() {
        return String.valueOf(getMessage());
    }

    public Answer answer() {
        return answer;
    }
}
