package social.linnet.instance;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.event.Ids;
import social.linnet.event.Refused;

/// The rules of this server, in the order in which they were written.
@Service
public class Rules {

    /// How many there may be: more are not read.
    public static final int MAX_RULES = 50;
    /// Longest rule, in characters.
    public static final int MAX_TEXT = 500;
    /// Longest explanation, in characters.
    public static final int MAX_HINT = 2000;

    private final JdbcClient jdbc;
    private final Ids ids;

    Rules(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /// @param hint what it means more exactly; may be empty
    public record Rule(long id, String text, String hint) {
    }

    /// All rules.
    public List<Rule> all() {
        return jdbc.sql("select id, text, hint from instance.rule order by id").query(Rule.class).list();
    }

    /// These rules, which somebody says are broken.
    ///
    /// @throws Refused `rule-unknown` when one of them is none
    public List<Long> known(Collection<Long> ids) {
        List<Long> distinct = ids.stream().distinct().toList();
        if (!distinct.isEmpty() && !all().stream().map(Rule::id).toList().containsAll(distinct)) {
            throw Refused.invalid("rule-unknown");
        }
        return distinct;
    }

    /// Adds a rule.
    ///
    /// @throws Refused `text-empty`, `text-too-long`, `rules-too-many`
    public Rule add(String text, String hint) {
        String rule = Written.required(text, MAX_TEXT);
        String means = Written.optional(hint, MAX_HINT);
        if (all().size() >= MAX_RULES) {
            throw Refused.invalid("rules-too-many", MAX_RULES);
        }
        return jdbc.sql("""
                insert into instance.rule (id, text, hint) values (:id, :text, :hint) returning id, text, hint
                """).param("id", ids.next()).param("text", rule).param("hint", means).query(Rule.class).single();
    }

    /// Takes a rule away.
    public void remove(long id) {
        jdbc.sql("delete from instance.rule where id = :id").param("id", id).update();
    }
}
