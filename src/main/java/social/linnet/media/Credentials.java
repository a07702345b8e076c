package social.linnet.media;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What is known of where a picture comes from, and from whom.
///
/// @param picture    its id
/// @param made       whether it was made here; if not, the rest is what its upload carried
/// @param state      what its credentials are worth
/// @param reason     why they are invalid: a status code of C2PA's specification (15.2), or one of ours
/// @param signer     the name in the signer's certificate
/// @param known      whether somebody whom this server trusts vouches for that name; anybody can write any name into a
///                   certificate of their own
/// @param generator  the program that made the claim
/// @param sourceType where it comes from, a term of IPTC's (`http://cv.iptc.org/newscodes/digitalsourcetype/…`)
/// @param model      what made it, as far as the credentials say
/// @param when       when the newest thing was done to it, as claimed
/// @param steps      what was done, the oldest thing first
/// @param credit     whose it is, as its upload said
/// @param resembles  for `RECOVERED`: the picture made here that it looks like, which not everybody may see
public record Credentials(long picture, boolean made, State state, @Nullable String reason, @Nullable String signer,
                          boolean known, @Nullable String generator, @Nullable String sourceType, @Nullable String model,
                          @Nullable Instant when, List<Step> steps, Credit credit, @Nullable Long resembles) {

    public Credentials {
        steps = List.copyOf(steps);
    }

    /// What credentials are worth.
    public enum State {
        /// Everything fits: the file was as its signer left it when it came here.
        VALID,
        /// There were some, and they did not fit or could not be read.
        INVALID,
        /// There were none.
        ABSENT,
        /// There were none, but it looks like a picture that was made here. A guess, and to be told as one.
        RECOVERED
    }

    /// Something that was done.
    ///
    /// @param action `c2pa.created`, `c2pa.edited` and the like (18.15)
    /// @param agent  what did it
    public record Step(String action, @Nullable String agent, @Nullable String sourceType, @Nullable Instant when) {
    }

    /// Whose a picture is.
    ///
    /// @param creators  who made it
    /// @param line      whom to name where it is shown
    /// @param copyright who has the rights
    /// @param terms     what others may do with it
    /// @param licence   address of a page that says so
    public record Credit(List<String> creators, @Nullable String line, @Nullable String copyright, @Nullable String terms,
                         @Nullable String licence) {
        public Credit {
            creators = List.copyOf(creators);
        }
    }
}
