/// Content credentials: our own writer and reader of C2PA manifests, and the XMP that goes with them.
///
/// `Writer` puts a signed manifest into a file, `Verifier` reads one and says what it is worth; both work on bytes and
/// know no table. `Carrier` is where each format keeps a manifest and XMP: JPEG, PNG, WebP, GIF and MP4. Below them stand
/// `Cbor` (RFC 8949), `Jumbf` (ISO/IEC 19566-5), `Cose` (RFC 9052) and `Store`, the boxes as C2PA orders them.
/// `Authority` makes the certificates that a server signs with when its operator has none.
///
/// Source: the C2PA technical specification 2.2, its section numbers where they are named.
///
/// Invariants: XMP goes first and the signature last; a manifest is a stranger's bytes: reading one is bounded by the
/// length of its file, and whatever is wrong with it is a finding, not an exception.
@NullMarked
package social.linnet.media.provenance;

import org.jspecify.annotations.NullMarked;
