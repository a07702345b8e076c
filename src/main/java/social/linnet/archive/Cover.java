package social.linnet.archive;

import java.util.function.BooleanSupplier;

/// Whose archive it is, and for whom it is written.
///
/// @param account  whose
/// @param handle   their handle
/// @param server   the public address of this server
/// @param language of the words about it, `en` or `fr`
/// @param allowed  whether whoever reads may go on reading: asked every few seconds, since a session or a token may end
///                 while an archive is on its way
public record Cover(long account, String handle, String server, String language, BooleanSupplier allowed) {
}
