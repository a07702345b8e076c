package social.linnet.consent;

/// What somebody says to a purpose. Names are kept in the ledger for good.
public enum Choice {

    /// Nothing, also of what was made before.
    NO,
    /// What is made from now on.
    FROM_NOW,
    /// That, and everything that was made before.
    EVERYTHING;

    public boolean isYes() {
        return this != NO;
    }
}
