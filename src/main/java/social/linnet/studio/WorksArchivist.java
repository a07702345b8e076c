package social.linnet.studio;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.archive.Chapter;
import social.linnet.archive.Rows;
import social.linnet.archive.Volume;

/// How somebody's works were made and what they allow, the styles they made and keep, and what leave they asked for and
/// gave.
@Component
class WorksArchivist implements Chapter {

    private static final String WORKS = "works.jsonl";
    private static final String STYLES = "styles.jsonl";
    private static final String KEPT = "kept_styles.jsonl";
    private static final String HABIT = "works_settings.jsonl";
    private static final String GRANTS = "grants.jsonl";

    private final JdbcClient jdbc;

    WorksArchivist(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("studio.work", List.of(WORKS), "studio.style", List.of(STYLES), "studio.kept_style", List.of(KEPT),
                "studio.habit", List.of(HABIT), "studio.likeness_grant", List.of(GRANTS), "studio.likeness_use", List.of(GRANTS));
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        Rows rows = new Rows(jdbc, account, volume);
        rows.write(WORKS, """
                select w.picture, w.picture::text as work, lower(kind) as kind, job, parent::text as made_from, prompt, style, model,
                       lower(shows) as shows, allows, people, made_at
                from studio.work w where w.owner = :account and w.picture > :after order by w.picture limit :limit
                """);
        rows.write(STYLES, """
                select id, word, name, words, shared, thumbnail::text as thumbnail, lower(licence) as licence, made_at, gone
                from studio.style where creator = :account and id > :after order by id limit :limit
                """);
        rows.write(KEPT, """
                select s.id, s.word, s.name, k.kept_at from studio.kept_style k join studio.style s on s.id = k.style
                where k.person = :account and s.id > :after order by s.id limit :limit
                """);
        rows.write(HABIT, """
                select person, lower(shows) as shows, allows, lower(dial) as dial, embeds from studio.habit where person = :account and person > :after
                order by person limit :limit
                """);
        rows.write(GRANTS, """
                select g.id, g.picture::text as picture, g.owner::text as owner, g.asker::text as asker, lower(g.state) as state,
                       g.asked_at, g.decided_at, array(select u.made::text from studio.likeness_use u where u.leave = g.id
                                                       order by u.made) as made
                from studio.likeness_grant g where (g.owner = :account or g.asker = :account) and g.id > :after
                order by g.id limit :limit
                """);
    }
}
