package social.linnet.testing;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ImageModel.Progress;

/// Somebody who watches a picture being made, until they have heard of it so often.
public final class Watcher implements Progress {

    private final List<Double> fractions = new ArrayList<>();
    private final List<byte[]> partials = new ArrayList<>();
    private final int patience;

    /// One who waits to the end.
    public Watcher() {
        this(Integer.MAX_VALUE);
    }

    public Watcher(int patience) {
        this.patience = patience;
    }

    public List<Double> fractions() {
        return fractions;
    }

    public List<byte[]> partials() {
        return partials;
    }

    @Override
    public void at(double fraction, byte @Nullable [] partial) {
        fractions.add(fraction);
        if (partial != null) {
            partials.add(partial);
        }
    }

    @Override
    public boolean getAsBoolean() {
        return fractions.size() >= patience;
    }
}
