package social.linnet.post;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Names;
import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;

/// What somebody posted and reposted, whoever it is for, as it was written; with pictures, polls, and what it said before
/// it was changed. Of what it answers, quotes and reposts only ids and addresses: those words are others'.
@Component
class PostArchivist implements Chapter {

    private static final String POSTS = "posts.jsonl";
    private static final String REPOSTS = "reposts.jsonl";

    private final JdbcClient jdbc;
    private final PostTable table;
    private final PollTable polls;
    private final Pictures pictures;
    private final Accounts accounts;
    private final Names names;

    PostArchivist(JdbcClient jdbc, PostTable table, PollTable polls, Pictures pictures, Accounts accounts,
                  Names names) {
        this.jdbc = jdbc;
        this.table = table;
        this.polls = polls;
        this.pictures = pictures;
        this.accounts = accounts;
        this.names = names;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("post.post", List.of(POSTS, REPOSTS), "post.version", List.of(POSTS),
                "post.poll", List.of(POSTS));
    }

    /// @param address null while its author is not in use
    record Elsewhere(String id, @Nullable String address, Names.Named author) {
    }

    record Shown(String id, String file, String alt, String type, String provenance, @Nullable String model) {
        static Shown of(Picture picture) {
            return new Shown(Volume.id(picture.id()), picture.archived(), picture.alt(), picture.type().mime(),
                    picture.provenance().name().toLowerCase(Locale.ROOT), picture.model());
        }
    }

    private record Asked(List<String> options, boolean multiple, boolean hideTotals, Instant endsAt, List<Long> votes,
                         long voters) {
    }

    /// @param pictures ids of its pictures then, of which some may be gone
    private record Before(long post, String text, String warning, boolean sensitive, @Nullable String language, boolean assisted,
                          List<String> pictures, List<String> alts, Instant at) {
    }

    private record Version(String text, String warning, boolean sensitive, @Nullable String language, boolean assisted,
                           List<Described> pictures, Instant at) {
    }

    private record Described(String id, String alt) {
    }

    private record Told(String id, @Nullable String address, Instant createdAt, @Nullable Instant editedAt,
                        String audience, String text, String warning, boolean sensitive, @Nullable String language,
                        boolean assisted, List<String> tags, List<Names.Named> mentions, @Nullable Elsewhere replyTo,
                        @Nullable Elsewhere quote, boolean quoteDetached, String quotePolicy, String replyPolicy,
                        @Nullable String app, @Nullable String appWebsite, List<Shown> pictures, @Nullable Asked poll, List<Version> versions) {
    }

    private record Reposted(String id, Elsewhere post, String audience, Instant createdAt) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.lines(POSTS, after -> page(account, after, false), Post::id, this::told);
        volume.lines(REPOSTS, after -> page(account, after, true), Post::id, this::reposted);
    }

    private List<Post> page(long author, long after, boolean reposts) {
        List<Long> ids = jdbc.sql("""
                select id from post.post
                where author = :author and id > :after and (repost_of is not null) = :reposts
                order by id limit :limit
                """).param("author", author).param("after", after).param("reposts", reposts)
                .param("limit", Volume.BATCH).query(Long.class).list();
        List<Post> posts = new ArrayList<>(ids.isEmpty() ? List.of() : table.byIds(ids));
        posts.sort(Comparator.comparingLong(Post::id));
        return posts;
    }

    private List<Told> told(List<Post> posts) {
        List<Long> ids = posts.stream().map(Post::id).toList();
        Map<Long, List<Picture>> shown = pictures.ofPosts(ids);
        Map<Long, Poll> asked = ids.isEmpty() ? Map.of() : polls.of(null, ids).stream()
                .collect(Collectors.toMap(Poll::post, poll -> poll));
        Map<Long, List<Before>> before = before(ids);
        List<Long> people = posts.stream().flatMap(post -> Stream.concat(Stream.of(post.author()),
                Stream.concat(post.mentions().stream(), Stream.of(post.replyToAuthor(),
                        post.quote() == null ? null : Long.valueOf(post.quote().author())))))
                .filter(Objects::nonNull).distinct().toList();
        Map<Long, Account> authors = accounts.find(people);
        Map<Long, Names.Named> named = names.of(people);
        return posts.stream().map(post -> {
            Poll poll = asked.get(post.id());
            Post.Quote quote = post.quote();
            return new Told(Volume.id(post.id()), names.post(authors.get(post.author()), post.id()), post.createdAt(),
                    post.editedAt(), post.audience().word(), post.text(), post.words().warning(),
                    post.words().sensitive(), post.language(), post.words().assisted(), post.tags(),
                    post.mentions().stream().map(named::get).toList(),
                    elsewhere(post.replyTo(), post.replyToAuthor(), authors, named),
                    quote == null ? null : elsewhere(quote.post(), quote.author(), authors, named),
                    quote != null && quote.detached(), post.permissions().quotes().name().toLowerCase(Locale.ROOT),
                    post.permissions().replies().name().toLowerCase(Locale.ROOT), post.app(), post.appWebsite(),
                    shown.getOrDefault(post.id(), List.of()).stream().map(Shown::of).toList(),
                    poll == null ? null : new Asked(poll.options(), poll.multiple(), poll.hideTotals(), poll.endsAt(),
                            poll.votes(), poll.voters()),
                    before.getOrDefault(post.id(), List.of()).stream().map(PostArchivist::version).toList());
        }).toList();
    }

    private @Nullable Elsewhere elsewhere(@Nullable Long post, @Nullable Long author, Map<Long, Account> authors,
                                          Map<Long, Names.Named> named) {
        return post == null || author == null ? null
                : new Elsewhere(Volume.id(post.longValue()), names.post(authors.get(author), post), named.get(author));
    }

    private Map<Long, List<Before>> before(List<Long> posts) {
        Map<Long, List<Before>> found = new HashMap<>();
        jdbc.sql("""
                select post, text, warning, sensitive, language, assisted, pictures, alts, created_at from post.version
                where post = any(:posts) order by post, number
                """).param("posts", posts.toArray(Long[]::new))
                .query((row, n) -> new Before(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4),
                        row.getString(5), row.getBoolean(6), Stream.of((Long[]) row.getArray(7).getArray()).map(String::valueOf).toList(),
                        List.of((String[]) row.getArray(8).getArray()), row.getTimestamp(9).toInstant()))
                .list().forEach(one -> found.computeIfAbsent(one.post(), _ -> new ArrayList<>()).add(one));
        return found;
    }

    private static Version version(Before one) {
        return new Version(one.text(), one.warning(), one.sensitive(), one.language(), one.assisted(),
                IntStream.range(0, one.pictures().size())
                        .mapToObj(i -> new Described(one.pictures().get(i), one.alts().get(i))).toList(), one.at());
    }

    private List<Reposted> reposted(List<Post> reposts) {
        Map<Long, Long> authorOf = new HashMap<>();
        List<Long> ids = reposts.stream().map(Post::repostOf).filter(Objects::nonNull).toList();
        if (!ids.isEmpty()) {
            table.byIds(ids).forEach(post -> authorOf.put(post.id(), post.author()));
        }
        Map<Long, Account> authors = accounts.find(authorOf.values());
        Map<Long, Names.Named> named = names.of(authorOf.values());
        List<Reposted> told = new ArrayList<>();
        for (Post repost : reposts) {
            Elsewhere post = elsewhere(repost.repostOf(), authorOf.get(repost.repostOf()), authors, named);
            if (post != null) {
                told.add(new Reposted(Volume.id(repost.id()), post, repost.audience().word(), repost.createdAt()));
            }
        }
        return told;
    }
}
