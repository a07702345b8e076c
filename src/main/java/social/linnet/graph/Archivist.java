package social.linnet.graph;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Names;
import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;

/// What is between somebody and others: whom they follow, who follows them, whom they block and mute, what they noted.
/// That others block or mute them is those others' alone.
@Component
class Archivist implements Chapter {

    private static final String FOLLOWING = "following.jsonl";
    private static final String FOLLOWERS = "followers.jsonl";
    private static final String ASKED = "follow_requests_sent.jsonl";
    private static final String ASKING = "follow_requests_received.jsonl";
    private static final String BLOCKS = "blocks.jsonl";
    private static final String MUTES = "mutes.jsonl";
    private static final String NOTES = "notes.jsonl";
    private static final String ENDORSED = "endorsements.jsonl";
    private static final String LISTS = "lists.jsonl";
    private static final String TAGS = "followed_tags.jsonl";
    private static final String DOMAINS = "blocked_domains.jsonl";
    private static final String UNSUGGESTED = "not_suggested.jsonl";

    private final JdbcClient jdbc;
    private final Names names;

    Archivist(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    @Override
    public Map<String, List<String>> holds() {
        Map<String, List<String>> holds = new LinkedHashMap<>();
        holds.put("graph.follow", List.of(FOLLOWING, FOLLOWERS));
        holds.put("graph.request", List.of(ASKED, ASKING));
        holds.put("graph.block", List.of(BLOCKS));
        holds.put("graph.mute", List.of(MUTES));
        holds.put("graph.note", List.of(NOTES));
        holds.put("graph.endorsement", List.of(ENDORSED));
        holds.put("graph.list", List.of(LISTS));
        holds.put("graph.list_member", List.of(LISTS));
        holds.put("graph.tag_follow", List.of(TAGS));
        holds.put("graph.domain_block", List.of(DOMAINS));
        holds.put("graph.unsuggested", List.of(UNSUGGESTED));
        return holds;
    }

    /// @param key what rows are paged by
    private record Wanted(long key, long account, boolean notifies, boolean showsReposts, List<String> languages,
                          Instant since) {
    }

    private record Followed(Names.Named account, boolean showsReposts, boolean notifies, List<String> languages,
                            Instant since) {
    }

    private record Since(long key, long account, @Nullable Instant at) {
    }

    private record Known(Names.Named account, @Nullable Instant since) {
    }

    private record MuteRow(long key, long account, boolean notifications, @Nullable Instant until, Instant since) {
    }

    private record Muted(Names.Named account, boolean notifications, @Nullable Instant until, Instant since) {
    }

    private record Note(long account, String text) {
    }

    private record Noted(Names.Named account, String text) {
    }

    private record Owned(long id, String title, String replies, boolean exclusive, Instant createdAt) {
    }

    private record WithMembers(String id, String title, String replies, boolean exclusive, Instant createdAt,
                               List<Names.Named> members) {
    }

    private record Texted(long id, String text) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        wanted(volume, FOLLOWING, after -> rows("""
                select id, followee, notify, shows_reposts, languages, created_at from graph.follow
                where follower = :account and id > :after order by id limit :limit
                """, account, after).query(Archivist::wanted).list());
        known(volume, FOLLOWERS, after -> rows("""
                select id, follower, created_at from graph.follow
                where followee = :account and id > :after order by id limit :limit
                """, account, after).query(Archivist::since).list());
        wanted(volume, ASKED, after -> rows("""
                select id, followee, notify, shows_reposts, languages, created_at from graph.request
                where follower = :account and id > :after order by id limit :limit
                """, account, after).query(Archivist::wanted).list());
        known(volume, ASKING, after -> rows("""
                select id, follower, created_at from graph.request
                where followee = :account and id > :after order by id limit :limit
                """, account, after).query(Archivist::since).list());
        known(volume, BLOCKS, after -> rows("""
                select id, blocked, created_at from graph.block
                where blocker = :account and id > :after order by id limit :limit
                """, account, after).query(Archivist::since).list());
        volume.lines(MUTES, after -> rows("""
                select id, muted, notifications, until, created_at from graph.mute
                where muter = :account and id > :after order by id limit :limit
                """, account, after).query((row, n) -> new MuteRow(row.getLong(1), row.getLong(2), row.getBoolean(3),
                orNull(row.getTimestamp(4)), row.getTimestamp(5).toInstant())).list(), MuteRow::key, some -> {
            Map<Long, Names.Named> named = names.of(some.stream().map(MuteRow::account).toList());
            return some.stream().map(one -> new Muted(named.get(one.account()), one.notifications(), one.until(),
                    one.since())).toList();
        });
        volume.lines(NOTES, after -> rows("""
                select account, text from graph.note
                where author = :account and account > :after order by account limit :limit
                """, account, after).query((row, n) -> new Note(row.getLong(1), row.getString(2))).list(),
                Note::account, some -> {
                    Map<Long, Names.Named> named = names.of(some.stream().map(Note::account).toList());
                    return some.stream().map(one -> new Noted(named.get(one.account()), one.text())).toList();
                });
        known(volume, ENDORSED, after -> rows("""
                select id, endorsed, created_at from graph.endorsement
                where endorser = :account and id > :after order by id limit :limit
                """, account, after).query(Archivist::since).list());
        volume.lines(LISTS, after -> rows("""
                select id, title, replies, exclusive, created_at from graph.list
                where owner = :account and id > :after order by id limit :limit
                """, account, after).query((row, n) -> new Owned(row.getLong(1), row.getString(2), row.getString(3),
                row.getBoolean(4), row.getTimestamp(5).toInstant())).list(), Owned::id, this::withMembers);
        volume.lines(TAGS, after -> rows("""
                select id, tag from graph.tag_follow
                where account = :account and id > :after order by id limit :limit
                """, account, after).query((row, n) -> new Texted(row.getLong(1), row.getString(2))).list(),
                Texted::id, some -> some.stream().map(one -> Map.of("tag", one.text())).toList());
        volume.lines(DOMAINS, after -> rows("""
                select id, domain from graph.domain_block
                where account = :account and id > :after order by id limit :limit
                """, account, after).query((row, n) -> new Texted(row.getLong(1), row.getString(2))).list(),
                Texted::id, some -> some.stream().map(one -> Map.of("domain", one.text())).toList());
        known(volume, UNSUGGESTED, after -> rows("""
                select suggested, suggested, null::timestamptz from graph.unsuggested
                where account = :account and suggested > :after order by suggested limit :limit
                """, account, after).query(Archivist::since).list());
    }

    private JdbcClient.StatementSpec rows(String sql, long account, long after) {
        return jdbc.sql(sql).param("account", account).param("after", after).param("limit", Volume.BATCH);
    }

    private void wanted(Volume volume, String file, LongFunction<List<Wanted>> after) throws IOException {
        volume.lines(file, after, Wanted::key, some -> {
            Map<Long, Names.Named> named = names.of(some.stream().map(Wanted::account).toList());
            return some.stream().map(one -> new Followed(named.get(one.account()), one.showsReposts(),
                    one.notifies(), one.languages(), one.since())).toList();
        });
    }

    private void known(Volume volume, String file, LongFunction<List<Since>> after) throws IOException {
        volume.lines(file, after, Since::key, some -> {
            Map<Long, Names.Named> named = names.of(some.stream().map(Since::account).toList());
            return some.stream().map(one -> new Known(named.get(one.account()), one.at())).toList();
        });
    }

    private record Member(long list, long member) {
    }

    private List<WithMembers> withMembers(List<Owned> lists) {
        List<Member> members = jdbc.sql("""
                select list, member from graph.list_member where list = any(:lists) order by list, member
                """).param("lists", lists.stream().map(Owned::id).toArray(Long[]::new))
                .query((row, n) -> new Member(row.getLong(1), row.getLong(2))).list();
        Map<Long, Names.Named> named = names.of(members.stream().map(Member::member).toList());
        Map<Long, List<Names.Named>> byList = new LinkedHashMap<>();
        members.forEach(one -> byList.computeIfAbsent(one.list(), _ -> new ArrayList<>())
                .add(named.get(one.member())));
        return lists.stream().map(list -> new WithMembers(Volume.id(list.id()), list.title(),
                list.replies().toLowerCase(java.util.Locale.ROOT), list.exclusive(), list.createdAt(),
                byList.getOrDefault(list.id(), List.of()))).toList();
    }

    private static Wanted wanted(ResultSet row, int n) throws SQLException {
        return new Wanted(row.getLong(1), row.getLong(2), row.getBoolean(3), row.getBoolean(4),
                List.of((String[]) row.getArray(5).getArray()), row.getTimestamp(6).toInstant());
    }

    private static Since since(ResultSet row, int n) throws SQLException {
        return new Since(row.getLong(1), row.getLong(2), orNull(row.getTimestamp(3)));
    }

    private static @Nullable Instant orNull(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
