package social.linnet.moderation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Accounts;
import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.log.append.Appender;

/// What people tell the moderators of each other, and what becomes of it. Whom it is about never learns who told it.
@Service
public class Reports {

    /// Longest comment, in characters.
    public static final int MAX_COMMENT = 1000;
    /// Most posts of one report.
    public static final int MAX_POSTS = 100;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Moderators moderators;
    private final MayDo mayDo;
    private final Evidence evidence;
    private final Audit audit;
    private final Appender log;
    private final Ids ids;

    Reports(JdbcClient jdbc, Accounts accounts, Moderators moderators, MayDo mayDo, Evidence evidence, Audit audit,
            Appender log, Ids ids) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.moderators = moderators;
        this.mayDo = mayDo;
        this.evidence = evidence;
        this.audit = audit;
        this.log = log;
        this.ids = ids;
    }

    /// What is wrong, as who reports it sees it.
    public enum Category {
        SPAM, LEGAL,
        /// It breaks rules of this server.
        VIOLATION, OTHER
    }

    /// A report.
    ///
    /// @param account    whom it is about
    /// @param posts      those of its posts that it is about; may be none, and some may be gone since
    /// @param rules      the rules that are broken
    /// @param forward    whether the reporter would have other servers told
    /// @param assigned   the moderator who looks after it, or null
    /// @param resolvedBy the moderator who closed it, or null while it is open or when they are gone
    /// @param resolvedAt when it was closed, or null while it is open
    public record Report(long id, long reporter, long account, Category category, String comment, List<Long> posts,
                         List<Long> rules, boolean forward, Instant createdAt, @Nullable Long assigned,
                         @Nullable Long resolvedBy, @Nullable Instant resolvedAt) {

        public boolean isOpen() {
            return resolvedAt == null;
        }
    }

    /// What somebody reports.
    public record Complaint(long reporter, long account, Category category, String comment, List<Long> posts,
                            List<Long> rules, boolean forward) {
    }

    /// Tells the moderators. The same again is the same report, as long as it is open.
    ///
    /// @throws Refused `not-found` when there is no such account, or a post is not there for the reporter or not its;
    ///                 `report-yourself`, `comment-too-long`, `report-too-many-posts`, `too-many`
    @Transactional
    public Report file(Complaint complaint) {
        mayDo.require(complaint.reporter(), MayDo.Action.REPORT);
        String comment = Texts.storable(complaint.comment()).strip();
        if (comment.codePointCount(0, comment.length()) > MAX_COMMENT) {
            throw Refused.invalid("comment-too-long", MAX_COMMENT);
        }
        List<Long> posts = complaint.posts().stream().distinct().sorted().toList();
        if (posts.size() > MAX_POSTS) {
            throw Refused.invalid("report-too-many-posts", MAX_POSTS);
        }
        if (complaint.reporter() == complaint.account()) {
            throw Refused.invalid("report-yourself");
        }
        if (accounts.find(complaint.account()).isEmpty()
                || !evidence.seenBy(complaint.reporter(), complaint.account(), posts).containsAll(posts)) {
            throw Refused.notFound();
        }
        Optional<Long> fresh = jdbc.sql("""
                insert into moderation.report (id, reporter, account, category, comment, posts, rules, forward)
                values (:id, :reporter, :account, :category, :comment, :posts, :rules, :forward)
                on conflict do nothing returning id
                """).param("id", ids.next()).param("reporter", complaint.reporter())
                .param("account", complaint.account()).param("category", complaint.category().name())
                .param("comment", comment).param("posts", posts.toArray(Long[]::new))
                .param("rules", complaint.rules().stream().distinct().toArray(Long[]::new))
                .param("forward", complaint.forward()).query(Long.class).optional();
        fresh.ifPresent(id -> log.append(new Event.Reported(complaint.reporter(), complaint.account(), id)));
        return fresh.flatMap(this::read).orElseGet(() -> same(complaint, comment, posts));
    }

    private Report same(Complaint complaint, String comment, List<Long> posts) {
        return jdbc.sql("""
                select id, reporter, account, category, comment, posts, rules, forward, created_at, assigned, resolved_by,
                       resolved_at
                from moderation.report
                where reporter = :reporter and account = :account and category = :category and comment = :comment
                  and posts = :posts and resolved_at is null
                """).param("reporter", complaint.reporter()).param("account", complaint.account())
                .param("category", complaint.category().name()).param("comment", comment)
                .param("posts", posts.toArray(Long[]::new)).query(Reports::report).optional()
                .orElseThrow(Refused::notFound);
    }

    private static Report report(ResultSet row, int n) throws SQLException {
        Timestamp resolved = row.getTimestamp("resolved_at");
        return new Report(row.getLong("id"), row.getLong("reporter"), row.getLong("account"),
                Category.valueOf(row.getString("category")), row.getString("comment"), longs(row.getArray("posts")),
                longs(row.getArray("rules")), row.getBoolean("forward"), row.getTimestamp("created_at").toInstant(),
                row.getObject("assigned", Long.class), row.getObject("resolved_by", Long.class),
                resolved == null ? null : resolved.toInstant());
    }

    static List<Long> longs(Array array) throws SQLException {
        return Arrays.asList((Long[]) array.getArray());
    }

    private Optional<Report> read(long id) {
        return Optional.ofNullable(find(Set.of(id)).get(id));
    }

    /// These reports, for those who may read them.
    public Map<Long, Report> find(Collection<Long> wanted) {
        Map<Long, Report> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            jdbc.sql("""
                    select id, reporter, account, category, comment, posts, rules, forward, created_at, assigned,
                           resolved_by, resolved_at
                    from moderation.report where id = any(:ids)
                    """).param("ids", wanted.toArray(Long[]::new)).query(Reports::report).list()
                    .forEach(report -> found.put(report.id(), report));
        }
        return found;
    }

    /// One report.
    ///
    /// @throws Refused `not-found` also to everybody but moderators
    public Report find(long moderator, long id) {
        moderators.require(moderator);
        return read(id).orElseThrow(Refused::notFound);
    }

    /// A page of the reports, newest first.
    ///
    /// @param open     whether those that are open are meant, rather than those that are closed
    /// @param reporter only by this account, or null
    /// @param account  only about this account, or null
    public List<Report> page(long moderator, boolean open, @Nullable Long reporter, @Nullable Long account,
                             Paging page) {
        moderators.require(moderator);
        return jdbc.sql(page.fromBelow() ? """
                select * from (
                    select id, reporter, account, category, comment, posts, rules, forward, created_at, assigned,
                           resolved_by, resolved_at
                    from moderation.report
                    where resolved_at is null = :open and (:reporter::bigint is null or reporter = :reporter)
                      and (:account::bigint is null or account = :account)
                      and id > :min and (:max::bigint is null or id < :max)
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id, reporter, account, category, comment, posts, rules, forward, created_at, assigned, resolved_by,
                       resolved_at
                from moderation.report
                where resolved_at is null = :open and (:reporter::bigint is null or reporter = :reporter)
                  and (:account::bigint is null or account = :account)
                  and (:max::bigint is null or id < :max) and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """).param("open", open).param("reporter", reporter).param("account", account)
                .param("min", page.minId()).param("max", page.maxId()).param("since", page.sinceId())
                .param("limit", page.limit()).query(Reports::report).list();
    }

    /// Takes a report on, or gives it back.
    ///
    /// @throws Refused `not-found`
    @Transactional
    public Report assign(long moderator, long id, boolean mine) {
        find(moderator, id);
        jdbc.sql("update moderation.report set assigned = :moderator where id = :id").param("id", id)
                .param("moderator", mine ? moderator : null, java.sql.Types.BIGINT).update();
        return find(moderator, id);
    }

    /// Closes a report. Does nothing when it is closed.
    ///
    /// @throws Refused `not-found`
    @Transactional
    public Report resolve(long moderator, long id) {
        Report report = find(moderator, id);
        int closed = jdbc.sql("""
                update moderation.report set resolved_by = :moderator, resolved_at = now()
                where id = :id and resolved_at is null
                """).param("moderator", moderator).param("id", id).update();
        if (closed == 1) {
            audit.keep(moderator, report.account(), Audit.Kind.REPORT_RESOLVED, "");
        }
        return find(moderator, id);
    }

    /// Opens a report again. Does nothing when it is open.
    ///
    /// @throws Refused `not-found`, `report-twice` when the same was reported again since
    @Transactional
    public Report reopen(long moderator, long id) {
        Report report = find(moderator, id);
        try {
            int opened = jdbc.sql("""
                    update moderation.report set resolved_by = null, resolved_at = null
                    where id = :id and resolved_at is not null
                    """).param("id", id).update();
            if (opened == 1) {
                audit.keep(moderator, report.account(), Audit.Kind.REPORT_REOPENED, "");
            }
        } catch (DuplicateKeyException e) {
            throw Refused.of(Refused.Kind.CONFLICT, "report-twice");
        }
        return find(moderator, id);
    }
}
