package social.linnet.media.film;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A shared library for Linux that holds nothing but its name, as the
/// [System V ABI](https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html) wants one: a header, three segments, a
/// dynamic section with one empty symbol.
///
/// FFmpeg's programs ask for the libraries of screens, sound cards and graphics cards when they start, though they use
/// none here, and a server need not have them. With empty ones beside them the programs start everywhere, in half
/// the time, and cannot reach those devices. Calls into such a library are bound when they are first made, so that none
/// is ever missed.
final class EmptyLibrary {

    private static final int HEADER = 64;
    private static final int SEGMENT = 56;
    private static final int SEGMENTS = 3;
    private static final int SYMBOL = 24;
    private static final int HASH = 20;
    private static final int PAGE = 0x10000;

    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int PT_GNU_STACK = 0x6474e551;
    /// Readable and writable: the loader writes addresses into the dynamic section. Nothing may be run.
    private static final int READ_WRITE = 6;

    /// What ELF calls the processors that there are programs for.
    enum Machine {
        X86_64(62), AARCH64(183);

        private final short number;

        Machine(int number) {
            this.number = (short) number;
        }
    }

    private EmptyLibrary() {
    }

    /// @param name what programs ask for, such as `libpulse.so.0`
    static byte[] of(String name, Machine machine) {
        byte[] strings = ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
        int symbolsAt = HEADER + SEGMENTS * SEGMENT;
        int hashAt = symbolsAt + SYMBOL;
        int stringsAt = hashAt + HASH;
        int dynamicAt = (stringsAt + strings.length + 7) / 8 * 8;
        long[][] dynamic = {
            {14, 1},                // DT_SONAME, an offset into the strings
            {4, hashAt},            // DT_HASH
            {5, stringsAt},         // DT_STRTAB
            {6, symbolsAt},         // DT_SYMTAB
            {10, strings.length},   // DT_STRSZ
            {11, SYMBOL},           // DT_SYMENT
            {0, 0},
        };
        int length = dynamicAt + 16 * dynamic.length;
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[]{0x7F, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        out.putShort((short) 3).putShort(machine.number).putInt(1);
        out.putLong(0).putLong(HEADER).putLong(0).putInt(0);
        out.putShort((short) HEADER).putShort((short) SEGMENT).putShort((short) SEGMENTS);
        out.putShort((short) 64).putShort((short) 0).putShort((short) 0);
        segment(out, PT_LOAD, 0, length, PAGE);
        segment(out, PT_DYNAMIC, dynamicAt, length - dynamicAt, 8);
        segment(out, PT_GNU_STACK, 0, 0, 16);
        // one bucket, one symbol: the one that every table begins with
        out.position(hashAt).putInt(1).putInt(1).putInt(0).putInt(0);
        out.position(stringsAt).put(strings).position(dynamicAt);
        for (long[] entry : dynamic) {
            out.putLong(entry[0]).putLong(entry[1]);
        }
        return out.array();
    }

    private static void segment(ByteBuffer out, int type, long at, long length, long alignment) {
        out.putInt(type).putInt(READ_WRITE).putLong(at).putLong(at).putLong(at).putLong(length).putLong(length)
                .putLong(alignment);
    }
}
