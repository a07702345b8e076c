package social.linnet.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Something that somebody said.
///
/// @param position its place in the ledger, 1 and up: the epoch that begins with it
/// @param wording  what they were asked, or null when nobody was asked
/// @param at       in whole microseconds
public record Entry(long position, Purpose purpose, Choice choice, @Nullable Wording wording, Instant at) {
}
