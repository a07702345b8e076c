package social.linnet.notification;

/// What became of a notification that is not simply shown.
enum Fate {
    /// Its recipient wanted none of it when it arrived: blocked, muted, a muted thread, a policy that drops.
    SILENCED,
    /// The recipient's policy holds it back until they agree to hear from this person.
    FILTERED,
    /// Its recipient threw it away.
    DISMISSED
}
