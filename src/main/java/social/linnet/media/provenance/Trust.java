package social.linnet.media.provenance;

import java.security.cert.X509Certificate;
import java.util.List;

/// Certificates whose holders are believed when they vouch for somebody's name.
public record Trust(List<X509Certificate> anchors) {

    public Trust {
        anchors = List.copyOf(anchors);
    }
}
