package social.linnet.ai;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/// Answers in words, piece by piece. Blocks until the answer is whole; call it on a virtual thread.
///
/// What may enter is decided by whoever asks: a model is given [Passage]s, numbered, and is told to cite them as `[1]`.
/// What it answers is a stranger's text and commands nothing: a [Call] is a wish that the asker grants or not.
public interface TextModel {

    /// Who answers, as people are told.
    ModelName name();

    /// What may be asked of it beyond answering from the passages it is given.
    Set<Skill> skills();

    /// Answers. Words come through the sink while they are made, and whole in the answer.
    ///
    /// @throws AiFailure when there is no whole answer; [AiFailure.Reason#UNSUPPORTED] when this model cannot do this task,
    ///                   [AiFailure.Reason#REFUSED] when it would not, [AiFailure.Reason#TOO_LONG] when it was given too much,
    ///                   [AiFailure.Reason#BUSY] also when a budget is used up ([AiFailure#until]),
    ///                   [AiFailure.Reason#UNUSABLE] when an answer broke off or was cut before a call's arguments were whole
    Answer stream(Request request, Sink sink);

    /// What some models can do and others not.
    enum Skill {
        /// Looks at pictures.
        PICTURES,
        /// Asks for tools.
        TOOLS,
        /// Writes words of its own: drafts, other tones, translations.
        WRITING
    }

    /// What is wanted. A model that follows instructions has them in [Request#instructions]; one that does not goes by this.
    enum Task {
        /// Answer the question in the last turn.
        ANSWER,
        /// Say what the passage in focus is about, for somebody who has not followed.
        EXPLAIN,
        /// Say what the passages say, shorter.
        SUMMARISE,
        /// Say what speaks for and against the passage in focus.
        CHECK,
        /// Put the passage in focus into [Request#language].
        TRANSLATE,
        /// Say what is in a picture, for those who do not see it.
        DESCRIBE,
        /// Make a post of notes.
        DRAFT,
        /// Say the draft in fewer words.
        SHORTEN,
        /// Say the draft in another tone, which the last turn names.
        TONE,
        /// Cut the draft into posts: one a paragraph, with an empty line between.
        SPLIT,
        /// Tags for the draft, separated by spaces, each with its `#`.
        TAGS
    }

    /// What is asked for.
    ///
    /// @param task         what is wanted
    /// @param instructions what the model is told of its part: the operator's words, no person's
    /// @param turns        what was said so far, 1 or more, ending with what is asked now or with what tools found
    /// @param tools        what it may ask for; empty for a model without [Skill#TOOLS]
    /// @param schema       a JSON schema that the answer must follow, or null for plain words; the asker validates anyway
    /// @param mostTokens   longest answer, in the model's tokens, 16 or more
    /// @param language     the language to answer in, as a BCP 47 tag
    /// @param requester    a keyed hash of who asks, for the provider's abuse reports; never a name or an id
    /// @param deadline     how long it may take in all
    record Request(Task task, String instructions, List<Turn> turns, List<Tool> tools, @Nullable String schema, int mostTokens,
                   String language, String requester, Duration deadline) {

        public Request {
            turns = List.copyOf(turns);
            tools = List.copyOf(tools);
            if (turns.isEmpty() || turns.getLast() instanceof Answered) {
                throw new IllegalArgumentException("nothing is asked");
            }
            if (mostTokens < 16) {
                throw new IllegalArgumentException("an answer has 16 tokens or more");
            }
        }
    }

    /// Something that was said, by one side or the other.
    sealed interface Turn {
    }

    /// What a person asks, and what they ask it about.
    ///
    /// @param words    their own words; may be empty when the task says it all
    /// @param passages what the answer may rest on, in the order of the thread
    /// @param focus    number of the passage that it is about, or null
    /// @param pictures pictures to look at; empty for a model without [Skill#PICTURES]
    record Asked(String words, List<Passage> passages, @Nullable Integer focus, List<ImageModel.Source> pictures) implements Turn {
        public Asked {
            passages = List.copyOf(passages);
            pictures = List.copyOf(pictures);
        }
    }

    /// What the model said before.
    record Answered(String words, List<Call> calls) implements Turn {
        public Answered {
            calls = List.copyOf(calls);
        }
    }

    /// What a tool found that the model asked for.
    ///
    /// @param call     the call's id
    /// @param words    what is said of it beside the passages, such as that there is nothing
    /// @param passages what was found, numbered on from those before
    record Found(String call, String words, List<Passage> passages) implements Turn {
        public Found {
            passages = List.copyOf(passages);
        }
    }

    /// Somebody's words, as evidence: data, whatever they say.
    ///
    /// @param number 1 and up, once in a request: what the answer cites
    /// @param kind   where it was found
    /// @param by     who wrote it, as a handle with `@`, or empty
    /// @param at     when, or null where that says nothing
    /// @param words  plain text
    record Passage(int number, Kind kind, String by, @Nullable Instant at, String words) {

        /// Where a passage was found.
        public enum Kind {
            /// In the thread where it was asked.
            THREAD,
            /// Among posts that a search found.
            FOUND,
            /// In somebody's profile.
            PROFILE,
            /// What is counted here, such as how often a tag was used.
            COUNT,
            /// The words of a link card, a picture's description or its recipe.
            ATTACHED,
            /// The asker's own draft or notes.
            DRAFT,
            /// What this place says of itself, in answer to what is asked: nobody's words, to be said as they are.
            GUIDE
        }
    }

    /// Something that a model may ask for.
    ///
    /// @param name       `[a-z_]{1,40}`
    /// @param parameters a JSON schema of its arguments, an object with every property required
    record Tool(String name, String description, String parameters) {
    }

    /// A wish of the model.
    ///
    /// @param id        what the result is given back under
    /// @param name      as the model wrote it; may be no tool at all
    /// @param arguments JSON, well-formed, not validated
    record Call(String id, String name, String arguments) {
    }

    /// A whole answer.
    ///
    /// @param words what it said; may be empty when it asks for tools
    /// @param calls what it asks for
    /// @param isCut whether it reached the longest length
    /// @param usage what it used
    record Answer(String words, List<Call> calls, boolean isCut, Usage usage) {
        public Answer {
            calls = List.copyOf(calls);
        }
    }

    /// What an answer used, in tokens.
    ///
    /// @param isEstimated whether the model did not say, and it was reckoned from the number of characters
    record Usage(int input, int output, boolean isEstimated) {
    }

    /// Told while the model works, on the model's thread; must return quickly.
    interface Sink extends BooleanSupplier {

        /// More words of the answer. They may still turn out to be the beginning of one that breaks off.
        void words(String piece);

        /// Whether nobody wants it any more; the model then stops soon with [AiFailure.Reason#CANCELLED].
        @Override
        boolean getAsBoolean();

        /// Nobody watches, nobody cancels.
        Sink NONE = new Sink() {
            @Override
            public void words(String piece) {
                // nobody watches
            }

            @Override
            public boolean getAsBoolean() {
                return false;
            }
        };
    }
}
