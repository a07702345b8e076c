package social.linnet.media;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.media.provenance.Authority;
import social.linnet.media.provenance.Pem;
import social.linnet.media.provenance.Signer;
import social.linnet.media.provenance.Trust;
import social.linnet.settings.Settings;

/// In whose name this server signs: the operator's, as set and checked at start, or its own, made at the first need and
/// kept in the database so that every process of one network has the same.
@Component
final class SigningKey {

    private final JdbcClient db;
    private final Clock clock;
    private final Settings settings;
    private final @Nullable Held operators;
    private final List<X509Certificate> trusted;
    private volatile @Nullable Held own;

    SigningKey(JdbcClient db, Clock clock, Settings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        Settings.Signing signing = settings.media().signing();
        Path certificates = signing.certificates();
        Path key = signing.key();
        try {
            this.operators = certificates == null || key == null ? null : operators(certificates, key, clock.instant());
            this.trusted = signing.trusted() == null ? List.of() : Pem.certificates(signing.trusted());
        } catch (Pem.Unusable unusable) {
            throw new IllegalStateException("linnet.media.signing cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /// Who signs.
    ///
    /// @param root  whom others must trust to trust this
    /// @param local whether nobody but this server vouches for it
    record Held(Signer signer, X509Certificate root, boolean local) {

        X509Certificate certificate() {
            return signer.chain().getFirst();
        }
    }

    private static Held operators(Path certificates, Path key, Instant now) throws Pem.Unusable {
        return new Held(Pem.signer(certificates, key, now), Pem.certificates(certificates).getLast(), false);
    }

    Held held() {
        if (operators != null) {
            return operators;
        }
        Held known = own;
        if (known == null || isOld(known.certificate())) {
            known = load();
            own = known;
        }
        return known;
    }

    /// The same, for pages.
    ContentCredentials.Authority authority() {
        Held held = held();
        return new ContentCredentials.Authority(held.signer().name(), held.local(), held.certificate().getNotAfter().toInstant(),
                Pem.of(held.root()));
    }

    /// Whose certificates vouch for names: whom the operator trusts, and this server itself.
    Trust trust() {
        List<X509Certificate> anchors = new ArrayList<>(trusted);
        anchors.add(held().root());
        return new Trust(anchors);
    }

    /// Half of its life is left for what was signed with it last.
    private boolean isOld(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isBefore(clock.instant().plus(Authority.LEAF_LIFE.dividedBy(2)));
    }

    /// Whoever is first makes it; everybody reads that one.
    private Held load() {
        Row row = read();
        if (row == null) {
            Authority authority = Authority.make(settings.name(), settings.domain(), clock.instant());
            insert(authority, authority.signer(settings.name(), settings.domain(), clock.instant()));
        } else if (isOld(row.held().certificate())) {
            replace(row, row.authority().signer(settings.name(), settings.domain(), clock.instant()));
        }
        Row settled = read();
        if (settled == null) {
            throw new IllegalStateException("the key for content credentials is gone");
        }
        return settled.held();
    }

    private record Row(Authority authority, Signer signer) {
        Held held() {
            return new Held(signer, authority.root(), true);
        }
    }

    private @Nullable Row read() {
        return db.sql("""
                select root, root_key, leaf, leaf_key
                from media.signer
                where id = 1
                """)
                .query((row, number) -> row(row.getBytes("root"), row.getBytes("root_key"), row.getBytes("leaf"),
                        row.getBytes("leaf_key")))
                .optional()
                .orElse(null);
    }

    private static Row row(byte[] root, byte[] rootKey, byte[] leaf, byte[] leafKey) {
        try {
            return new Row(new Authority(certificate(root), Pem.key(rootKey)),
                    new Signer(Pem.key(leafKey), List.of(certificate(leaf))));
        } catch (GeneralSecurityException notOurs) {
            throw new IllegalStateException("the key for content credentials in the database cannot be read", notOurs);
        }
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private void insert(Authority authority, Signer signer) {
        db.sql("""
                insert into media.signer (id, root, root_key, leaf, leaf_key)
                values (1, :root, :rootKey, :leaf, :leafKey)
                on conflict do nothing
                """)
                .param("root", encoded(authority.root()))
                .param("rootKey", authority.key().getEncoded())
                .param("leaf", encoded(signer.chain().getFirst()))
                .param("leafKey", signer.key().getEncoded())
                .update();
    }

    private void replace(Row old, Signer signer) {
        db.sql("""
                update media.signer
                set leaf = :leaf, leaf_key = :leafKey
                where id = 1 and leaf = :old
                """)
                .param("leaf", encoded(signer.chain().getFirst()))
                .param("leafKey", signer.key().getEncoded())
                .param("old", encoded(old.held().certificate()))
                .update();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
