package social.linnet.transfer;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Linked;
import social.linnet.graph.Mutes;
import social.linnet.graph.Relations;
import social.linnet.graph.Wishes;
import social.linnet.moderation.MayDo;

/// Does what the rows of a file say, one after the other, by the commands that people use. What cannot be done is told and
/// does not stop the rest. A file twice does nothing the second time, so that whoever was followed is not told again.
@Service
public class Imports {

    /// How long one import works. What it has not reached by then is told.
    static final Duration TIME = Duration.ofSeconds(60);
    private static final int A_BATCH = 200;
    private static final Pattern BETWEEN_LANGUAGES = Pattern.compile("[,\\s]+");

    private final Addressed addressed;
    private final Accounts accounts;
    private final Graph graph;
    private final Relations relations;
    private final Blocks blocks;
    private final Mutes mutes;
    private final Kept kept;
    private final MayDo mayDo;
    private final Clock clock;

    Imports(Addressed addressed, Accounts accounts, Graph graph, Relations relations, Blocks blocks, Mutes mutes,
            Kept kept, MayDo mayDo, Clock clock) {
        this.addressed = addressed;
        this.accounts = accounts;
        this.graph = graph;
        this.relations = relations;
        this.blocks = blocks;
        this.mutes = mutes;
        this.kept = kept;
        this.mayDo = mayDo;
        this.clock = clock;
    }

    /// Does what a file says.
    ///
    /// @param overwrite whether what the file does not name goes: whom one follows, blocks or mutes, the other members of
    ///                  the lists that it names, the other bookmarks. Not when the time was too short for the file.
    /// @throws Refused `too-many`, `import-too-large`, `import-too-many`, `import-unreadable`, `import-nothing`,
    ///                 `import-nothing-known` when a file that names nobody here would take everything away
    public Outcome run(long account, Kind kind, boolean overwrite, InputStream file) {
        mayDo.require(account, MayDo.Action.IMPORT);
        List<Sheet.Row> rows = Sheet.read(kind, file);
        Instant end = clock.instant().plus(TIME);
        // a suspension ends an import, too
        BooleanSupplier goesOn = () -> clock.instant().isBefore(end) && accounts.find(account).isPresent();
        Tally tally = new Tally();
        switch (kind) {
            case FOLLOWING -> people(account, rows, overwrite, goesOn, tally, this::follow, this::unfollowOthers);
            case BLOCKED -> people(account, rows, overwrite, goesOn, tally, this::block, this::unblockOthers);
            case MUTED -> people(account, rows, overwrite, goesOn, tally, this::mute, this::unmuteOthers);
            case LISTS -> kept.lists(account, addressed.people(rows, 1), overwrite, goesOn, tally);
            case BOOKMARKS -> kept.bookmarks(account, rows, overwrite, goesOn, tally);
        }
        return tally.outcome();
    }

    /// Does what one row says.
    private interface Act {
        void on(long account, Sheet.Row row, Account other, Relations.Standing standing, Tally tally);
    }

    private interface Clearing {
        void others(long account, Set<Long> named, Tally tally);
    }

    private void people(long account, List<Sheet.Row> rows, boolean overwrite, BooleanSupplier goesOn, Tally tally,
                        Act act, Clearing clearing) {
        List<Addressed.Meant> meant = addressed.people(rows, 0);
        requireSomebody(meant, overwrite);
        for (int from = 0; from < meant.size(); from += A_BATCH) {
            List<Addressed.Meant> batch = meant.subList(from, Math.min(meant.size(), from + A_BATCH));
            Map<Long, Relations.Standing> standings = relations.standings(account, ids(batch));
            for (int at = 0; at < batch.size(); at++) {
                if (!goesOn.getAsBoolean()) {
                    tally.left(meant.size() - from - at);
                    return;
                }
                one(account, batch.get(at), standings, tally, act);
            }
        }
        if (overwrite) {
            clearing.others(account, new HashSet<>(ids(meant)), tally);
        }
    }

    /// A file for another server, or of another kind, must not take everything away.
    static void requireSomebody(List<Addressed.Meant> meant, boolean overwrite) {
        if (overwrite && meant.stream().allMatch(one -> one.account() == null)) {
            throw Refused.invalid("import-nothing-known");
        }
    }

    private static List<Long> ids(List<Addressed.Meant> meant) {
        return meant.stream().map(Addressed.Meant::account).filter(Objects::nonNull).map(Account::id).distinct()
                .toList();
    }

    private static void one(long account, Addressed.Meant meant, Map<Long, Relations.Standing> standings, Tally tally,
                            Act act) {
        Account other = meant.account();
        if (other == null) {
            tally.missed(meant.row().line(), meant.row().cell(0), Objects.requireNonNull(meant.why()));
            return;
        }
        try {
            act.on(account, meant.row(), other, standings.getOrDefault(other.id(), Relations.Standing.NONE), tally);
        } catch (Refused refused) {
            tally.missed(meant.row().line(), meant.row().cell(0), refused);
        }
    }

    private void follow(long account, Sheet.Row row, Account other, Relations.Standing standing, Tally tally) {
        Wishes wishes = new Wishes(flag(row.cell(1)), flag(row.cell(2)), languages(row.cell(3)));
        boolean wanted = standing.follows() || standing.requested();
        if (wanted && isAsWished(standing, wishes)) {
            tally.already();
            return;
        }
        graph.follow(account, other.id(), wishes);
        if (!wanted && other.locked()) {
            tally.requested();
        } else {
            tally.done();
        }
    }

    private static boolean isAsWished(Relations.Standing standing, Wishes wishes) {
        return Stream.of(
                wishes.showsReposts() == null || wishes.showsReposts() == standing.showsReposts(),
                wishes.notifies() == null || wishes.notifies() == standing.notifies(),
                wishes.languages() == null || wishes.languages().equals(standing.languages()))
                .allMatch(Boolean::booleanValue);
    }

    private void block(long account, Sheet.Row row, Account other, Relations.Standing standing, Tally tally) {
        if (standing.blocks()) {
            tally.already();
        } else {
            blocks.block(account, other.id());
            tally.done();
        }
    }

    private void mute(long account, Sheet.Row row, Account other, Relations.Standing standing, Tally tally) {
        boolean notifications = !Boolean.FALSE.equals(flag(row.cell(1)));
        if (standing.mutes() && standing.mutedUntil() == null && standing.mutesNotifications() == notifications) {
            tally.already();
        } else {
            mutes.mute(account, other.id(), notifications, null);
            tally.done();
        }
    }

    private void unfollowOthers(long account, Set<Long> named, Tally tally) {
        for (long followed : graph.follows(account)) {
            if (!named.contains(followed)) {
                graph.unfollow(account, followed);
                tally.removed();
            }
        }
    }

    private void unblockOthers(long account, Set<Long> named, Tally tally) {
        Long before = null;
        List<Linked> page;
        do {
            page = blocks.page(account, Paging.before(before, Paging.MAX_LIMIT));
            for (Linked row : page) {
                if (!named.contains(row.account()) && blocks.unblock(account, row.account())) {
                    tally.removed();
                }
            }
            before = page.isEmpty() ? null : Long.valueOf(page.getLast().row());
        } while (page.size() == Paging.MAX_LIMIT);
    }

    private void unmuteOthers(long account, Set<Long> named, Tally tally) {
        Long before = null;
        List<Mutes.Mute> page;
        do {
            page = mutes.page(account, Paging.before(before, Paging.MAX_LIMIT));
            for (Mutes.Mute row : page) {
                if (!named.contains(row.account()) && mutes.unmute(account, row.account())) {
                    tally.removed();
                }
            }
            before = page.isEmpty() ? null : Long.valueOf(page.getLast().row());
        } while (page.size() == Paging.MAX_LIMIT);
    }

    /// Nothing in the cell leaves it as it is.
    private static @Nullable Boolean flag(String cell) {
        return switch (cell.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1", "yes" -> Boolean.TRUE;
            case "false", "0", "no" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable List<String> languages(String cell) {
        return cell.isEmpty() ? null
                : Stream.of(BETWEEN_LANGUAGES.split(cell)).filter(one -> !one.isEmpty()).toList();
    }
}
