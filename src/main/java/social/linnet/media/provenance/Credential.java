package social.linnet.media.provenance;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.jspecify.annotations.Nullable;

/// Judges the certificate of a signature (14.5): may it sign claims, was it in time, whose is it, and does anybody whom
/// we trust say so?
final class Credential {

    /// What a certificate may be made for, one of these at least: e-mail, documents, claims of C2PA.
    static final Set<String> PURPOSES = Set.of("1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.62558.2.1");

    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final int MAX_NAME = 200;

    private final Trust trust;
    private final Clock clock;

    Credential(Trust trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /// @param name as the certificate says
    /// @param known whether we trust who says it
    record Judged(@Nullable String name, boolean known) {
        static final Judged NOBODY = new Judged(null, false);
    }

    /// @throws Malformed when it must not have signed
    Judged judge(Cose signature) {
        X509Certificate certificate = signature.chain().getFirst();
        if (!maySign(certificate)) {
            throw new Malformed("signingCredential.invalid");
        }
        boolean inTime = isInTime(certificate);
        if (!inTime && !signature.timeStamped()) {
            throw new Malformed("signingCredential.expired");
        }
        return new Judged(name(certificate), inTime && isVouchedFor(signature.chain()));
    }

    /// By the profile of 14.5.1.
    static boolean maySign(X509Certificate certificate) {
        try {
            boolean[] usage = certificate.getKeyUsage();
            List<String> purposes = certificate.getExtendedKeyUsage();
            return certificate.getVersion() == 3 && certificate.getBasicConstraints() < 0 && usage != null && usage[0]
                    && purposes != null && purposes.stream().anyMatch(PURPOSES::contains) && !purposes.contains(ANY_PURPOSE);
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    private boolean isInTime(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateExpiredException | CertificateNotYetValidException outside) {
            return false;
        }
    }

    private boolean isVouchedFor(List<X509Certificate> chain) {
        if (trust.anchors().isEmpty() || trust.anchors().contains(chain.getFirst())) {
            return !trust.anchors().isEmpty();
        }
        try {
            PKIXParameters parameters = new PKIXParameters(trust.anchors().stream()
                    .map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            List<X509Certificate> below = chain.stream().filter(each -> !trust.anchors().contains(each)).toList();
            CertPathValidator.getInstance("PKIX").validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            return true;
        } catch (GeneralSecurityException nobodyWeTrust) {
            return false;
        }
    }

    /// The organisation, or else the common name.
    static @Nullable String name(X509Certificate certificate) {
        try {
            X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
            for (ASN1ObjectIdentifier part : List.of(BCStyle.O, BCStyle.CN)) {
                RDN[] found = subject.getRDNs(part);
                if (found.length > 0) {
                    return Texts.line(IETFUtils.valueToString(found[0].getFirst().getValue()), MAX_NAME);
                }
            }
            return null;
        } catch (IllegalArgumentException noName) {
            // one that two readers understand in two ways
            return null;
        }
    }
}
