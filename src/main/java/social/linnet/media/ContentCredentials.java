package social.linnet.media;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where pictures come from, for pages that show it.
public interface ContentCredentials {

    /// What is known of these pictures; those of before there were credentials, and those that are none, are absent.
    Map<Long, Credentials> of(Collection<Long> pictures);

    /// What is known of this picture.
    default Optional<Credentials> of(long picture) {
        return Optional.ofNullable(of(List.of(picture)).get(picture));
    }

    /// The manifest store (C2PA 11.1, `application/c2pa`): of a picture made here the one that its large file carries,
    /// of an upload the one that it came with.
    Optional<byte[]> manifest(long picture);

    /// In whose name this server signs.
    Authority authority();

    /// Who vouches for this server's name.
    ///
    /// @param name  the name in its certificate
    /// @param local whether it is a certificate of this server's own, which shows that files come from one and the same
    ///              server and not whose that is
    /// @param until when the certificate runs out
    /// @param pem   the certificate that others must trust to trust the signatures
    record Authority(String name, boolean local, Instant until, String pem) {
    }
}
