package social.linnet.media.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;

import social.linnet.media.provenance.Statement.Action;
import social.linnet.media.provenance.Statement.Agent;
import social.linnet.media.provenance.Statement.Ingredient;
import social.linnet.media.provenance.Statement.Relation;

/// The bytes that are written, read again by another reader that knows nothing of the one in the program, against the
/// C2PA specification 2.2, ISO/IEC 19566-5, RFC 8949 and RFC 9052.
class StructureTest {

    private static final String UUID_END = "00110010800000aa00389b71";

    private record Node(String type, String uuid, int toggles, String label, byte[] payload, List<Node> children) {

        Node child(String name) {
            return children.stream().filter(each -> each.label.equals(name)).findFirst().orElseThrow();
        }

        byte[] cbor() {
            assertThat(children).hasSize(1);
            assertThat(children.getFirst().type).isEqualTo("cbor");
            return children.getFirst().payload;
        }
    }

    private static List<Node> boxes(byte[] bytes) {
        List<Node> nodes = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            int length = in.getInt();
            assertThat(length).isBetween(8, in.remaining() + 4);
            byte[] type = new byte[4];
            in.get(type);
            byte[] payload = new byte[length - 8];
            in.get(payload);
            nodes.add(node(new String(type, StandardCharsets.US_ASCII), payload));
        }
        return nodes;
    }

    private static Node node(String type, byte[] payload) {
        if (!type.equals("jumb")) {
            return new Node(type, "", 0, "", payload, List.of());
        }
        int description = ByteBuffer.wrap(payload).getInt();
        assertThat(new String(payload, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("jumd");
        assertThat(payload[description - 1]).as("the label's end").isZero();
        return new Node(type, HexFormat.of().formatHex(payload, 8, 24), payload[24],
                new String(payload, 25, description - 26, StandardCharsets.UTF_8), payload,
                boxes(Arrays.copyOfRange(payload, description, payload.length)));
    }

    /// Reads what we write and checks that it is written in the one way that is deterministic.
    private static final class Decoder {
        private final ByteBuffer in;

        Decoder(byte[] bytes) {
            in = ByteBuffer.wrap(bytes);
        }

        static Object all(byte[] bytes) {
            Decoder decoder = new Decoder(bytes);
            Object value = decoder.next();
            assertThat(decoder.in.hasRemaining()).isFalse();
            return value;
        }

        private Object next() {
            int first = in.get() & 0xFF;
            if (first == 0xF6) {
                return "null";
            }
            int low = first & 31;
            assertThat(low).isLessThan(28);
            long argument = switch (low) {
                case 24 -> in.get() & 0xFF;
                case 25 -> in.getShort() & 0xFFFF;
                case 26 -> in.getInt() & 0xFFFFFFFFL;
                case 27 -> in.getLong();
                default -> low;
            };
            long least = switch (low) {
                case 24 -> 24;
                case 25 -> 0x100;
                case 26 -> 0x10000;
                case 27 -> 0x100000000L;
                default -> 0;
            };
            assertThat(argument).as("in the fewest bytes").isGreaterThanOrEqualTo(least);
            return switch (first >> 5) {
                case 0 -> argument;
                case 1 -> -1 - argument;
                case 2 -> bytes(argument);
                case 3 -> new String(bytes(argument), StandardCharsets.UTF_8);
                case 4 -> {
                    List<Object> list = new ArrayList<>();
                    for (int i = 0; i < argument; i++) {
                        list.add(next());
                    }
                    yield list;
                }
                case 5 -> map(argument);
                case 6 -> List.of("tag", argument, next());
                default -> throw new AssertionError("major type 7");
            };
        }

        private Map<Object, Object> map(long length) {
            Map<Object, Object> map = new LinkedHashMap<>();
            byte[] before = new byte[0];
            for (int i = 0; i < length; i++) {
                int from = in.position();
                Object key = next();
                byte[] encoded = Arrays.copyOfRange(in.array(), from, in.position());
                assertThat(Arrays.compareUnsigned(before, encoded)).as("keys in order").isNegative();
                before = encoded;
                map.put(key, next());
            }
            return map;
        }

        private byte[] bytes(long length) {
            byte[] bytes = new byte[(int) length];
            in.get(bytes);
            return bytes;
        }
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static final byte[] JPEG = Samples.signed(Format.JPEG).file();

    /// APP11: marker, length, `JP`, number, sequence, box.
    private static int start(byte[] jpeg) {
        for (int at = 2; ; at += 2 + (ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xFFFF)) {
            assertThat(jpeg[at]).isEqualTo((byte) 0xFF);
            if (jpeg[at + 1] == (byte) 0xEB) {
                return at;
            }
            assertThat(jpeg[at + 1]).as("JFIF and XMP alone come before").isIn((byte) 0xE0, (byte) 0xE1);
        }
    }

    private static byte[] store(byte[] jpeg) {
        int start = start(jpeg);
        int length = ByteBuffer.wrap(jpeg).getShort(start + 2) & 0xFFFF;
        assertThat(new String(jpeg, start + 4, 2, StandardCharsets.US_ASCII)).isEqualTo("JP");
        assertThat(ByteBuffer.wrap(jpeg).getInt(start + 8)).isOne();
        byte[] store = Arrays.copyOfRange(jpeg, start + 12, start + 2 + length);
        assertThat(ByteBuffer.wrap(store).getInt()).as("all of it in one segment").isEqualTo(store.length);
        return store;
    }

    private static Node manifest(byte[] store) {
        List<Node> top = boxes(store);
        assertThat(top).hasSize(1);
        assertThat(top.getFirst().uuid).isEqualTo("63327061" + UUID_END);
        assertThat(top.getFirst().label).isEqualTo("c2pa");
        return top.getFirst().children.getLast();
    }

    @Test
    void theBoxesAreThoseOfTheSpecification() {
        Node manifest = manifest(store(JPEG));
        assertThat(manifest.uuid).isEqualTo("63326d61" + UUID_END);
        assertThat(manifest.label).matches("urn:c2pa:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(manifest.children).extracting(Node::label).containsExactly("c2pa.assertions", "c2pa.claim.v2", "c2pa.signature");
        assertThat(manifest.children).extracting(Node::uuid).containsExactly("63326173" + UUID_END, "6332636c" + UUID_END,
                "63326373" + UUID_END);
        assertThat(manifest.child("c2pa.assertions").children).extracting(Node::label).containsExactly("c2pa.hash.data",
                "c2pa.actions.v2");
        assertThat(manifest.child("c2pa.assertions").children).allSatisfy(assertion -> {
            assertThat(assertion.uuid).isEqualTo("63626f72" + UUID_END);
            assertThat(assertion.toggles).isEqualTo(3);
        });
    }

    @Test
    void theClaimNamesEachAssertionWithItsHash() throws Exception {
        Node manifest = manifest(store(JPEG));
        Map<?, ?> claim = (Map<?, ?>) Decoder.all(manifest.child("c2pa.claim.v2").cbor());
        assertThat(claim.keySet()).extracting(Object::toString).containsExactlyInAnyOrder("instanceID", "claim_generator_info",
                "signature", "created_assertions", "alg");
        assertThat(claim.get("claim_generator_info")).isEqualTo(Map.of("name", "Linnet", "version", "1"));
        assertThat(claim.get("signature")).isEqualTo("self#jumbf=/c2pa/" + manifest.label + "/c2pa.signature");
        assertThat(claim.get("alg")).isEqualTo("sha256");
        List<String> named = new ArrayList<>();
        for (Object each : (List<?>) claim.get("created_assertions")) {
            Map<?, ?> reference = (Map<?, ?>) each;
            String url = (String) reference.get("url");
            assertThat(url).startsWith("self#jumbf=c2pa.assertions/");
            String label = url.substring(url.indexOf('/') + 1);
            named.add(label);
            assertThat((byte[]) reference.get("hash")).isEqualTo(sha256(manifest.child("c2pa.assertions").child(label).payload));
        }
        assertThat(named).containsExactly("c2pa.hash.data", "c2pa.actions.v2");
    }

    @Test
    void theActionSaysWhatMadeItAndWhen() {
        Map<?, ?> actions = (Map<?, ?>) Decoder.all(manifest(store(JPEG)).child("c2pa.assertions").child("c2pa.actions.v2").cbor());
        assertThat(actions.get("actions")).isEqualTo(List.of(Map.of(
                "action", "c2pa.created",
                "when", List.of("tag", 0L, "2026-11-29T09:30:00Z"),
                "digitalSourceType", "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                "softwareAgent", Map.of("name", "api.example/paint-1"))));
    }

    @Test
    void theHashIsThatOfTheFileWithoutItsSegments() throws Exception {
        Map<?, ?> binding = (Map<?, ?>) Decoder.all(manifest(store(JPEG)).child("c2pa.assertions").child("c2pa.hash.data").cbor());
        int start = start(JPEG);
        int length = 2 + (ByteBuffer.wrap(JPEG).getShort(start + 2) & 0xFFFF);
        assertThat(binding.get("exclusions")).isEqualTo(List.of(Map.of("start", (long) start, "length", (long) length)));
        assertThat(binding.get("alg")).isEqualTo("sha256");
        assertThat((byte[]) binding.get("pad")).containsOnly(0);
        assertThat(binding.get("name")).isInstanceOf(String.class);
        assertThat((byte[]) binding.get("hash")).isEqualTo(sha256(Arrays.copyOf(JPEG, start),
                Arrays.copyOfRange(JPEG, start + length, JPEG.length)));
    }

    @Test
    void theSignatureIsThatOfTheClaimByTheCertificateInTheHeader() throws Exception {
        Node manifest = manifest(store(JPEG));
        byte[] cose = manifest.child("c2pa.signature").cbor();
        assertThat(cose[0]).as("tag 18").isEqualTo((byte) 0xD2);
        assertThat(cose[1]).as("four parts").isEqualTo((byte) 0x84);
        List<?> parts = (List<?>) ((List<?>) Decoder.all(cose)).get(2);
        byte[] headers = (byte[]) parts.get(0);
        Map<?, ?> header = (Map<?, ?>) Decoder.all(headers);
        assertThat(header.get(1L)).as("ES256").isEqualTo(-7L);
        assertThat(parts.get(1)).isEqualTo(Map.of());
        assertThat(parts.get(2)).as("detached").isEqualTo("null");
        byte[] raw = (byte[]) parts.get(3);
        assertThat(raw).hasSize(64);

        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream((byte[]) header.get(33L)));
        byte[] claim = manifest.child("c2pa.claim.v2").cbor();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write(0x84);
        signed.write(0x6A);
        signed.writeBytes("Signature1".getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : List.of(headers, new byte[0], claim)) {
            if (part.length < 24) {
                signed.write(0x40 | part.length);
            } else {
                signed.writeBytes(ByteBuffer.allocate(3).put((byte) 0x59).putShort((short) part.length).array());
            }
            signed.writeBytes(part);
        }
        Signature verifying = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifying.initVerify(certificate);
        verifying.update(signed.toByteArray());
        assertThat(verifying.verify(raw)).isTrue();
    }

    @Test
    void theCertificateIsOneThatMaySignClaims() throws Exception {
        X509Certificate certificate = Samples.SIGNER.chain().getFirst();
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).startsWith(true, false, false, false, false, false, false);
        assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.15");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36");
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(certificate.getSubjectX500Principal().getName()).contains("O=Lin's lake");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(Samples.AUTHORITY.root().getSubjectX500Principal())
                .isNotEqualTo(certificate.getSubjectX500Principal());
        // key identifiers: an octet string in an octet string, and within a sequence with tag 0
        byte[] subject = Samples.AUTHORITY.root().getExtensionValue("2.5.29.14");
        byte[] authority = certificate.getExtensionValue("2.5.29.35");
        assertThat(Arrays.copyOfRange(authority, authority.length - 20, authority.length))
                .isEqualTo(Arrays.copyOfRange(subject, subject.length - 20, subject.length));
        certificate.verify(Samples.AUTHORITY.root().getPublicKey());
        Samples.AUTHORITY.root().verify(Samples.AUTHORITY.root().getPublicKey());
        assertThat(Samples.AUTHORITY.root().getBasicConstraints()).isZero();
    }

    @Test
    void anIngredientNamesItsManifestAndItsSignature() throws Exception {
        byte[] parent = Samples.signed(Format.PNG).store();
        byte[] file = Samples.WRITER.sign(Samples.described(Format.JPEG), Format.JPEG, new Statement("xmp:iid:7",
                new Agent("Linnet", "1"), List.of(new Action(Action.OPENED, null, null, Samples.NOW, List.of(0)),
                        new Action(Action.TRANSCODED, null, null, Samples.NOW, List.of(0))),
                List.of(new Ingredient(Relation.PARENT, Format.PNG, parent, false)))).file();
        Node old = manifest(parent);
        byte[] store = store(file);
        assertThat(boxes(store).getFirst().children).hasSize(2);
        assertThat(boxes(store).getFirst().children.getFirst().payload).isEqualTo(old.payload);
        Node assertions = manifest(store).child("c2pa.assertions");
        Map<?, ?> ingredient = (Map<?, ?>) Decoder.all(assertions.child("c2pa.ingredient.v3").cbor());
        assertThat(ingredient.get("relationship")).isEqualTo("parentOf");
        assertThat(ingredient.get("dc:format")).isEqualTo("image/png");
        Map<?, ?> active = (Map<?, ?>) ingredient.get("activeManifest");
        assertThat(active.get("url")).isEqualTo("self#jumbf=/c2pa/" + old.label);
        assertThat((byte[]) active.get("hash")).isEqualTo(sha256(old.payload));
        Map<?, ?> signature = (Map<?, ?>) ingredient.get("claimSignature");
        assertThat(signature.get("url")).isEqualTo("self#jumbf=/c2pa/" + old.label + "/c2pa.signature");
        assertThat((byte[]) signature.get("hash")).isEqualTo(sha256(old.child("c2pa.signature").payload));
        Map<?, ?> results = (Map<?, ?>) ((Map<?, ?>) ingredient.get("validationResults")).get("activeManifest");
        assertThat(results.keySet()).extracting(Object::toString).containsExactlyInAnyOrder("success", "informational", "failure");
        assertThat(results.get("failure")).isEqualTo(List.of(Map.of("code", "signingCredential.untrusted",
                "url", "self#jumbf=/c2pa/" + old.label + "/c2pa.signature")));

        List<?> actions = (List<?>) ((Map<?, ?>) Decoder.all(assertions.child("c2pa.actions.v2").cbor())).get("actions");
        for (Object action : actions) {
            Map<?, ?> named = (Map<?, ?>) ((List<?>) ((Map<?, ?>) ((Map<?, ?>) action).get("parameters")).get("ingredients"))
                    .getFirst();
            assertThat(named.get("url")).isEqualTo("self#jumbf=c2pa.assertions/c2pa.ingredient.v3");
            assertThat((byte[]) named.get("hash")).isEqualTo(sha256(assertions.child("c2pa.ingredient.v3").payload));
        }
    }

    @Test
    void aPngHasAChunkBeforeItsPicture() throws Exception {
        byte[] png = Samples.signed(Format.PNG).file();
        List<String> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(png).position(8);
        while (in.hasRemaining()) {
            int length = in.getInt();
            CRC32 checksum = new CRC32();
            checksum.update(png, in.position(), 4 + length);
            String type = new String(png, in.position(), 4, StandardCharsets.US_ASCII);
            if (type.equals("caBX")) {
                assertThat(manifest(Arrays.copyOfRange(png, in.position() + 4, in.position() + 4 + length)).label)
                        .startsWith("urn:c2pa:");
            }
            chunks.add(type);
            in.position(in.position() + 4 + length);
            assertThat(in.getInt()).isEqualTo((int) checksum.getValue());
        }
        assertThat(chunks).startsWith("IHDR", "iTXt", "caBX", "IDAT").endsWith("IEND").containsOnlyOnce("caBX");
    }

    @Test
    void aGifHasAnExtensionBeforeItsPicture() {
        byte[] gif = Samples.signed(Format.GIF).file();
        assertThat(new String(gif, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("GIF89a");
        int at = 13 + 3 * (2 << (gif[10] & 7));
        assertThat(new String(gif, at, 14, StandardCharsets.ISO_8859_1)).isEqualTo("!\u00FF\u000BC2PA_GIF\u0001\0\0");
        ByteArrayOutputStream store = new ByteArrayOutputStream();
        for (at += 14; gif[at] != 0; at += 1 + (gif[at] & 0xFF)) {
            store.write(gif, at + 1, gif[at] & 0xFF);
        }
        assertThat(manifest(store.toByteArray()).label).startsWith("urn:c2pa:");
        assertThat(new String(gif, at + 1, 14, StandardCharsets.ISO_8859_1)).as("what comes after").isEqualTo("!\u00FF\u000BXMP DataXMP");
    }

    @Test
    void aFilmIsBoundByItsBoxesAndWhereTheyLie() throws Exception {
        byte[] mp4 = Samples.signed(Format.MP4).file();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] store = null;
        List<String> types = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(mp4);
        for (int at = 0; at < mp4.length; at += in.getInt(at)) {
            String type = new String(mp4, at + 4, 4, StandardCharsets.US_ASCII);
            types.add(type);
            String uuid = HexFormat.of().formatHex(mp4, at + 8, at + 24);
            if (type.equals("uuid") && uuid.equals("d8fec3d61b0e483c92975828877ec481")) {
                assertThat(in.getInt(at + 24)).as("version and flags").isZero();
                assertThat(new String(mp4, at + 28, 9, StandardCharsets.US_ASCII)).isEqualTo("manifest\0");
                assertThat(in.getLong(at + 37)).as("no Merkle tree").isZero();
                store = Arrays.copyOfRange(mp4, at + 45, at + in.getInt(at));
            } else if (!type.equals("ftyp")) {
                digest.update(ByteBuffer.allocate(8).putLong(at).array());
                digest.update(mp4, at, in.getInt(at));
            }
        }
        assertThat(types).containsExactly("ftyp", "uuid", "uuid", "moov", "mdat");
        Map<?, ?> binding = (Map<?, ?>) Decoder.all(manifest(store).child("c2pa.assertions").child("c2pa.hash.bmff.v3").cbor());
        assertThat((byte[]) binding.get("hash")).isEqualTo(digest.digest());
        List<?> exclusions = (List<?>) binding.get("exclusions");
        assertThat(exclusions).extracting(each -> ((Map<?, ?>) each).get("xpath")).extracting(Object::toString)
                .containsExactly("/uuid", "/ftyp", "/mfra");
        Map<?, ?> data = (Map<?, ?>) ((List<?>) ((Map<?, ?>) exclusions.getFirst()).get("data")).getFirst();
        assertThat(data.get("offset")).isEqualTo(8L);
        assertThat(HexFormat.of().formatHex((byte[]) data.get("value"))).isEqualTo("d8fec3d61b0e483c92975828877ec481");
    }
}
