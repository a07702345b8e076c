package social.linnet.graph;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;

/// Servers whose people somebody does not want to meet. Everybody here is of this server, so that a list kept by an app
/// is kept, and changes nothing yet.
@Service
public class DomainBlocks {

    /// Most servers one may name.
    public static final int MAX_DOMAINS = 10_000;
    private static final Pattern DOMAIN = Pattern.compile("(?=.{1,253}$)[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*(:[0-9]{1,5})?");

    private final JdbcClient jdbc;
    private final Pairs pairs;
    private final Ids ids;

    DomainBlocks(JdbcClient jdbc, Pairs pairs, Ids ids) {
        this.jdbc = jdbc;
        this.pairs = pairs;
        this.ids = ids;
    }

    /// @param row what the list is paged by
    public record Domain(long row, String name) {
    }

    /// Adds a server to the list. Does nothing when it is there.
    ///
    /// @throws Refused `domain-invalid`, `domain-too-many`
    @Transactional
    public void add(long account, String domain) {
        String name = checked(domain);
        pairs.hold(account);
        long known = jdbc.sql("select count(*) from graph.domain_block where account = :account and domain <> :domain")
                .param("account", account).param("domain", name).query(Long.class).single();
        if (known >= MAX_DOMAINS) {
            throw Refused.invalid("domain-too-many", MAX_DOMAINS);
        }
        jdbc.sql("""
                insert into graph.domain_block (id, account, domain) values (:id, :account, :domain)
                on conflict do nothing
                """).param("id", ids.next()).param("account", account).param("domain", name).update();
    }

    /// Takes a server from the list. Does nothing when it is not there.
    ///
    /// @throws Refused `domain-invalid`
    @Transactional
    public void remove(long account, String domain) {
        jdbc.sql("delete from graph.domain_block where account = :account and domain = :domain")
                .param("account", account).param("domain", checked(domain)).update();
    }

    private static String checked(String domain) {
        String name;
        try {
            name = IDN.toASCII(domain.strip()).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAName) {
            throw Refused.invalid("domain-invalid");
        }
        if (!DOMAIN.matcher(name).matches()) {
            throw Refused.invalid("domain-invalid");
        }
        return name;
    }

    /// A page of the list, the last first.
    public List<Domain> page(long account, Paging page) {
        List<Domain> rows = jdbc.sql(page.fromBelow() ? """
                select id, domain from graph.domain_block
                where account = :account and id > :min and (:max::bigint is null or id < :max)
                order by id limit :limit
                """ : """
                select id, domain from graph.domain_block
                where account = :account and (:max::bigint is null or id < :max)
                  and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """).param("account", account).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit())
                .query((row, n) -> new Domain(row.getLong(1), row.getString(2))).list();
        return page.fromBelow() ? rows.reversed() : rows;
    }
}
