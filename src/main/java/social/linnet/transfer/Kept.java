package social.linnet.transfer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.post.Bookmarks;
import social.linnet.post.Placed;
import social.linnet.post.Post;

/// The imports of what somebody keeps for themselves alone: lists and bookmarks.
@Component
class Kept {

    private final Addressed addressed;
    private final Lists lists;
    private final Bookmarks bookmarks;

    Kept(Addressed addressed, Lists lists, Bookmarks bookmarks) {
        this.addressed = addressed;
        this.lists = lists;
        this.bookmarks = bookmarks;
    }

    /// A list that a file names.
    ///
    /// @param before who was in it
    /// @param named  who is in it by the file
    private record Named(long id, Set<Long> before, Set<Long> named) {
    }

    /// Lists by their titles; those that are not there are made. Only who is followed can be in one.
    void lists(long account, List<Addressed.Meant> rows, boolean overwrite, BooleanSupplier goesOn, Tally tally) {
        Imports.requireSomebody(rows, overwrite);
        Map<String, PeopleList> there = new HashMap<>();
        lists.of(account).forEach(list -> there.putIfAbsent(list.title(), list));
        Map<String, Named> named = new LinkedHashMap<>();
        for (int at = 0; at < rows.size(); at++) {
            if (!goesOn.getAsBoolean()) {
                tally.left(rows.size() - at);
                return;
            }
            Addressed.Meant meant = rows.get(at);
            if (meant.account() == null) {
                tally.missed(meant.row().line(), meant.row().cell(1), Objects.requireNonNull(meant.why()));
                continue;
            }
            try {
                String title = Sheet.unguarded(meant.row().cell(0));
                Named list = named.get(title);
                if (list == null) {
                    PeopleList known = there.get(title);
                    PeopleList found = known != null ? known
                            : lists.create(account, title, PeopleList.Replies.MEMBERS, false);
                    list = new Named(found.id(), lists.members(found.id()), new HashSet<>());
                    named.put(title, list);
                }
                add(account, list, meant.account(), tally);
            } catch (Refused refused) {
                tally.missed(meant.row().line(), meant.row().cell(1), refused);
            }
        }
        if (overwrite) {
            named.values().forEach(list -> clear(account, list, tally));
        }
    }

    private void add(long account, Named list, Account member, Tally tally) {
        boolean fresh = list.named().add(member.id());
        if (!fresh || list.before().contains(member.id())) {
            tally.already();
            return;
        }
        try {
            lists.add(account, list.id(), List.of(member.id()));
            tally.done();
        } catch (Refused refused) {
            throw refused.kind() == Refused.Kind.NOT_FOUND ? Refused.invalid("import-not-followed") : refused;
        }
    }

    private void clear(long account, Named list, Tally tally) {
        Set<Long> others = new HashSet<>(list.before());
        others.removeAll(list.named());
        if (!others.isEmpty()) {
            lists.remove(account, list.id(), others);
            others.forEach(_ -> tally.removed());
        }
    }

    /// Bookmarks by the addresses of posts on this server.
    void bookmarks(long account, List<Sheet.Row> rows, boolean overwrite, BooleanSupplier goesOn, Tally tally) {
        Set<Long> before = bookmarked(account);
        Set<Long> named = new HashSet<>();
        if (overwrite && rows.stream().noneMatch(row -> addressed.post(row.cell(0)).isPresent())) {
            throw Refused.invalid("import-nothing-known");
        }
        for (int at = 0; at < rows.size(); at++) {
            if (!goesOn.getAsBoolean()) {
                tally.left(rows.size() - at);
                return;
            }
            Sheet.Row row = rows.get(at);
            OptionalLong id = addressed.post(row.cell(0));
            try {
                if (id.isEmpty()) {
                    throw Refused.invalid("import-elsewhere");
                }
                if (before.contains(id.getAsLong()) || named.contains(id.getAsLong())) {
                    named.add(id.getAsLong());
                    tally.already();
                    continue;
                }
                Post post = bookmarks.keep(account, id.getAsLong());
                named.add(post.id());
                tally.done();
            } catch (Refused refused) {
                tally.missed(row.line(), row.cell(0), refused);
            }
        }
        if (overwrite) {
            before.removeAll(named);
            for (long other : before) {
                bookmarks.drop(account, other);
                tally.removed();
            }
        }
    }

    private Set<Long> bookmarked(long account) {
        Set<Long> kept = new HashSet<>();
        Long before = null;
        List<Placed> page;
        do {
            page = bookmarks.of(account, Paging.before(before, Paging.MAX_LIMIT));
            page.forEach(placed -> kept.add(placed.id()));
            before = page.isEmpty() ? null : Long.valueOf(page.getLast().place());
        } while (page.size() == Paging.MAX_LIMIT);
        return kept;
    }
}
