package social.linnet.notification.push;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The examples of the standards, byte for byte.
class EncryptionTest {

    private static final String TEXT = "When I grow up, I want to be a watermelon";

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static PrivateKey privateKey(String base64) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes(base64)), Curve.P256));
    }

    private static Subscription device(String key, String auth, boolean standard) {
        return new Subscription(1, 2, 3, URI.create("https://push.example/"), bytes(key), bytes(auth), standard,
                Subscription.From.ALL, Set.of(), false);
    }

    /// RFC 8291, section 5 and appendix A.
    @Test
    void theExampleOfRfc8291IsEncryptedAsItSays() throws GeneralSecurityException {
        KeyPair pair = new KeyPair(Curve.publicKey(bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocI"
                + "nmYWAmS6TlzAC8wEqKK6PBru3jl7A8")), privateKey("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
        Encryption.Sealed sealed = Encryption.aes128gcm(device("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AY"
                        + "WXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "BTBZMqHH6r4Tts7J_aSIgg", true),
                TEXT.getBytes(StandardCharsets.US_ASCII), pair, bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(sealed.coding()).isEqualTo("aes128gcm");
        assertThat(Encryption.base64(sealed.body())).isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQT"
                + "Btkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbu"
                + "wXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void aKeyThatIsNoPointOfTheCurveIsNone() {
        byte[] point = bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        assertThat(Curve.isPoint(point)).isTrue();
        point[64]++;
        assertThat(Curve.isPoint(point)).isFalse();
        assertThat(Curve.isPoint(new byte[65])).isFalse();
        assertThat(Curve.isPoint(new byte[] {4})).isFalse();
    }
}
