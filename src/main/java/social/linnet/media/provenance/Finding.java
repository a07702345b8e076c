package social.linnet.media.provenance;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a file's credentials turned out to be worth.
///
/// @param reason     why they are invalid: a status code of the specification (15.2), or one of ours
/// @param signer     the name in the signer's certificate, which anybody can write into one of their own
/// @param known      whether somebody whom this server trusts vouches for that name
/// @param generator  the program that made the claim
/// @param sourceType where the picture comes from: the newest term that names a model, or else the newest of all
/// @param agent      what made it, as said with that term
/// @param when       when the newest thing was done, as claimed
/// @param steps      what was done, the oldest thing first
/// @param store      the manifest store, as it came
public record Finding(State state, @Nullable String reason, @Nullable String signer, boolean known, @Nullable String generator,
                      @Nullable String sourceType, @Nullable String agent, @Nullable Instant when, List<Step> steps,
                      byte @Nullable [] store) {

    public static final Finding NOTHING = new Finding(State.ABSENT, null, null, false, null, null, null, null, List.of(), null);

    public Finding {
        steps = List.copyOf(steps);
    }

    /// What they are worth.
    public enum State {
        /// Everything fits: the file is as its signer left it.
        VALID,
        /// There are some, and they do not fit or cannot be read.
        INVALID,
        /// There are none.
        ABSENT
    }

    /// Something that was done.
    public record Step(String action, @Nullable String agent, @Nullable String sourceType, @Nullable Instant when) {
    }

    static Finding invalid(String reason, byte @Nullable [] store) {
        return new Finding(State.INVALID, reason, null, false, null, null, null, null, List.of(), store);
    }
}
