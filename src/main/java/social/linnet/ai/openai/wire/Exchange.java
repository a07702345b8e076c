package social.linnet.ai.openai.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

import okhttp3.Call;

/// One call on the wire, as the thread that watches it sees it.
public final class Exchange {

    private volatile @Nullable Call call;
    private volatile boolean closed;
    private volatile boolean answered;
    private volatile boolean repeatable;
    private volatile long heard = System.nanoTime();
    private volatile @Nullable Fault refusal;

    /// The connection is about to be used.
    public void started(Call call) {
        this.call = call;
        if (closed) {
            call.cancel();
        }
    }

    public void answered() {
        heard = System.nanoTime();
        answered = true;
    }

    public void refused(Fault fault) {
        refusal = fault;
    }

    /// The provider's own error, if it gave one.
    public @Nullable Fault refusal() {
        return refusal;
    }

    /// Asking again costs nothing and changes nothing, even after half an answer.
    public void repeatable() {
        repeatable = true;
    }

    /// Whether the provider may have done, and charged for, what it was asked.
    public boolean isSpent() {
        return answered && !repeatable;
    }

    /// How long nothing has come since the answer began, in nanoseconds; 0 before it begins.
    public long silence() {
        return answered ? System.nanoTime() - heard : 0;
    }

    /// Closes the connection, now or as soon as it stands.
    public void close() {
        closed = true;
        Call running = call;
        if (running != null) {
            running.cancel();
        }
    }

    /// The body, counted and bounded.
    public InputStream bounded(InputStream body, long limit) {
        return new FilterInputStream(body) {

            private long left = limit;

            @Override
            public int read() throws IOException {
                int b = super.read();
                count(b < 0 ? -1 : 1);
                return b;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int n = super.read(buffer, offset, length);
                count(n);
                return n;
            }

            private void count(int n) throws IOException {
                if (n > 0) {
                    heard = System.nanoTime();
                    left -= n;
                    if (left < 0) {
                        throw new TooLarge();
                    }
                }
            }
        };
    }

    /// More came than one answer may hold.
    public static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("the answer is longer than it may be");
        }
    }
}
