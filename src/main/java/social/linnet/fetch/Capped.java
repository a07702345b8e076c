package social.linnet.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes as they come over the wire, no more of them than were allowed.
final class Capped extends FilterInputStream {

    private long left;

    Capped(InputStream in, Exchange.Request request) {
        super(in);
        // one more, so that a body of just the size allowed is seen to end
        this.left = request.max() + 1L;
    }

    /// There is more than may be read.
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int n = read(one, 0, 1);
        return n < 0 ? n : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left <= 0) {
            throw new Full();
        }
        int n = super.read(bytes, from, (int) Math.min(length, left));
        left -= Math.max(n, 0);
        return n;
    }

    @Override
    public long skip(long count) throws IOException {
        return super.skip(0);
    }
}
