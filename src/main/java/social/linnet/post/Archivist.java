package social.linnet.post;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Names;
import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;

/// What somebody did with posts besides writing them, and what they have not published yet. Posts of others are told by
/// id and address.
@Component
class Archivist implements Chapter {

    private static final String LIKES = "likes.jsonl";
    private static final String BOOKMARKS = "bookmarks.jsonl";
    private static final String PINS = "pins.jsonl";
    private static final String VOTES = "votes.jsonl";
    private static final String MUTED = "muted_threads.jsonl";
    private static final String DRAFTS = "drafts.jsonl";
    private static final String SCHEDULED = "scheduled.jsonl";
    private static final String TAGS = "featured_tags.jsonl";

    private final JdbcClient jdbc;
    private final DraftCodec codec;
    private final Accounts accounts;
    private final Names names;

    Archivist(JdbcClient jdbc, DraftCodec codec, Accounts accounts, Names names) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.accounts = accounts;
        this.names = names;
    }

    @Override
    public Map<String, List<String>> holds() {
        Map<String, List<String>> holds = new LinkedHashMap<>();
        holds.put("post.liked", List.of(LIKES));
        holds.put("post.bookmark", List.of(BOOKMARKS));
        holds.put("post.pin", List.of(PINS));
        holds.put("post.vote", List.of(VOTES));
        holds.put("post.thread_mute", List.of(MUTED));
        holds.put("post.unfinished", List.of(DRAFTS));
        holds.put("post.scheduled", List.of(SCHEDULED));
        holds.put("post.featured_tag", List.of(TAGS));
        return holds;
    }

    /// @param key    what rows are paged by
    /// @param author of the post; null when that is gone
    private record Row(long key, long post, @Nullable Long author, @Nullable Instant at, List<Integer> choices) {
    }

    private record Marked(String post, @Nullable String address, @Nullable Instant at) {
    }

    /// @param choices numbers of the options, from 0: what they say is their author's
    private record Voted(String post, @Nullable String address, List<Integer> choices, @Nullable Instant at) {
    }

    private record Waiting(long id, Draft draft, Instant at, @Nullable String failure) {
    }

    /// @param silent whether it is kept from the assistant
    private record Written(String text, String warning, boolean sensitive, @Nullable String language, boolean assisted, String audience,
                           String quotePolicy, String replyPolicy, @Nullable String replyTo, @Nullable String quote,
                           List<String> pictures, @Nullable Question poll, boolean silent) {
        static Written of(Draft draft) {
            return new Written(draft.words().text(), draft.words().warning(), draft.words().sensitive(),
                    draft.words().language(), draft.words().assisted(), draft.permissions().audience().word(),
                    draft.permissions().quotes().name().toLowerCase(Locale.ROOT),
                    draft.permissions().replies().name().toLowerCase(Locale.ROOT), Volume.id(draft.replyTo()),
                    Volume.id(draft.quoteOf()), draft.pictures().stream().map(String::valueOf).toList(),
                    draft.question(), draft.silent());
        }
    }

    private record Unfinished(String id, Written draft, @Nullable String failure, Instant updatedAt) {
    }

    private record Due(String id, Written draft, Instant dueAt) {
    }

    private record Tag(long id, String shown) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        marked(volume, LIKES, account, """
                select l.id, l.post, p.author, l.created_at, null from post.liked l join post.post p on p.id = l.post
                where l.account = :account and l.id > :after order by l.id limit :limit
                """);
        marked(volume, BOOKMARKS, account, """
                select b.id, b.post, p.author, null::timestamptz, null
                from post.bookmark b join post.post p on p.id = b.post
                where b.account = :account and b.id > :after order by b.id limit :limit
                """);
        marked(volume, PINS, account, """
                select post, post, author, pinned_at, null from post.pin
                where author = :account and post > :after order by post limit :limit
                """);
        lines(volume, VOTES, account, """
                select v.post, v.post, p.author, v.created_at, v.choices
                from post.vote v join post.post p on p.id = v.post
                where v.account = :account and v.post > :after order by v.post limit :limit
                """, some -> {
                    Map<Long, String> addresses = addresses(some);
                    return some.stream().map(one -> new Voted(Volume.id(one.post()), addresses.get(one.post()),
                            one.choices(), one.at())).toList();
                });
        marked(volume, MUTED, account, """
                select m.thread, m.thread, p.author, null::timestamptz, null
                from post.thread_mute m left join post.post p on p.id = m.thread
                where m.account = :account and m.thread > :after order by m.thread limit :limit
                """);
        volume.lines(DRAFTS, after -> rows("""
                select id, draft, updated_at, failure from post.unfinished
                where author = :account and id > :after order by id limit :limit
                """, account, after).query((row, n) -> new Waiting(row.getLong(1), codec.decode(row.getString(2)),
                row.getTimestamp(3).toInstant(), row.getString(4))).list(), Waiting::id, some -> some.stream()
                .map(one -> new Unfinished(Volume.id(one.id()), Written.of(one.draft()), one.failure(), one.at()))
                .toList());
        volume.lines(SCHEDULED, after -> rows("""
                select id, draft, due_at from post.scheduled
                where author = :account and id > :after order by id limit :limit
                """, account, after).query((row, n) -> new Waiting(row.getLong(1), codec.decode(row.getString(2)),
                row.getTimestamp(3).toInstant(), null)).list(), Waiting::id, some -> some.stream()
                .map(one -> new Due(Volume.id(one.id()), Written.of(one.draft()), one.at())).toList());
        volume.lines(TAGS, after -> rows("""
                select id, shown from post.featured_tag
                where account = :account and id > :after order by id limit :limit
                """, account, after).query((row, n) -> new Tag(row.getLong(1), row.getString(2))).list(), Tag::id,
                some -> some.stream().map(one -> Map.of("tag", one.shown())).toList());
    }

    private JdbcClient.StatementSpec rows(String sql, long account, long after) {
        return jdbc.sql(sql).param("account", account).param("after", after).param("limit", Volume.BATCH);
    }

    private void marked(Volume volume, String file, long account, String sql) throws IOException {
        lines(volume, file, account, sql, some -> {
            Map<Long, String> addresses = addresses(some);
            return some.stream().map(one -> new Marked(Volume.id(one.post()), addresses.get(one.post()), one.at()))
                    .toList();
        });
    }

    private void lines(Volume volume, String file, long account, String sql,
                       Function<List<Row>, List<?>> told) throws IOException {
        volume.lines(file, after -> rows(sql, account, after).query((row, n) -> new Row(row.getLong(1),
                row.getLong(2), row.getObject(3, Long.class),
                row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant(),
                row.getArray(5) == null ? List.of() : List.of((Integer[]) row.getArray(5).getArray()))).list(),
                Row::key, told);
    }

    private Map<Long, String> addresses(List<Row> rows) {
        Map<Long, Account> authors = accounts.find(rows.stream().map(Row::author)
                .filter(Objects::nonNull).distinct().toList());
        Map<Long, String> addresses = new LinkedHashMap<>();
        for (Row row : rows) {
            String address = row.author() == null ? null : names.post(authors.get(row.author()), row.post());
            if (address != null) {
                addresses.put(row.post(), address);
            }
        }
        return addresses;
    }
}
