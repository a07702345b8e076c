package social.linnet.media;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

/// Those that are kept with the credentials.
@Component
final class KeptFingerprints implements Fingerprints {

    private final CredentialRows credentials;
    private final PictureRows pictures;

    KeptFingerprints(CredentialRows credentials, PictureRows pictures) {
        this.credentials = credentials;
        this.pictures = pictures;
    }

    @Override
    public Map<Long, Long> of(Collection<Long> among) {
        return among.isEmpty() ? Map.of() : credentials.fingerprints(among);
    }

    @Override
    public Optional<Picture> first(Picture picture) {
        return Optional.ofNullable(of(List.of(picture.id())).get(picture.id()))
                .flatMap(fingerprint -> credentials.first(fingerprint, picture.id(), picture.owner()))
                .flatMap(first -> first == picture.id() ? Optional.of(picture) : pictures.find(List.of(first)).stream().findFirst());
    }
}
