/// What people let be used, and for what: a ledger that is only added to, and its one question
/// ([Consents#mayUse(long,Purpose,long)]): may this be used for that, now?
///
/// An entry says what one person chose for one [Purpose]; its place in the ledger, dense from 1, is an *epoch*. Whatever
/// may come to be used keeps the epoch that it was made in, so that what was made while somebody had not agreed is told
/// from what came after, without asking a clock. The latest entry alone decides ([Stance]).
///
/// Tables: `consent.entry`, `wording`, `head`, `person`.
///
/// Invariants: who has said nothing has not agreed; a no counts from the moment it is committed, for all that was made
/// before; a yes covers what is made from then on, and earlier things only when it says so; nothing of an account that is
/// not in use may be used. Entries are never changed, each holds the hash of the one before it, and none names anybody: of
/// an account that is erased they stay as proof, and the way to it is destroyed.
@NullMarked
@ApplicationModule(displayName = "consent", allowedDependencies = {"event", "archive", "account"})
package social.linnet.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
