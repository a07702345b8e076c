package social.linnet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NRTCachingDirectory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.jspecify.annotations.Nullable;

/// The files in `./data/search`, and the one writer of them. A commit carries the `seq` that it includes; what is
/// written after it is lost with the program and comes again from the log.
final class Index implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Index.class);
    private static final String SEQ = "seq";
    private static final String FORMAT = "format";
    private static final String DATABASE = "database";
    private static final double BUFFER_MEGABYTES = 64;
    /// What was made visible is on the heap as long as it is so small, and until it is merged: to see what is new then takes a
    /// third of the time.
    private static final double SMALL_SEGMENT_MEGABYTES = 5;
    private static final double SMALL_SEGMENTS_MEGABYTES = 32;
    /// Longer than any lag.
    private static final Duration LONG_AGO = Duration.ofDays(1);

    private final Path folder;
    private final Supplier<String> database;
    /// Held while something is written and its `seq` noted, so that a commit has both or neither.
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Directory directory;
    private @Nullable IndexWriter writer;
    private volatile @Nullable SearcherManager searchers;
    /// Whether there is something that searches do not see yet.
    private volatile boolean changed;
    /// While everything is written anew, searches see what was there before.
    private volatile boolean rebuilding;
    /// When searches last came to see what there is, in nanoseconds of this program.
    private volatile long refreshed;
    private volatile long seq;
    private long committed = -1;
    /// Which database this is an index of, as it was when it was opened.
    private String identity = "";

    /// @param database which database this is an index of
    Index(Path folder, Supplier<String> database) {
        this.folder = folder;
        this.database = database;
    }

    /// Something that reads or writes files.
    interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Work<T> work) {
        lock.lock();
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /// Opens what is there.
    ///
    /// @return the `seq` it includes; empty when it is of no use, and has been emptied
    OptionalLong open() {
        // whoever waits for the lock may hold the connection that asking takes
        String asked = database.get();
        return locked(() -> {
            identity = asked;
            if (writer != null) {
                writer.close();
            }
            Files.createDirectories(folder);
            try {
                OptionalLong known = openThatIsThere();
                if (known.isPresent()) {
                    return known;
                }
            } catch (LockObtainFailedException e) {
                throw new IllegalStateException("Another program has the index in " + folder.toAbsolutePath(), e);
            } catch (IOException | RuntimeException broken) {
                LOG.warn("The index in {} cannot be read and is built anew", folder.toAbsolutePath(), broken);
            }
            shut();
            empty();
            begin(files(), IndexWriterConfig.OpenMode.CREATE);
            return OptionalLong.empty();
        });
    }

    private Directory files() throws IOException {
        return new NRTCachingDirectory(FSDirectory.open(folder), SMALL_SEGMENT_MEGABYTES, SMALL_SEGMENTS_MEGABYTES);
    }

    private OptionalLong openThatIsThere() throws IOException {
        Directory files = files();
        directory = files;
        if (!DirectoryReader.indexExists(files)) {
            return OptionalLong.empty();
        }
        Map<String, String> notes = SegmentInfos.readLatestCommit(files).getUserData();
        if (!String.valueOf(Entries.FORMAT).equals(notes.get(FORMAT)) || !identity.equals(notes.get(DATABASE))) {
            LOG.info("The index in {} is of another format or database and is built anew", folder.toAbsolutePath());
            return OptionalLong.empty();
        }
        try (DirectoryReader reader = DirectoryReader.open(files)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                ((CodecReader) leaf.reader()).checkIntegrity();
            }
        }
        seq = Long.parseLong(notes.getOrDefault(SEQ, ""));
        begin(files, IndexWriterConfig.OpenMode.APPEND);
        committed = seq;
        return OptionalLong.of(seq);
    }

    private void begin(Directory files, IndexWriterConfig.OpenMode mode) throws IOException {
        directory = files;
        IndexWriter fresh = new IndexWriter(files, new IndexWriterConfig(analyzers()).setOpenMode(mode)
                .setSimilarity(new OwnMerit()).setIndexSort(Searcher.NEWEST).setRAMBufferSizeMB(BUFFER_MEGABYTES).setCommitOnClose(false));
        writer = fresh;
        SearcherManager before = searchers;
        searchers = new SearcherManager(fresh, new SearcherFactory());
        if (before != null) {
            before.close();
        }
        changed = false;
        refreshed = System.nanoTime();
    }

    private static Analyzer analyzers() {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return switch (field) {
                    case Entries.ENGLISH -> Words.ENGLISH;
                    case Entries.FRENCH -> Words.FRENCH;
                    default -> Words.PLAIN;
                };
            }
        };
    }

    private void empty() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private IndexWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("The index is not open");
        }
        return writer;
    }

    /// What searches use. Everything that was written longer ago than this is seen by it: to see the very last costs a new
    /// segment each time, which is much when many search while many write.
    SearcherManager searchers(Duration lag) {
        SearcherManager manager = searchers;
        if (manager == null) {
            throw new IllegalStateException("The index is not open");
        }
        if (changed && !rebuilding && System.nanoTime() - refreshed >= lag.toNanos()) {
            try {
                refreshed = System.nanoTime();
                changed = false;
                manager.maybeRefreshBlocking();
            } catch (IOException e) {
                changed = true;
                throw new UncheckedIOException(e);
            }
        }
        return manager;
    }

    /// Puts an entry in the place of the one with the same key.
    void put(String key, Document document) {
        locked(() -> {
            long done = writer().updateDocument(new Term(Entries.KEY, key), document);
            changed = true;
            return done;
        });
    }

    /// Adds an entry that is not there yet: while building.
    void add(Document document) {
        locked(() -> writer().addDocument(document));
    }

    /// Removes what has this value in this field.
    void remove(String field, String value) {
        locked(() -> {
            long done = writer().deleteDocuments(new Term(field, value));
            changed = true;
            return done;
        });
    }

    /// The `seq` that everything up to which is in the index.
    long seq() {
        return seq;
    }

    /// Notes that everything up to this `seq` is in the index.
    void applied(long upTo) {
        locked(() -> {
            seq = upTo;
            return null;
        });
    }

    /// Begins anew. Searches see what was there before until [#rebuilt].
    void rebuild() {
        locked(() -> {
            if (!writer().isOpen()) {
                shut();
                begin(files(), IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
            }
            rebuilding = true;
            return writer().deleteAll();
        });
    }

    /// Everything is there again, up to this `seq`.
    void rebuilt(long upTo) {
        applied(upTo);
        rebuilding = false;
        refreshed = System.nanoTime() - LONG_AGO.toNanos();
        changed = true;
        committed = -1;
        commit();
    }

    /// Puts everything on disk, with its `seq`. Does nothing when that is so already.
    void commit() {
        locked(() -> {
            if (writer == null || !writer.isOpen() || rebuilding || seq == committed) {
                return null;
            }
            writer.setLiveCommitData(Map.of(SEQ, String.valueOf(seq), FORMAT, String.valueOf(Entries.FORMAT),
                    DATABASE, identity).entrySet());
            writer.commit();
            committed = seq;
            return null;
        });
    }

    /// How many entries there are.
    long size() {
        return locked(() -> (long) writer().getDocStats().numDocs);
    }

    private void shut() throws IOException {
        if (searchers != null) {
            searchers.close();
            searchers = null;
        }
        if (writer != null) {
            writer.rollback();
            writer = null;
        }
        Directory files = directory;
        directory = null;
        if (files != null) {
            try {
                files.close();
            } catch (IOException e) {
                // what was not committed comes again from the log
                LOG.warn("What was only on the heap of the index in {} could not be written", folder.toAbsolutePath(), e);
            }
        }
    }

    @Override
    public void close() {
        commit();
        locked(() -> {
            shut();
            return null;
        });
    }
}
