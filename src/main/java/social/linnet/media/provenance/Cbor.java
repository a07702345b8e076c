package social.linnet.media.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// CBOR (RFC 8949), written in its core deterministic encoding (4.2.1) and read with definite lengths.
///
/// Values are `Long` (also `Integer` when written), `String`, `byte[]`, `Boolean`, null, `Double` (read alone), [Tagged],
/// `List` and `Map`.
final class Cbor {

    private static final int MAX_DEPTH = 24;
    /// Values in all: a value of one byte takes many more of memory.
    private static final int MAX_VALUES = 100_000;
    private static final String BROKEN = "assertion.cbor.invalid";

    private Cbor() {
    }

    /// A value with a tag before it.
    record Tagged(long tag, Object value) {
    }

    static byte[] write(@Nullable Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, value);
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, @Nullable Object value) {
        switch (value) {
            case null -> out.write(0xF6);
            case Boolean yes -> out.write(yes ? 0xF5 : 0xF4);
            case Integer number -> put(out, number.longValue());
            case Long number -> head(out, number < 0 ? 1 : 0, number < 0 ? -1 - number : number);
            case byte[] bytes -> {
                head(out, 2, bytes.length);
                out.writeBytes(bytes);
            }
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                head(out, 3, bytes.length);
                out.writeBytes(bytes);
            }
            case List<?> list -> {
                head(out, 4, list.size());
                list.forEach(each -> put(out, each));
            }
            case Map<?, ?> map -> {
                head(out, 5, map.size());
                map.entrySet().stream().map(entry -> new byte[][]{write(entry.getKey()), write(entry.getValue())})
                        .sorted((a, b) -> Arrays.compareUnsigned(a[0], b[0]))
                        .forEach(entry -> {
                            out.writeBytes(entry[0]);
                            out.writeBytes(entry[1]);
                        });
            }
            case Tagged tagged -> {
                head(out, 6, tagged.tag());
                put(out, tagged.value());
            }
            default -> throw new IllegalArgumentException("no CBOR for " + value.getClass());
        }
    }

    private static void head(ByteArrayOutputStream out, int major, long argument) {
        int first = major << 5;
        int bytes = width(argument);
        switch (bytes) {
            case 0 -> out.write(first | (int) argument);
            case 1 -> out.write(first | 24);
            case 2 -> out.write(first | 25);
            case 4 -> out.write(first | 26);
            default -> out.write(first | 27);
        }
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write((int) (argument >>> shift));
        }
    }

    /// How many bytes an argument takes after the first: 0, 1, 2, 4 or 8.
    static int width(long argument) {
        return argument < 24 ? 0 : argument < 0x100 ? 1 : argument < 0x1_0000 ? 2 : argument < 0x1_0000_0000L ? 4 : 8;
    }

    /// @throws Malformed when it is not one value, whole and alone
    static @Nullable Object read(byte[] bytes) {
        Reader reader = new Reader(ByteBuffer.wrap(bytes));
        Object value = reader.read(0);
        if (reader.in.hasRemaining()) {
            throw new Malformed(BROKEN);
        }
        return value;
    }

    private static final class Reader {

        private final ByteBuffer in;
        private int values;

        Reader(ByteBuffer in) {
            this.in = in;
        }

        private @Nullable Object read(int depth) {
            if (depth > MAX_DEPTH || !in.hasRemaining() || ++values > MAX_VALUES) {
                throw new Malformed(BROKEN);
            }
            int first = in.get() & 0xFF;
            int major = first >>> 5;
            int low = first & 0x1F;
            if (major == 7) {
                return simple(low);
            }
            long argument = argument(low);
            return switch (major) {
                case 0 -> argument;
                case 1 -> -1 - argument;
                case 2 -> take(argument);
                case 3 -> text(take(argument));
                case 4 -> list(argument, depth);
                case 5 -> map(argument, depth);
                default -> {
                    Object value = read(depth + 1);
                    if (value == null) {
                        throw new Malformed(BROKEN);
                    }
                    yield new Tagged(argument, value);
                }
            };
        }

        private long argument(int low) {
            int bytes = low < 24 ? 0 : low < 28 ? 1 << low - 24 : -1;
            if (bytes < 0 || in.remaining() < bytes) {
                throw new Malformed(BROKEN);
            }
            long argument = switch (bytes) {
                case 0 -> low;
                case 1 -> in.get() & 0xFF;
                case 2 -> in.getShort() & 0xFFFF;
                case 4 -> in.getInt() & 0xFFFF_FFFFL;
                default -> in.getLong();
            };
            if (argument < 0) {
                throw new Malformed(BROKEN);
            }
            return argument;
        }

        private @Nullable Object simple(int low) {
            int bytes = low == 25 ? 2 : low == 26 ? 4 : low == 27 ? 8 : 0;
            if (in.remaining() < bytes) {
                throw new Malformed(BROKEN);
            }
            return switch (low) {
                case 20 -> false;
                case 21 -> true;
                case 22 -> null;
                case 25 -> (double) Float.float16ToFloat(in.getShort());
                case 26 -> (double) in.getFloat();
                case 27 -> in.getDouble();
                default -> throw new Malformed(BROKEN);
            };
        }

        private byte[] take(long length) {
            if (length > in.remaining()) {
                throw new Malformed(BROKEN);
            }
            byte[] taken = new byte[(int) length];
            in.get(taken);
            return taken;
        }

        private static String text(byte[] bytes) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException notText) {
                throw new Malformed(BROKEN);
            }
        }

        /// Each value takes a byte at least, so that a list that says to be longer than what is left is none.
        private List<@Nullable Object> list(long length, int depth) {
            if (length > in.remaining()) {
                throw new Malformed(BROKEN);
            }
            List<@Nullable Object> list = new ArrayList<>();
            for (long i = 0; i < length; i++) {
                list.add(read(depth + 1));
            }
            return list;
        }

        private Map<Object, @Nullable Object> map(long length, int depth) {
            if (length > in.remaining() / 2) {
                throw new Malformed(BROKEN);
            }
            Map<Object, @Nullable Object> map = new LinkedHashMap<>();
            for (long i = 0; i < length; i++) {
                Object key = read(depth + 1);
                if (!(key instanceof String || key instanceof Long) || map.containsKey(key)) {
                    throw new Malformed(BROKEN);
                }
                map.put(key, read(depth + 1));
            }
            return map;
        }
    }
}
