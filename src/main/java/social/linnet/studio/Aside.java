package social.linnet.studio;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.ai.ImageModel.MadeImage;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.Moderator.Rule;

/// The SQL of `studio.aside`: what was made and refused, kept apart for as long as somebody may appeal. It is no picture of
/// anybody's; what goes against the rule that protects minors is never kept.
final class Aside {

    /// Most that is kept of one person; what nobody appealed goes first, then the oldest.
    static final int MOST = 8;

    private final JdbcClient jdbc;

    Aside(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps what was made for a job and goes against this rule. What was kept of it before stays, as that is what an appeal is
    /// about; but what a job was excused from goes, now that another rule is against the same.
    void keep(JobTable.Claim claim, int number, Rule rule, Source made) {
        if (rule == Rule.SEXUAL_MINORS) {
            return;
        }
        jdbc.sql("""
                insert into studio.aside (job, number, rule, bytes, type, kept_at) values (:job, :number, :rule, :bytes, :type, now())
                on conflict do nothing
                """).param("job", claim.id()).param("number", number).param("rule", rule.name()).param("bytes", made.bytes())
                .param("type", made.mime()).update();
        jdbc.sql("""
                delete from studio.aside a using studio.job j
                where a.job = :job and j.id = a.job and a.number = :number and a.rule <> :rule and a.rule = any(j.excused)
                """).param("job", claim.id()).param("number", number).param("rule", rule.name()).update();
        jdbc.sql("""
                delete from studio.aside a using (
                    select a.job, a.number, a.rule, row_number() over (
                        order by coalesce(j.appeal, '') = 'PENDING' desc, a.kept_at desc, a.job, a.number) as place
                    from studio.aside a join studio.job j on j.id = a.job where j.owner = :owner) ranked
                where a.job = ranked.job and a.number = ranked.number and a.rule = ranked.rule and ranked.place > :most
                """).param("owner", claim.owner()).param("most", MOST).update();
    }

    /// What was refused by a rule from which a moderator excused the job since: it is not made again.
    Optional<MadeImage> excused(String job, int number) {
        return jdbc.sql("""
                select a.bytes from studio.aside a join studio.job j on j.id = a.job
                where a.job = :job and a.number = :number and a.rule = any(j.excused) order by a.kept_at desc limit 1
                """).param("job", job).param("number", number).query((row, n) -> new MadeImage(row.getBytes(1), null)).optional();
    }

    /// The numbers of the variants of which something is kept by this rule.
    List<Integer> kept(String job, String rule) {
        return jdbc.sql("select number from studio.aside where job = :job and rule = :rule order by number").param("job", job)
                .param("rule", rule).query(Integer.class).list();
    }

    Optional<Source> find(String job, String rule, int number) {
        return jdbc.sql("select bytes, type from studio.aside where job = :job and rule = :rule and number = :number")
                .param("job", job).param("rule", rule).param("number", number)
                .query((row, n) -> new Source(row.getBytes(1), row.getString(2))).optional();
    }

    /// Destroys what was kept of one variant: it is delivered.
    void drop(String job, int number) {
        jdbc.sql("delete from studio.aside where job = :job and number = :number").param("job", job).param("number", number).update();
    }

    /// Destroys what was kept by this rule: the appeal is refused.
    void drop(String job, String rule) {
        jdbc.sql("delete from studio.aside where job = :job and rule = :rule").param("job", job).param("rule", rule).update();
    }

    /// Destroys what nobody appealed by one instant, and everything from before the other.
    int sweep(Instant unappealed, Instant all) {
        return jdbc.sql("""
                delete from studio.aside a using studio.job j
                where j.id = a.job and (a.kept_at < :all or a.kept_at < :unappealed and j.appeal is distinct from 'PENDING'
                                        and not a.rule = any(j.excused))
                """).param("all", Timestamp.from(all)).param("unappealed", Timestamp.from(unappealed)).update();
    }
}
