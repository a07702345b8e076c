package social.linnet.assistant.writing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.ai.ModelName;

/// The SQL of `assistant.proposal`.
@Component
final class ProposalTable {

    private final JdbcClient jdbc;

    ProposalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Proposal read(ResultSet row, int n) throws SQLException {
        return new Proposal(row.getString("id"), row.getLong("owner"), Help.valueOf(row.getString("help")), row.getString("before"),
                row.getString("text"), Proposal.From.valueOf(row.getString("made_from")), new ModelName(row.getString("provider"),
                row.getString("model"), row.getBoolean("builtin")), row.getTimestamp("made_at").toInstant());
    }

    void insert(Proposal proposal) {
        jdbc.sql("""
                insert into assistant.proposal (id, owner, help, before, text, made_from, provider, model, builtin, made_at)
                values (:id, :owner, :help, :before, :text, :from, :provider, :model, :builtin, :madeAt)
                """).param("id", proposal.id()).param("owner", proposal.owner()).param("help", proposal.help().name())
                .param("before", proposal.before()).param("text", proposal.text()).param("from", proposal.from().name())
                .param("provider", proposal.model().provider()).param("model", proposal.model().model())
                .param("builtin", proposal.model().builtin()).param("madeAt", proposal.madeAt().atOffset(ZoneOffset.UTC)).update();
    }

    Optional<Proposal> find(long owner, String id) {
        return find(owner, List.of(id)).stream().findFirst();
    }

    /// Those of these that are this person's, in the order in which they were made.
    List<Proposal> find(long owner, Collection<String> ids) {
        return jdbc.sql("""
                select id, owner, help, before, text, made_from, provider, model, builtin, made_at from assistant.proposal
                where owner = :owner and id = any(:ids) order by made_at, id
                """).param("owner", owner).param("ids", ids.toArray(String[]::new)).query(ProposalTable::read).list();
    }

    /// Lets go of what is old.
    void forget(int days) {
        jdbc.sql("delete from assistant.proposal where made_at < now() - make_interval(days => :days)").param("days", days).update();
    }
}
