package social.linnet.media.provenance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The operator's own certificates and key, in PEM (RFC 7468).
public final class Pem {

    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final int P256_BITS = 256;

    private Pem() {
    }

    /// Whatever could not be used, said for who set it.
    public static final class Unusable extends Exception {
        Unusable(String why) {
            super(why);
        }
    }

    /// @throws Unusable with the reason, when nobody could sign claims with them
    public static Signer signer(Path certificates, Path key, Instant now) throws Unusable {
        List<X509Certificate> chain = certificates(certificates);
        Signer signer = new Signer(key(key), chain.stream().filter(each -> chain.size() == 1
                || !each.getSubjectX500Principal().equals(each.getIssuerX500Principal())).toList());
        X509Certificate first = signer.chain().isEmpty() ? chain.getFirst() : signer.chain().getFirst();
        if (!(first.getPublicKey() instanceof ECPublicKey point)
                || point.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
            throw new Unusable(certificates + ": the first certificate's key must be on the curve P-256");
        }
        if (!Credential.maySign(first)) {
            throw new Unusable(certificates + ": the first certificate must be no authority's and allow digital signatures, for "
                    + "e-mail protection, document signing or C2PA claims");
        }
        Date date = Date.from(now);
        if (date.before(first.getNotBefore()) || date.after(first.getNotAfter())) {
            throw new Unusable(certificates + ": the first certificate holds from " + first.getNotBefore().toInstant() + " to "
                    + first.getNotAfter().toInstant());
        }
        try {
            byte[] probe = "a probe".getBytes(StandardCharsets.US_ASCII);
            Cose.read(Cose.sign(probe, List.of(first), signer)).check(probe);
        } catch (Malformed | IllegalStateException another) {
            throw new Unusable(key + " is not the key of the first certificate in " + certificates);
        }
        return signer;
    }

    /// @throws Unusable with the reason
    public static List<X509Certificate> certificates(Path file) throws Unusable {
        try {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(read(file))).stream().map(X509Certificate.class::cast).toList();
            if (found.isEmpty()) {
                throw new Unusable(file + " has no certificate in PEM");
            }
            return found;
        } catch (CertificateException unreadable) {
            throw new Unusable(file + " has no certificates in PEM: " + unreadable.getMessage());
        }
    }

    private static PrivateKey key(Path file) throws Unusable {
        Matcher found = KEY.matcher(new String(read(file), StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new Unusable(file + " has no key in PEM (PKCS #8, not encrypted: BEGIN PRIVATE KEY)");
        }
        try {
            return key(Base64.getMimeDecoder().decode(found.group(1)));
        } catch (GeneralSecurityException unreadable) {
            throw new Unusable(file + " has no key for an elliptic curve");
        }
    }

    /// A key for an elliptic curve, from PKCS #8.
    public static PrivateKey key(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static byte[] read(Path file) throws Unusable {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Unusable(file + " cannot be read");
        }
    }

    /// A certificate in PEM.
    public static String of(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
