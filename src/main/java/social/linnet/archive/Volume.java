package social.linnet.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An archive on its way to its reader, to which chapters add files one after the other. Nothing of it is kept but each
/// file's name, size and hash, which the manifest and the ZIP's own directory at its end repeat: some 300 bytes a file.
///
/// JSON is written in snake_case, ids as text (they do not fit a JavaScript number), times as ISO 8601 in UTC.
public final class Volume {

    /// How many rows are read at once.
    public static final int BATCH = 200;
    private static final int CHUNK = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private final ZipOutputStream zip;
    private final Pulse pulse;
    private final List<Listed> files = new ArrayList<>();

    Volume(OutputStream out, Pulse pulse) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.pulse = pulse;
    }

    /// A file of the archive.
    ///
    /// @param lines how many things it lists; null for what is no list
    record Listed(String file, long bytes, String sha256, @Nullable Long lines) {
    }

    /// What fills a file.
    @FunctionalInterface
    public interface Filling {
        void into(OutputStream out) throws IOException;
    }

    /// An id as archives have it.
    public static String id(long id) {
        return String.valueOf(id);
    }

    /// An id as archives have it, or null.
    public static @Nullable String id(@Nullable Long id) {
        return id == null ? null : String.valueOf(id);
    }

    /// One JSON value as a file.
    public void json(String file, Object value) throws IOException {
        entry(file, true, null, out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value)));
    }

    /// Many JSON values, one a line, read and written in batches.
    ///
    /// @param after the next rows, at most [#BATCH], whose key is greater than this one, by key
    /// @param key   of a row
    /// @param told  what is written of a batch, in its order
    public <R> void lines(String file, LongFunction<List<R>> after, ToLongFunction<R> key,
                          Function<List<R>, ? extends List<?>> told) throws IOException {
        long[] count = {0};
        entry(file, true, count, out -> {
            long last = Long.MIN_VALUE;
            List<R> rows;
            do {
                pulse.check();
                rows = after.apply(last);
                for (Object value : told.apply(rows)) {
                    out.write(JSON.writeValueAsBytes(value));
                    out.write('\n');
                    count[0]++;
                }
                last = rows.isEmpty() ? last : key.applyAsLong(rows.getLast());
            } while (rows.size() == BATCH);
        });
    }

    /// A few JSON values, one a line.
    public void lines(String file, List<?> few) throws IOException {
        long[] count = {few.size()};
        entry(file, true, count, out -> {
            for (Object value : few) {
                out.write(JSON.writeValueAsBytes(value));
                out.write('\n');
            }
        });
    }

    /// A text as a file.
    public void text(String file, String text) throws IOException {
        entry(file, true, null, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A file that is filled as it goes.
    public void write(String file, Filling filling) throws IOException {
        entry(file, true, null, filling);
    }

    /// What is packed already, such as a picture.
    ///
    /// @return its SHA-256
    public String packed(String file, InputStream bytes) throws IOException {
        return entry(file, false, null, bytes::transferTo);
    }

    private String entry(String file, boolean worthPacking, long @Nullable [] lines, Filling filling)
            throws IOException {
        pulse.check();
        zip.setLevel(worthPacking ? Deflater.DEFAULT_COMPRESSION : Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry(file));
        Counted counted = new Counted(new DigestOutputStream(new Unclosed(zip), sha256()));
        filling.into(counted);
        counted.flush();
        zip.closeEntry();
        String hash = counted.hash();
        files.add(new Listed(file, counted.bytes, hash, lines == null ? null : Long.valueOf(lines[0])));
        return hash;
    }

    /// The files so far.
    List<Listed> files() {
        return List.copyOf(files);
    }

    /// Ends the archive: only now is it one.
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /// Writers of a file close what they are given; the archive goes on.
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {
            // the archive's own to close
        }
    }

    /// Counts what goes by, and looks after every [#CHUNK] whether it may go on.
    private final class Counted extends FilterOutputStream {

        private final DigestOutputStream digest;
        private long bytes;
        private long checkAt = CHUNK;

        Counted(DigestOutputStream digest) {
            super(digest);
            this.digest = digest;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            count(1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            count(length);
        }

        private void count(int more) throws IOException {
            bytes += more;
            if (bytes >= checkAt) {
                checkAt = bytes + CHUNK;
                pulse.check();
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }

        String hash() {
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        }
    }
}
