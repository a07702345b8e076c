/// Pictures, videos and sounds: decided by their bytes, decoded in bounds, stripped, rendered in sizes, stored, and found again.
///
/// Tables: `media.picture`, `media.credential`, `media.signer`, `media.secret`. Files: `<data>/media/`, under random names.
///
/// `StoredPictures` is the service. `Header` measures, `Decoder` reads, `Renderer` orders the steps from bytes to
/// renditions, `Workbench` bounds them; `Notary` reads what an upload says of where it comes from and has the renditions
/// say it (`provenance`); `PictureFiles`, `PictureRows` and `CredentialRows` keep the result, `Removals` and `Sweep` clean.
/// `Reel` keeps films, which `media.film` makes.
///
/// Invariants: nothing that was uploaded is ever served as it came: every file was decoded and written anew, so that no
/// metadata, script or appended bytes survive but the credit that is written anew; what was made here carries a signed
/// manifest in every size; a picture belongs to one owner, who alone may see it until it is
/// attached to something.
@NullMarked
@ApplicationModule(displayName = "media", allowedDependencies = {"event", "archive", "log", "log::append", "settings", "account"})
package social.linnet.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
