package social.linnet.assistant;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.TextModel.Task;

/// What somebody asked in public.
///
/// @param post   the post that asks
/// @param thread the first post of its thread
/// @param focus  the post that it is about, or null
/// @param words  their words, without whom they name
/// @param state  how far it is
/// @param reason why there is no answer, when there is none
/// @param answer the post that answers it, or that answered it before it was asked again
public record Question(long post, long asker, long thread, @Nullable Long focus, Task task, String words, State state,
                       @Nullable Reason reason, @Nullable Long answer) {

    /// Whether whoever asked may try again.
    public boolean mayTryAgain() {
        return state == State.FAILED && reason != null && reason.mayPass();
    }

    /// How far a question is.
    public enum State {
        QUEUED, RUNNING,
        /// There is an answer.
        ANSWERED,
        /// It was asked before in this thread, and has that answer.
        FOLDED,
        /// It is not answered, and will not be.
        DECLINED,
        /// It could not be answered; it may be tried again.
        FAILED,
        /// There was an answer, and it was taken away.
        WITHDRAWN
    }

    /// Why there is no answer.
    public enum Reason {
        /// Somebody whose post it is about keeps it from the assistant, or blocks it.
        VETOED,
        /// The thread lets nobody answer, or not the assistant.
        NOT_ALLOWED,
        /// This person asked too much within an hour.
        LIMITED,
        /// All that may be answered today is answered.
        SPENT,
        /// The assistant is switched off.
        OFF,
        /// Nothing was asked.
        NOTHING_ASKED,
        /// A program asked.
        AUTOMATED,
        /// The model would not answer, or said what goes against a rule.
        REFUSED,
        /// Nothing could judge the answer.
        UNJUDGED,
        /// As many as may be are being answered just now.
        BUSY,
        /// The model cannot be reached, or broke.
        UNAVAILABLE,
        /// It took too long.
        TIMED_OUT,
        /// The model cannot do that.
        UNSUPPORTED,
        /// What came is no answer.
        UNUSABLE,
        /// The question is gone.
        GONE,
        /// Whoever asked wanted it no more.
        STOPPED;

        /// Whether trying again may help.
        public boolean mayPass() {
            return switch (this) {
                case SPENT, OFF, UNJUDGED, BUSY, UNAVAILABLE, TIMED_OUT, UNUSABLE, LIMITED, STOPPED -> true;
                case VETOED, NOT_ALLOWED, NOTHING_ASKED, AUTOMATED, REFUSED, UNSUPPORTED, GONE -> false;
            };
        }

        /// Whether whoever asked is told. Programs are not, nor those who asked nothing.
        public boolean isTold() {
            return this != NOTHING_ASKED && this != AUTOMATED && this != GONE && this != STOPPED;
        }
    }
}
