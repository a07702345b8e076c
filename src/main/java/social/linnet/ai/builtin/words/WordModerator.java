package social.linnet.ai.builtin.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;

/// Judges words by the list of clear cases and the operator's own file.
public final class WordModerator implements Moderator {

    private static final Logger LOG = LoggerFactory.getLogger(WordModerator.class);
    private static final String CLEAR_CASES = "/ai/clear-cases.txt";
    /// Largest file of an operator's.
    private static final long MOST_BYTES = 1 << 20;

    /// The operator's file as it was when it was read; none when there was none.
    private record Stamp(FileTime changed, long size) {
    }

    private record Lists(@Nullable Stamp stamp, Finder finder) {
    }

    private final WordList clearCases;
    private final Path own;
    private volatile @Nullable Lists lists;

    /// @param own the operator's file, which need not be there
    public WordModerator(Path own) {
        this.own = own;
        try (InputStream in = Objects.requireNonNull(WordModerator.class.getResourceAsStream(CLEAR_CASES), CLEAR_CASES)) {
            clearCases = WordList.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!clearCases.mistakes().isEmpty()) {
            throw new IllegalStateException(CLEAR_CASES + ": " + clearCases.mistakes());
        }
    }

    @Override
    public ModelName name() {
        return new ModelName("builtin", "word lists", true);
    }

    /// @throws AiFailure [Reason#MISCONFIGURED] when the operator's file cannot be read: what it forbids is then not known
    @Override
    public Verdict judge(String text, Duration deadline) {
        return current().finder().judge(text);
    }

    @Override
    public Verdict glance(String text) {
        return judge(text, Duration.ZERO);
    }

    @Override
    public Verdict judge(Source picture, Duration deadline) {
        throw new AiFailure(Reason.UNSUPPORTED, "word lists judge no pictures", null);
    }

    private Lists current() {
        Lists known = lists;
        try {
            Stamp stamp = stamp();
            if (known == null || !Objects.equals(known.stamp(), stamp)) {
                known = new Lists(stamp, new Finder(clearCases.with(stamp == null ? WordList.EMPTY : read())));
                lists = known;
            }
            return known;
        } catch (IOException e) {
            throw new AiFailure(Reason.MISCONFIGURED, own.getFileName() + " cannot be read", e);
        }
    }

    private @Nullable Stamp stamp() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(own, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size());
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    private WordList read() throws IOException {
        if (Files.size(own) > MOST_BYTES) {
            throw new IOException(own.getFileName() + " is larger than " + MOST_BYTES + " bytes");
        }
        List<String> lines = Files.readAllLines(own, StandardCharsets.UTF_8);
        WordList list = WordList.parse(lines);
        if (!list.mistakes().isEmpty()) {
            LOG.warn("Lines of {} that cannot be read count for nothing: {}", own, list.mistakes());
        }
        LOG.info("{} lines of {} are heeded", list.entries().size() + list.allowed().size(), own);
        return list;
    }
}
