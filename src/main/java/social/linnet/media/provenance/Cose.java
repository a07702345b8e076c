package social.linnet.media.provenance;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.media.provenance.Cbor.Tagged;

/// COSE_Sign1 (RFC 9052, 4.2) over bytes that are not in it, with its certificates (RFC 9360).
///
/// @param headers     what the signature covers besides those bytes
/// @param chain       certificates, the signer's first
/// @param timeStamped whether somebody else's clock is said to have seen it
record Cose(byte[] headers, long algorithm, List<X509Certificate> chain, byte[] signature, boolean timeStamped) {

    private static final int SIGN1 = 18;
    private static final long ALGORITHM = 1;
    private static final long CHAIN = 33;
    private static final int ES256 = -7;

    private static final int MAX_CERTIFICATES = 8;
    private static final int MAX_CERTIFICATE = 16_384;

    /// @param signer null makes one of the same length that is worth nothing
    static byte[] sign(byte[] payload, List<X509Certificate> chain, @Nullable Signer signer) {
        List<byte[]> certificates = chain.stream().map(Cose::encoded).toList();
        byte[] headers = Cbor.write(Map.of(ALGORITHM, ES256, CHAIN,
                certificates.size() == 1 ? certificates.getFirst() : certificates));
        byte[] signature = signer == null ? new byte[Signer.LENGTH] : signer.sign(signed(headers, payload));
        return Cbor.write(new Tagged(SIGN1, Arrays.asList(headers, Map.of(), null, signature)));
    }

    /// The structure that is signed (4.4).
    private static byte[] signed(byte[] headers, byte[] payload) {
        return Cbor.write(List.of("Signature1", headers, new byte[0], payload));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    static Cose read(byte[] bytes) {
        if (Cbor.read(bytes) instanceof Tagged(long tag, List<?> parts) && tag == SIGN1 && parts.size() == 4
                && parts.get(0) instanceof byte[] headers && Cbor.read(headers) instanceof Map<?, ?> covered
                && parts.get(1) instanceof Map<?, ?> others && parts.get(2) == null
                && parts.get(3) instanceof byte[] signature && covered.get(ALGORITHM) instanceof Long algorithm) {
            boolean timeStamped = others.containsKey("sigTst") || others.containsKey("sigTst2");
            return new Cose(headers, algorithm, chain(covered, others), signature, timeStamped);
        }
        throw mismatch();
    }

    /// Older files have the certificates where the signature does not cover them, or under a name.
    private static List<X509Certificate> chain(Map<?, ?> covered, Map<?, ?> others) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Map<?, ?> headers : List.of(covered, others)) {
            for (Object key : List.of(CHAIN, "x5chain")) {
                Object value = headers.get(key);
                List<?> encoded = value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
                if (encoded.isEmpty() || !chain.isEmpty()) {
                    continue;
                }
                if (encoded.size() > MAX_CERTIFICATES) {
                    throw invalid();
                }
                encoded.forEach(each -> chain.add(certificate(each)));
            }
        }
        if (chain.isEmpty()) {
            throw invalid();
        }
        return chain;
    }

    private static X509Certificate certificate(@Nullable Object encoded) {
        if (!(encoded instanceof byte[] bytes) || bytes.length > MAX_CERTIFICATE) {
            throw invalid();
        }
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException noCertificate) {
            throw invalid();
        }
    }

    /// @throws Malformed unless these bytes were signed with the first certificate's key
    void check(byte[] payload) {
        try {
            Signature verifying = verifying();
            verifying.initVerify(chain.getFirst().getPublicKey());
            verifying.update(signed(headers, payload));
            if (!verifying.verify(signature)) {
                throw mismatch();
            }
        } catch (GeneralSecurityException notThisKey) {
            throw mismatch();
        }
    }

    /// The algorithms that the specification allows (13.2).
    private Signature verifying() throws GeneralSecurityException {
        return switch ((int) algorithm) {
            case ES256 -> Signature.getInstance("SHA256withECDSAinP1363Format");
            case -35 -> Signature.getInstance("SHA384withECDSAinP1363Format");
            case -36 -> Signature.getInstance("SHA512withECDSAinP1363Format");
            case -37 -> pss("SHA-256", MGF1ParameterSpec.SHA256, 32);
            case -38 -> pss("SHA-384", MGF1ParameterSpec.SHA384, 48);
            case -39 -> pss("SHA-512", MGF1ParameterSpec.SHA512, 64);
            case -8 -> Signature.getInstance("Ed25519");
            default -> throw new Malformed("algorithm.unsupported");
        };
    }

    private static Signature pss(String hash, MGF1ParameterSpec mask, int salt) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(hash, "MGF1", mask, salt, PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }

    private static Malformed mismatch() {
        return new Malformed("claimSignature.mismatch");
    }

    private static Malformed invalid() {
        return new Malformed("signingCredential.invalid");
    }
}
