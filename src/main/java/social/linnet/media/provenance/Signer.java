package social.linnet.media.provenance;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/// Who signs: a P-256 key and its certificates.
///
/// @param chain the key's certificate first, each one's issuer after it, without the root
public record Signer(PrivateKey key, List<X509Certificate> chain) {

    /// Bytes of a signature: the two numbers, 32 bytes each.
    static final int LENGTH = 64;

    public Signer {
        chain = List.copyOf(chain);
    }

    /// The name in the certificate.
    public String name() {
        String name = Credential.name(chain.getFirst());
        return name == null ? chain.getFirst().getSubjectX500Principal().getName() : name;
    }

    /// As COSE wants it, not in DER.
    byte[] sign(byte[] what) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(what);
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the key for content credentials cannot sign", unusable);
        }
    }

    /// The key stays out of logs.
    @Override
    public String toString() {
        return "Signer[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
