package social.linnet.media.provenance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// A certificate authority of one server's own, for operators without a certificate: a root that nobody else knows, and
/// below it the certificate that signs claims (profile of 14.5.1). It shows that files come from one and the same server,
/// not whose that is.
///
/// @param root its own certificate
/// @param key  its key
public record Authority(X509Certificate root, PrivateKey key) {

    /// Files cannot be verified once their signer's certificate has run out, since nobody stamps their time.
    public static final Duration LEAF_LIFE = Duration.ofDays(3650);
    private static final Duration ROOT_LIFE = Duration.ofDays(7300);
    /// Clocks differ.
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final int SERIAL_BITS = 120;

    /// @param organisation what the server calls itself
    public static Authority make(String organisation, String domain, Instant now) {
        KeyPair pair = pair();
        X500Name name = name(organisation, domain + " content credentials root");
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        add(extensions, Extension.basicConstraints, true, new BasicConstraints(0));
        add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        add(extensions, Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(id(pair.getPublic())));
        return new Authority(certificate(name, name, pair.getPublic(), now, ROOT_LIFE, extensions, pair.getPrivate()),
                pair.getPrivate());
    }

    /// A signer for claims, with a key of its own.
    public Signer signer(String organisation, String domain, Instant now) {
        KeyPair pair = pair();
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        add(extensions, Extension.basicConstraints, true, new BasicConstraints(false));
        add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        add(extensions, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[]{
            KeyPurposeId.id_kp_emailProtection, KeyPurposeId.getInstance(
                new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36"))}));
        add(extensions, Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(id(pair.getPublic())));
        add(extensions, Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(id(root.getPublicKey())));
        X500Name issuer = X500Name.getInstance(root.getSubjectX500Principal().getEncoded());
        return new Signer(pair.getPrivate(), List.of(certificate(name(organisation, domain + " content credentials"), issuer,
                pair.getPublic(), now, LEAF_LIFE, extensions, key)));
    }

    private static X500Name name(String organisation, String common) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, organisation).addRDN(BCStyle.CN, common).build();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException cannotBe) {
            throw new IllegalStateException("P-256", cannotBe);
        }
    }

    /// By RFC 5280, 4.2.1.2: the SHA-1 of the key's bits.
    private static byte[] id(PublicKey key) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(
                    SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getBytes());
        } catch (GeneralSecurityException cannotBe) {
            throw new IllegalStateException("SHA-1", cannotBe);
        }
    }

    private static void add(ExtensionsGenerator extensions, ASN1ObjectIdentifier which, boolean critical,
                            ASN1Encodable value) {
        try {
            extensions.addExtension(which, critical, value);
        } catch (IOException cannotBe) {
            throw new IllegalStateException("writing to memory", cannotBe);
        }
    }

    private static X509Certificate certificate(X500Name subject, X500Name issuer, PublicKey key, Instant now, Duration life,
                                               ExtensionsGenerator extensions, PrivateKey signing) {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS)));
        generator.setSignature(algorithm);
        generator.setIssuer(issuer);
        generator.setSubject(subject);
        generator.setStartDate(new Time(Date.from(now.minus(BEFORE))));
        generator.setEndDate(new Time(Date.from(now.plus(life))));
        generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        generator.setExtensions(extensions.generate());
        TBSCertificate body = generator.generateTBSCertificate();
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signing);
            signature.update(body.getEncoded(ASN1Encoding.DER));
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(body);
            parts.add(algorithm);
            parts.add(new DERBitString(signature.sign()));
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(
                    new ByteArrayInputStream(new DERSequence(parts).getEncoded(ASN1Encoding.DER)));
        } catch (GeneralSecurityException | IOException cannotBe) {
            throw new IllegalStateException("a certificate could not be made", cannotBe);
        }
    }

    /// The key stays out of logs.
    @Override
    public String toString() {
        return "Authority[" + root.getSubjectX500Principal() + "]";
    }
}
