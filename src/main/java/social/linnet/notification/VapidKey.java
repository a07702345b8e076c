package social.linnet.notification;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

import java.security.PrivateKey;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The key pair by which push services know this server (RFC 8292, VAPID). It is made once and kept in the database:
/// what browsers subscribed with it is void without it.
@Component
public class VapidKey {

    private static final int COORDINATE = 32;

    private final JdbcClient jdbc;
    private volatile @Nullable Pair pair;

    VapidKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param point the public key as an uncompressed point of P-256: 4, x, y
    private record Pair(byte[] point, PrivateKey secret) {
    }

    /// The public key as clients are given it: the uncompressed point in base64url without padding.
    public String publicKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(pair().point());
    }

    /// The private key, to sign with.
    public PrivateKey privateKey() {
        return pair().secret();
    }

    private Pair pair() {
        Pair known = pair;
        if (known == null) {
            known = load();
            pair = known;
        }
        return known;
    }

    /// Of several that start at once the first one's pair is everybody's.
    private Pair load() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair fresh = generator.generateKeyPair();
            jdbc.sql("insert into notification.vapid (public, private) values (:public, :private) on conflict do nothing")
                    .param("public", point((ECPublicKey) fresh.getPublic()))
                    .param("private", fresh.getPrivate().getEncoded()).update();
            KeyFactory factory = KeyFactory.getInstance("EC");
            return jdbc.sql("select public, private from notification.vapid").query((row, n) -> {
                try {
                    return new Pair(row.getBytes(1), factory.generatePrivate(new PKCS8EncodedKeySpec(row.getBytes(2))));
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("The key for web push in notification.vapid cannot be read", e);
                }
            }).single();
        } catch (GeneralSecurityException everyJavaHasP256) {
            throw new IllegalStateException(everyJavaHasP256);
        }
    }

    /// A public key of P-256 as an uncompressed point (SEC 1 §2.3.3): 65 bytes.
    public static byte[] point(ECPublicKey key) {
        byte[] point = new byte[1 + 2 * COORDINATE];
        point[0] = 4;
        copy(key.getW().getAffineX(), point, 1);
        copy(key.getW().getAffineY(), point, 1 + COORDINATE);
        return point;
    }

    private static void copy(BigInteger coordinate, byte[] point, int at) {
        byte[] bytes = coordinate.toByteArray();
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, point, at + COORDINATE - length, length);
    }
}
