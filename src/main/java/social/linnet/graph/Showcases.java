package social.linnet.graph;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Discovery;
import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.log.append.Appender;

/// Who recommends whom to everybody. Only those are shown who let themselves be proposed to others, and have no block
/// between them and the owner; they are told, and may leave for good.
@Service
public class Showcases {

    /// Most of one owner's.
    public static final int MAX_SHOWCASES = 10;
    /// Most people in one.
    public static final int MAX_PEOPLE = 25;
    /// Longest title, in characters.
    public static final int MAX_TITLE = 40;
    /// Longest description, in characters.
    public static final int MAX_DESCRIPTION = 100;
    private static final int MAX_TAG = 200;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private final JdbcClient jdbc;
    private final Discovery discovery;
    private final Relations relations;
    private final Pairs pairs;
    private final Appender log;
    private final Ids ids;

    Showcases(JdbcClient jdbc, Discovery discovery, Relations relations, Pairs pairs, Appender log, Ids ids) {
        this.jdbc = jdbc;
        this.discovery = discovery;
        this.relations = relations;
        this.pairs = pairs;
        this.log = log;
        this.ids = ids;
    }

    private static Showcase.About checked(Showcase.About about) {
        String title = Texts.storable(about.title()).strip();
        if (title.isEmpty() || title.codePointCount(0, title.length()) > MAX_TITLE) {
            throw Refused.invalid("showcase-title", MAX_TITLE);
        }
        String description = Texts.storable(about.description()).strip();
        if (description.codePointCount(0, description.length()) > MAX_DESCRIPTION) {
            throw Refused.invalid("showcase-description", MAX_DESCRIPTION);
        }
        if (about.language() != null && !LANGUAGE.matcher(about.language()).matches()) {
            throw Refused.invalid("language-unknown");
        }
        if (about.tag() != null && (about.tag().isEmpty() || about.tag().length() > MAX_TAG)) {
            throw Refused.invalid("showcase-tag");
        }
        return new Showcase.About(title, description, about.language(), about.sensitive(), about.discoverable(),
                about.tag());
    }

    /// Makes a showcase of these people.
    ///
    /// @throws Refused `showcase-title`, `showcase-description`, `language-unknown`, `showcase-tag`,
    ///                 `showcase-too-many`, and as [#add]
    @Transactional
    public Showcase create(long owner, Showcase.About typed, List<Long> people) {
        Showcase.About about = checked(typed);
        // those who change one account's at once wait for each other, so that what is counted stays so
        pairs.hold(owner);
        long others = jdbc.sql("select count(*) from graph.showcase where owner = :owner").param("owner", owner)
                .query(Long.class).single();
        if (others >= MAX_SHOWCASES) {
            throw Refused.of(Refused.Kind.LIMITED, "showcase-too-many", MAX_SHOWCASES);
        }
        long id = ids.next();
        jdbc.sql("""
                insert into graph.showcase (id, owner, title, description, language, sensitive, discoverable, tag)
                values (:id, :owner, :title, :description, :language, :sensitive, :discoverable, :tag)
                """).param("id", id).param("owner", owner).param("title", about.title())
                .param("description", about.description()).param("language", about.language(), java.sql.Types.VARCHAR)
                .param("sensitive", about.sensitive()).param("discoverable", about.discoverable())
                .param("tag", about.tag(), java.sql.Types.VARCHAR).update();
        people.stream().distinct().forEach(person -> insert(owner, id, person));
        return find(id).orElseThrow(Refused::notFound);
    }

    /// Says other things of it.
    ///
    /// @throws Refused `not-found` when it is none of theirs, `showcase-title`, `showcase-description`,
    ///                 `language-unknown`, `showcase-tag`
    @Transactional
    public Showcase update(long owner, long id, Showcase.About typed) {
        own(owner, id);
        Showcase.About about = checked(typed);
        jdbc.sql("""
                update graph.showcase set title = :title, description = :description, language = :language,
                       sensitive = :sensitive, discoverable = :discoverable, tag = :tag, updated_at = now()
                where id = :id
                """).param("id", id).param("title", about.title()).param("description", about.description())
                .param("language", about.language(), java.sql.Types.VARCHAR).param("sensitive", about.sensitive())
                .param("discoverable", about.discoverable()).param("tag", about.tag(), java.sql.Types.VARCHAR).update();
        return find(id).orElseThrow(Refused::notFound);
    }

    /// One's own showcase.
    ///
    /// @throws Refused `not-found`
    public Showcase own(long owner, long id) {
        return find(id).filter(one -> one.owner() == owner).orElseThrow(Refused::notFound);
    }

    /// Takes it away.
    ///
    /// @throws Refused `not-found`
    @Transactional
    public void delete(long owner, long id) {
        if (jdbc.sql("delete from graph.showcase where id = :id and owner = :owner").param("id", id)
                .param("owner", owner).update() == 0) {
            throw Refused.notFound();
        }
    }

    /// Shows somebody. Somebody who is shown already stays as they are.
    ///
    /// @throws Refused `not-found` when it is none of theirs, or there is nobody of that id; `showcase-unwilling` when
    ///                 they do not let themselves be proposed or have left it; `showcase-full`, `showcase-yourself`
    @Transactional
    public Showcase.Item add(long owner, long id, long account) {
        own(owner, id);
        return insert(owner, id, account);
    }

    private Showcase.Item insert(long owner, long id, long account) {
        if (owner == account) {
            throw Refused.invalid("showcase-yourself");
        }
        pairs.hold(owner, account);
        Discovery.Findable found = discovery.find(List.of(account)).get(account);
        Relations.Standing standing = relations.standing(owner, account);
        if (found == null || standing.blockedBy()) {
            throw Refused.notFound();
        }
        if (!found.isProposed() || standing.blocks()) {
            throw Refused.forbidden("showcase-unwilling");
        }
        Optional<Showcase.Item> before = items(Set.of(id)).getOrDefault(id, List.of()).stream()
                .filter(item -> item.account() == account).findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        long others = jdbc.sql("select count(*) from graph.showcase_item where showcase = :id and not revoked")
                .param("id", id).query(Long.class).single();
        if (others >= MAX_PEOPLE) {
            throw Refused.of(Refused.Kind.LIMITED, "showcase-full", MAX_PEOPLE);
        }
        Optional<Showcase.Item> added = jdbc.sql("""
                insert into graph.showcase_item (id, showcase, owner, account) values (:item, :id, :owner, :account)
                on conflict do nothing returning id, account, created_at
                """).param("item", ids.next()).param("id", id).param("owner", owner).param("account", account)
                .query(Showcases::item).optional();
        Showcase.Item item = added.orElseThrow(() -> Refused.forbidden("showcase-unwilling"));
        touch(id);
        log.append(new Event.Featured(owner, account, id));
        return item;
    }

    private void touch(long id) {
        jdbc.sql("update graph.showcase set updated_at = now() where id = :id").param("id", id).update();
    }

    /// Shows somebody no more.
    ///
    /// @throws Refused `not-found`
    @Transactional
    public void remove(long owner, long id, long item) {
        if (jdbc.sql("""
                delete from graph.showcase_item where id = :item and showcase = :id and owner = :owner and not revoked
                """).param("item", item).param("id", id).param("owner", owner).update() == 0) {
            throw Refused.notFound();
        }
        touch(id);
    }

    /// Leaves somebody's showcase, for good.
    ///
    /// @throws Refused `not-found` when one is not in it, or by another item
    @Transactional
    public void leave(long account, long id, long item) {
        if (jdbc.sql("""
                update graph.showcase_item set revoked = true
                where id = :item and showcase = :id and account = :account and not revoked
                """).param("item", item).param("id", id).param("account", account).update() == 0) {
            throw Refused.notFound();
        }
        touch(id);
    }

    /// One of them, whoever may see it.
    public Optional<Showcase> find(long id) {
        return read(jdbc.sql("""
                select id, owner, title, description, language, sensitive, discoverable, tag, created_at, updated_at
                from graph.showcase where id = :id
                """).param("id", id).query(Showcases::showcase).list()).stream().findFirst();
    }

    /// All of an account's, the first first.
    public List<Showcase> of(long owner) {
        return read(jdbc.sql("""
                select id, owner, title, description, language, sensitive, discoverable, tag, created_at, updated_at
                from graph.showcase where owner = :owner order by id limit :limit
                """).param("owner", owner).param("limit", MAX_SHOWCASES).query(Showcases::showcase).list());
    }

    /// Those that show this account, the newest first.
    public List<Showcase> showing(long account, int offset, int limit) {
        return read(jdbc.sql("""
                select s.id, s.owner, s.title, s.description, s.language, s.sensitive, s.discoverable, s.tag, s.created_at,
                       s.updated_at
                from graph.showcase s join graph.showcase_item i on i.showcase = s.id
                where i.account = :account and not i.revoked order by s.id desc limit :limit offset :offset
                """).param("account", account).param("limit", limit).param("offset", offset)
                .query(Showcases::showcase).list());
    }

    private static Showcase showcase(ResultSet row, int n) throws SQLException {
        return new Showcase(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5),
                row.getBoolean(6), row.getBoolean(7), row.getString(8), row.getTimestamp(9).toInstant(),
                row.getTimestamp(10).toInstant(), List.of());
    }

    private static Showcase.Item item(ResultSet row, int n) throws SQLException {
        return new Showcase.Item(row.getLong("id"), row.getLong("account"), row.getTimestamp("created_at").toInstant());
    }

    private List<Showcase> read(List<Showcase> bare) {
        Map<Long, List<Showcase.Item>> items = items(bare.stream().map(Showcase::id).toList());
        return bare.stream().map(one -> one.showing(items.getOrDefault(one.id(), List.of()))).toList();
    }

    private Map<Long, List<Showcase.Item>> items(Collection<Long> showcases) {
        Map<Long, List<Showcase.Item>> found = new HashMap<>();
        if (!showcases.isEmpty()) {
            jdbc.sql("""
                    select showcase, id, account, created_at from graph.showcase_item
                    where showcase = any(:showcases) and not revoked order by showcase, id
                    """).param("showcases", showcases.toArray(Long[]::new))
                    .query(row -> {
                        found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(item(row, 0));
                    });
        }
        return found;
    }

    /// Ends what one of these two shows of the other, inside the caller's transaction, which holds both.
    void end(long one, long other) {
        jdbc.sql("""
                delete from graph.showcase_item
                where owner = :one and account = :other or owner = :other and account = :one
                """).param("one", one).param("other", other).update();
    }
}
