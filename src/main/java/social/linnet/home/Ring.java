package social.linnet.home;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import social.linnet.event.Paging;

/// The newest ids of one timeline, ascending, at most [#CAPACITY]. The array grows with what it holds: most rings are
/// short.
final class Ring {

    static final int CAPACITY = 800;
    private static final int FIRST = 16;

    private long[] ids = new long[FIRST];
    private int size;

    /// Adds an id where it belongs. One that is there already, or older than a full ring's oldest, changes nothing.
    ///
    /// @return whether it was added
    synchronized boolean add(long id) {
        int at = Arrays.binarySearch(ids, 0, size, id);
        if (at >= 0) {
            return false;
        }
        int place = -at - 1;
        if (size == CAPACITY) {
            if (place == 0) {
                return false;
            }
            System.arraycopy(ids, 1, ids, 0, place - 1);
            ids[place - 1] = id;
            return true;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, Math.min(CAPACITY, size * 3));
        }
        System.arraycopy(ids, place, ids, place + 1, size - place);
        ids[place] = id;
        size++;
        return true;
    }

    synchronized void remove(long id) {
        int at = Arrays.binarySearch(ids, 0, size, id);
        if (at >= 0) {
            System.arraycopy(ids, at + 1, ids, at, size - at - 1);
            size--;
        }
    }

    synchronized boolean contains(long id) {
        return Arrays.binarySearch(ids, 0, size, id) >= 0;
    }

    /// The ids within the page, newest first.
    synchronized List<Long> page(Paging page) {
        List<Long> found = new ArrayList<>(page.limit());
        if (page.fromBelow()) {
            for (int i = 0; i < size && found.size() < page.limit(); i++) {
                if (page.admits(ids[i])) {
                    found.add(ids[i]);
                }
            }
            return found.reversed();
        }
        for (int i = size - 1; i >= 0 && found.size() < page.limit(); i--) {
            if (page.admits(ids[i])) {
                found.add(ids[i]);
            }
        }
        return found;
    }

    synchronized int size() {
        return size;
    }
}
