package social.linnet.story.sight;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;


/// What everybody may see, and where. Two tables that were written by hand, from what is promised to people.
final class Truth {

    /// Who may see a post that they have the address of; `+` for one that names everybody. A block by its author counts
    /// for everything, nobody else's does.
    private static final String MAY = """
            post       AUTHOR FOLLOWER PENDING STRANGER BLOCKED BLOCKER MUTER FORMER MODERATOR ANYBODY
            PUBLIC     y      y        y       y        n       y       y     y      y         y
            PUBLIC+    y      y        y       y        n       y       y     y      y         y
            QUIET      y      y        y       y        n       y       y     y      y         y
            QUIET+     y      y        y       y        n       y       y     y      y         y
            FOLLOWERS  y      y        n       n        n       n       y     n      n         n
            FOLLOWERS+ y      y        y       y        n       y       y     y      y         n
            DIRECT     y      n        n       n        n       n       n     n      n         n
            DIRECT+    y      y        y       y        n       y       y     y      y         n
            """;

    /// Where posts stand. `of` says which: the first letters of audiences, small ones for posts that only their author
    /// and those they name come upon there. Then for each viewer: `y` what they may see, `n` nothing, `a` what anybody
    /// may, whoever they are; `-` is not said here. What no line names is not there.
    private static final String PLACES = """
            place          of   AUTHOR FOLLOWER PENDING STRANGER BLOCKED BLOCKER MUTER FORMER MODERATOR ANYBODY
            BY_ID          PQFD y      y        y       y        n       y       y     y      y         y
            SOURCE         PQFD y      y        y       y        n       y       y     y      y         n
            COMPOSE        PQFD y      y        y       y        n       y       y     y      y         n
            MEME           PQ   y      y        y       y        n       y       y     y      y         n
            CONTEXT        PQFD y      y        y       y        n       n       n     y      y         y
            HOME           PQFd y      y        n       n        n       n       n     n      n         n
            LIST           PQFd n      y        n       n        n       n       n     n      n         n
            PROFILE        PQFD y      y        y       y        n       y       y     y      y         y
            LOCAL          P    y      y        y       y        n       n       n     y      y         y
            LOCAL_TAB      P    y      y        y       y        n       n       n     y      y         n
            FOR_YOU        P    n      y        y       y        n       n       n     y      y         n
            TAG            P    y      y        y       y        n       n       n     y      y         y
            LINK           P    y      y        y       y        n       n       n     y      y         y
            SEARCH         Pqfd y      y        y       y        n       n       n     y      y         n
            SEARCH_KEPT    PQFD y      y        y       y        n       n       n     y      y         n
            SEARCH_ADDRESS PQFD y      y        y       y        n       y       y     y      y         n
            TRENDS         P    y      y        y       y        n       n       n     y      y         y
            REVIEW         P    n      n        n       n        n       n       n     n      y         n
            REPORT         PQFD n      n        n       n        n       n       n     n      y         n
            REPORT_FORM    PQFD y      y        y       y        n       y       y     y      y         n
            LANDING        P    n      n        n       n        n       n       n     n      n         y
            NOTIFICATION   pqfd n      y        y       y        n       n       n     y      y         n
            TOLD           pqf  n      y        y       y        n       n       n     y      y         n
            TOLD           d    n      y        n       n        n       n       n     -      n         n
            REQUEST        d    n      n        y       y        n       n       n     y      y         n
            CONVERSATION   d    y      y        y       y        n       n       y     y      y         n
            QUOTE          PQF  y      y        y       y        n       n       n     y      y         y
            CITED          PQ   y      y        y       y        n       n       y     y      y         y
            PROMPT         PQ   y      y        y       y        n       n       n     y      y         n
            PANEL          PQFD y      y        y       y        n       n       n     y      y         n
            REPOST         PQ   y      y        y       y        n       n       n     y      y         y
            REPOST_BY_ID   PQ   y      y        y       y        n       n       y     y      y         y
            OWN_REPOST     PQ   y      y        y       y        n       y       y     y      y         y
            OWN_REPOST     F    y      y        n       n        n       n       y     n      n         n
            BOOKMARKS      PQFD y      y        y       y        n       n       y     y      y         n
            LIKES          PQFD y      y        y       y        n       n       y     y      y         n
            CARD           PQ   y      y        y       y        n       y       y     y      y         y
            PICTURE        PQ   a      a        a       a        a       a       a     a      a         a
            PICTURE        FD   y      y        y       y        n       y       y     y      y         n
            RSS            P    a      a        a       a        a       a       a     a      a         a
            OEMBED         PQ   a      a        a       a        a       a       a     a      a         a
            ARCHIVE        PQFD y      n        n       n        n       n       n     n      n         n
            FIREHOSE       PQ   a      a        a       a        a       a       a     a      a         a
            """;

    private static final Map<String, Map<Viewer, Character>> MAY_BY_POST = new HashMap<>();
    private static final Map<Sight, List<Row>> ROWS = new EnumMap<>(Sight.class);

    static {
        rows(MAY, 1).forEach(row -> MAY_BY_POST.put(row.words().getFirst(), row.marks()));
        rows(PLACES, 2).forEach(row -> ROWS.computeIfAbsent(Sight.valueOf(row.words().getFirst()), _ -> new ArrayList<>())
                .add(row));
    }

    private Truth() {
    }

    /// What can be told of a cell.
    enum Cell {
        SEEN, UNSEEN, NOT_SAID
    }

    private record Row(List<String> words, Map<Viewer, Character> marks) {
    }

    private static List<Row> rows(String table, int heads) {
        List<String> lines = table.lines().toList();
        String[] columns = lines.getFirst().split(" +");
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" +");
            if (words.length != columns.length) {
                throw new IllegalStateException("not " + columns.length + " columns: " + line);
            }
            Map<Viewer, Character> marks = new EnumMap<>(Viewer.class);
            for (int i = heads; i < words.length; i++) {
                marks.put(Viewer.valueOf(columns[i]), words[i].charAt(0));
            }
            rows.add(new Row(List.of(words).subList(0, heads), marks));
        }
        return rows;
    }

    /// Whether this place has its line.
    static boolean knows(Sight sight) {
        return ROWS.containsKey(sight);
    }

    /// Whether somebody may see a post of this kind at all.
    static boolean may(Viewer viewer, Kind kind) {
        return MAY_BY_POST.get(kind.audience() + (kind.naming() ? "+" : "")).get(viewer) == 'y';
    }

    /// Whether somebody meets a post of this kind there. An account that is suspended has no token any more, and to the
    /// site is somebody who is not signed in.
    static Cell cell(Sight sight, Kind kind, Viewer viewer, boolean site) {
        if (viewer == Viewer.SUSPENDED) {
            return site ? cell(sight, kind, Viewer.ANYBODY, true) : Cell.UNSEEN;
        }
        for (Row row : ROWS.getOrDefault(sight, List.of())) {
            String audiences = row.words().getLast();
            String initial = kind.audience().name().substring(0, 1);
            boolean forAll = audiences.contains(initial);
            boolean forParties = audiences.contains(initial.toLowerCase(Locale.ROOT));
            if (!forAll && !forParties) {
                continue;
            }
            char mark = row.marks().get(viewer);
            if (mark == '-') {
                return Cell.NOT_SAID;
            }
            Viewer as = mark == 'a' ? Viewer.ANYBODY : viewer;
            return mark != 'n' && may(as, kind) && (forAll || viewer == Viewer.AUTHOR || kind.naming())
                    ? Cell.SEEN : Cell.UNSEEN;
        }
        return Cell.UNSEEN;
    }

}
