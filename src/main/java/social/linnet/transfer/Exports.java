package social.linnet.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Names;
import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;
import social.linnet.event.Paging;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Linked;
import social.linnet.graph.Lists;
import social.linnet.graph.Mutes;
import social.linnet.graph.PeopleList;
import social.linnet.graph.Relations;
import social.linnet.post.Bookmarks;
import social.linnet.post.Placed;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// Writes what somebody's lists hold, a page at a time, the last first. Accounts that are not in use are left out, since
/// nobody could follow them.
@Service
public class Exports implements Chapter {

    private final Accounts accounts;
    private final Names names;
    private final Graph graph;
    private final Relations relations;
    private final Blocks blocks;
    private final Mutes mutes;
    private final Lists lists;
    private final Bookmarks bookmarks;
    private final Posts posts;

    Exports(Accounts accounts, Names names, Graph graph, Relations relations, Blocks blocks, Mutes mutes, Lists lists,
            Bookmarks bookmarks, Posts posts) {
        this.accounts = accounts;
        this.names = names;
        this.graph = graph;
        this.relations = relations;
        this.blocks = blocks;
        this.mutes = mutes;
        this.lists = lists;
        this.bookmarks = bookmarks;
        this.posts = posts;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of();
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        for (Kind kind : Kind.values()) {
            volume.write("csv/" + kind.file(), out -> write(account, kind, out));
        }
    }

    /// Writes one of somebody's lists.
    public void write(long account, Kind kind, OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
        if (kind.headed()) {
            csv.writeRecord(kind.columns());
        }
        switch (kind) {
            case FOLLOWING -> following(account, csv);
            case BLOCKED -> blocked(account, csv);
            case MUTED -> muted(account, csv);
            case LISTS -> lists(account, csv);
            case BOOKMARKS -> bookmarks(account, csv);
        }
        csv.flush();
    }

    private void following(long account, CsvWriter csv) {
        Long before = null;
        List<Linked> page;
        do {
            page = graph.follows(account, Paging.before(before, Paging.MAX_LIMIT));
            List<Long> people = page.stream().map(Linked::account).toList();
            Map<Long, Account> inUse = accounts.find(people);
            Map<Long, Relations.Standing> standing = relations.standings(account, people);
            for (Long person : people) {
                Account followed = inUse.get(person);
                Relations.Standing between = standing.get(person);
                if (followed != null && between != null) {
                    csv.writeRecord(names.address(followed.handle()), String.valueOf(between.showsReposts()),
                            String.valueOf(between.notifies()), String.join(", ", between.languages()));
                }
            }
            before = page.isEmpty() ? null : Long.valueOf(page.getLast().row());
        } while (page.size() == Paging.MAX_LIMIT);
    }

    private void blocked(long account, CsvWriter csv) {
        Long before = null;
        List<Linked> page;
        do {
            page = blocks.page(account, Paging.before(before, Paging.MAX_LIMIT));
            addresses(page.stream().map(Linked::account).toList()).forEach(csv::writeRecord);
            before = page.isEmpty() ? null : Long.valueOf(page.getLast().row());
        } while (page.size() == Paging.MAX_LIMIT);
    }

    private void muted(long account, CsvWriter csv) {
        Long before = null;
        List<Mutes.Mute> page;
        do {
            page = mutes.page(account, Paging.before(before, Paging.MAX_LIMIT));
            Map<Long, Account> inUse = accounts.find(page.stream().map(Mutes.Mute::account).toList());
            for (Mutes.Mute mute : page) {
                Account muted = inUse.get(mute.account());
                if (muted != null) {
                    csv.writeRecord(names.address(muted.handle()), String.valueOf(mute.notifications()));
                }
            }
            before = page.isEmpty() ? null : Long.valueOf(page.getLast().row());
        } while (page.size() == Paging.MAX_LIMIT);
    }

    private void lists(long account, CsvWriter csv) {
        for (PeopleList list : lists.of(account)) {
            String title = Sheet.guarded(list.title());
            addresses(List.copyOf(lists.members(list.id()))).forEach(address -> csv.writeRecord(title, address));
        }
    }

    private void bookmarks(long account, CsvWriter csv) {
        Long before = null;
        List<Placed> page;
        do {
            page = bookmarks.of(account, Paging.before(before, Paging.MAX_LIMIT));
            Map<Long, Post> kept = posts.find(page.stream().map(Placed::id).toList());
            Map<Long, Account> authors = accounts.find(kept.values().stream().map(Post::author).distinct().toList());
            for (Placed placed : page) {
                Post post = kept.get(placed.id());
                String address = post == null ? null : names.post(authors.get(post.author()), post.id());
                if (address != null) {
                    csv.writeRecord(address);
                }
            }
            before = page.isEmpty() ? null : Long.valueOf(page.getLast().place());
        } while (page.size() == Paging.MAX_LIMIT);
    }

    private List<String> addresses(List<Long> people) {
        Map<Long, Account> inUse = new HashMap<>(accounts.find(people));
        return people.stream().map(inUse::get).filter(Objects::nonNull)
                .map(account -> names.address(account.handle())).toList();
    }
}
