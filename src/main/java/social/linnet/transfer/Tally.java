package social.linnet.transfer;

import java.util.ArrayList;
import java.util.List;

import social.linnet.event.Refused;

/// Counts what comes of an import while it runs.
final class Tally {

    private static final int MAX_WHAT = 200;

    private int done;
    private int requested;
    private int already;
    private int removed;
    private int untold;
    private int left;
    private final List<Outcome.Missed> missed = new ArrayList<>();

    void done() {
        done++;
    }

    void requested() {
        done++;
        requested++;
    }

    void already() {
        already++;
    }

    void removed() {
        removed++;
    }

    void missed(long line, String what, Refused why) {
        if (missed.size() < Outcome.MAX_TOLD) {
            missed.add(new Outcome.Missed(line, what.length() > MAX_WHAT ? what.substring(0, MAX_WHAT) : what, why));
        } else {
            untold++;
        }
    }

    void left(int rows) {
        left += rows;
    }

    boolean isComplete() {
        return left == 0;
    }

    Outcome outcome() {
        return new Outcome(done, requested, already, removed, List.copyOf(missed), untold, left);
    }
}
