package social.linnet.notification.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import social.linnet.notification.VapidKey;

/// Encrypts for one device, with the JDK's own P-256, HKDF-SHA-256 and AES-128-GCM: as RFC 8291 has it
/// (`aes128gcm`, RFC 8188), and as its draft 4 did (`aesgcm`), which older apps still read.
final class Encryption {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int RECORD_SIZE = 4096;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private Encryption() {
    }

    /// What is sent.
    ///
    /// @param encryption value of the header `Encryption`, or empty when the body says it
    /// @param dh         our public key for the header `Crypto-Key`, or empty when the body says it
    record Sealed(String coding, byte[] body, String encryption, String dh) {
    }

    /// The text for a device, with a key of its own.
    static Sealed seal(Subscription to, byte[] text) {
        try {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            KeyPair pair = Curve.freshPair();
            return to.standard() ? aes128gcm(to, text, pair, salt) : aesgcm(to, text, pair, salt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt for subscription " + to.id(), e);
        }
    }

    /// RFC 8291 §3.4 and RFC 8188 §2.
    static Sealed aes128gcm(Subscription to, byte[] text, KeyPair pair, byte[] salt) throws GeneralSecurityException {
        byte[] ours = VapidKey.point((ECPublicKey) pair.getPublic());
        byte[] material = hkdf(to.auth(), agree(pair, to), concat(ascii("WebPush: info\0"), to.p256dh(), ours), 32);
        byte[] key = hkdf(salt, material, ascii("Content-Encoding: aes128gcm\0"), 16);
        byte[] nonce = hkdf(salt, material, ascii("Content-Encoding: nonce\0"), 12);
        byte[] sealed = encrypt(key, nonce, concat(text, new byte[] {LAST_RECORD}));
        byte[] body = ByteBuffer.allocate(SALT_BYTES + 5 + ours.length + sealed.length).put(salt).putInt(RECORD_SIZE)
                .put((byte) ours.length).put(ours).put(sealed).array();
        return new Sealed("aes128gcm", body, "", "");
    }

    /// draft-ietf-webpush-encryption-04 §3 and draft-ietf-httpbis-encryption-encoding-03 §3.
    static Sealed aesgcm(Subscription to, byte[] text, KeyPair pair, byte[] salt) throws GeneralSecurityException {
        byte[] ours = VapidKey.point((ECPublicKey) pair.getPublic());
        byte[] material = hkdf(to.auth(), agree(pair, to), ascii("Content-Encoding: auth\0"), 32);
        byte[] context = ByteBuffer.allocate(6 + 2 * (2 + Curve.POINT_BYTES)).put(ascii("P-256\0"))
                .putShort((short) Curve.POINT_BYTES).put(to.p256dh())
                .putShort((short) Curve.POINT_BYTES).put(ours).array();
        byte[] key = hkdf(salt, material, concat(ascii("Content-Encoding: aesgcm\0"), context), 16);
        byte[] nonce = hkdf(salt, material, concat(ascii("Content-Encoding: nonce\0"), context), 12);
        byte[] unpadded = {0, 0};
        return new Sealed("aesgcm", encrypt(key, nonce, concat(unpadded, text)), "salt=" + base64(salt),
                base64(ours));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] agree(KeyPair pair, Subscription to) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(Curve.publicKey(to.p256dh()), true);
        return agreement.generateSecret();
    }

    private static byte[] hkdf(byte[] salt, byte[] material, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract().addIKM(material).addSalt(salt)
                .thenExpand(info, length));
    }

    private static byte[] encrypt(byte[] key, byte[] nonce, byte[] text) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            whole.put(part);
        }
        return whole.array();
    }
}
