package social.linnet.studio.work;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.studio.work.Work.Kind;
import social.linnet.studio.work.Work.Shows;

/// What was made here, what it was made from, and what its makers let others make from it.
@Service
public class Works {

    /// How many generations a page looks up and down.
    static final int MAX_DEPTH = 60;
    private static final String COLUMNS =
            "w.picture, w.owner, w.kind, w.job, w.parent, w.root, w.depth, w.prompt, w.style, w.model, w.shows, w.allows, w.people, w.made_at";

    private final JdbcClient jdbc;

    Works(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Work row(ResultSet row, int n) throws SQLException {
        return new Work(row.getLong("picture"), row.getLong("owner"), Kind.valueOf(row.getString("kind")), row.getString("job"),
                row.getObject("parent", Long.class), row.getLong("root"), row.getInt("depth"), row.getString("prompt"),
                row.getString("style"), row.getString("model"), Shows.valueOf(row.getString("shows")), verbs(row.getArray("allows")),
                row.getBoolean("people"), row.getTimestamp("made_at").toInstant());
    }

    private static Set<Verb> verbs(Array words) throws SQLException {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        Arrays.stream((String[]) words.getArray()).map(Verb::valueOf).forEach(verbs::add);
        return verbs;
    }

    private static String[] words(Set<Verb> verbs) {
        return verbs.stream().map(Verb::name).sorted().toArray(String[]::new);
    }

    public Optional<Work> find(long picture) {
        return Optional.ofNullable(find(List.of(picture)).get(picture));
    }

    /// The works among these pictures, by picture.
    public Map<Long, Work> find(Collection<Long> among) {
        return among.isEmpty() ? Map.of() : jdbc.sql("select " + COLUMNS + " from studio.work w where picture = any((select :pictures)::bigint[])")
                .param("pictures", among.toArray(Long[]::new)).query(Works::row).list().stream()
                .collect(Collectors.toMap(Work::picture, Function.identity()));
    }

    /// What it was made from, nearest first, up to its root.
    public List<Work> ancestors(long picture) {
        return jdbc.sql("""
                with recursive line as (
                    select parent, 1 as step from studio.work where picture = :picture
                    union all
                    select w.parent, line.step + 1 from line join studio.work w on w.picture = line.parent
                    where line.step < :most)
                select %s from line join studio.work w on w.picture = line.parent order by step
                """.formatted(COLUMNS)).param("picture", picture).param("most", MAX_DEPTH).query(Works::row).list();
    }

    /// What was made from it, newest first.
    public List<Work> children(long picture, int limit) {
        return jdbc.sql("select " + COLUMNS + " from studio.work w where parent = :picture order by picture desc limit :limit")
                .param("picture", picture).param("limit", Math.clamp(limit, 1, 200)).query(Works::row).list();
    }

    /// How many were made from each of these, in all generations.
    public Map<Long, Integer> remixes(Collection<Long> roots) {
        record Count(long root, int count) {
        }
        return roots.isEmpty() ? Map.of() : jdbc.sql("""
                select parent, count(*) from studio.work where parent = any(:roots) group by parent
                """).param("roots", roots.toArray(Long[]::new)).query((row, n) -> new Count(row.getLong(1), row.getInt(2))).list()
                .stream().collect(Collectors.toMap(Count::root, Count::count));
    }

    /// What somebody's works allow, and what their pages say, unless they say otherwise of one.
    ///
    /// @param allows what others may make from them
    public record Habit(Shows shows, Set<Verb> allows) {
        public Habit {
            allows = Set.copyOf(allows);
        }
    }

    public Habit habit(long person) {
        return jdbc.sql("select shows, allows from studio.habit where person = :person").param("person", person)
                .query((row, n) -> new Habit(Shows.valueOf(row.getString(1)), verbs(row.getArray(2)))).optional()
                .orElse(new Habit(Shows.STYLE, Verb.USUAL));
    }

    /// Says what one's works allow from now on; those that are there stay as they are.
    public void setHabit(long person, Habit habit) {
        jdbc.sql("""
                insert into studio.habit (person, shows, allows) values (:person, :shows, :allows)
                on conflict (person) do update set shows = excluded.shows, allows = excluded.allows
                """).param("person", person).param("shows", habit.shows().name()).param("allows", words(habit.allows())).update();
    }

    /// Whether somebody's words travel in the files that are made of them: not unless they said so.
    public boolean embeds(long person) {
        return jdbc.sql("select embeds from studio.habit where person = :person").param("person", person).query(Boolean.class).optional()
                .orElse(false);
    }

    /// Says whether they do from now on. What is out already cannot be called back.
    public void setEmbeds(long person, boolean embeds) {
        setHabit(person, habit(person));
        jdbc.sql("update studio.habit set embeds = :embeds where person = :person").param("embeds", embeds).param("person", person).update();
    }

    /// Says of one work what its page tells and what others may make from it. Taking leave back stops what would be made
    /// from then on, also from what was made of it.
    ///
    /// @param people whether it is a photograph of people
    /// @throws Refused `not-found` when it is not this owner's
    public Work set(long owner, Picture picture, Habit habit, boolean people) {
        if (picture.owner() != owner) {
            throw Refused.notFound();
        }
        root(picture);
        jdbc.sql("""
                update studio.work set shows = :shows, allows = :allows, people = :people where picture = :picture and owner = :owner
                """).param("shows", habit.shows().name()).param("allows", words(habit.allows())).param("people", people)
                .param("picture", picture.id()).param("owner", owner).update();
        return find(picture.id()).orElseThrow(Refused::notFound);
    }

    /// What is written down of something that was made.
    ///
    /// @param parent the picture it was made from, or null
    public record Made(long picture, long owner, Kind kind, @Nullable String job, @Nullable Picture parent, @Nullable String prompt,
                String style, @Nullable String model) {
    }

    /// Writes down what was made. Of one picture once.
    @Transactional
    public Work record(Made made) {
        Work parent = made.parent() == null ? null : root(made.parent());
        Habit habit = habit(made.owner());
        jdbc.sql("""
                insert into studio.work (picture, owner, kind, job, parent, root, depth, prompt, style, model, shows, allows, people)
                values (:picture, :owner, :kind, :job, :parent, :root, :depth, :prompt, :style, :model, :shows, :allows, :people)
                on conflict (picture) do nothing
                """).param("picture", made.picture()).param("owner", made.owner()).param("kind", made.kind().name())
                .param("job", made.job()).param("parent", parent == null ? null : parent.picture(), java.sql.Types.BIGINT)
                .param("root", parent == null ? made.picture() : parent.root()).param("depth", parent == null ? 0 : parent.depth() + 1)
                .param("prompt", made.prompt()).param("style", made.style()).param("model", made.model())
                .param("shows", habit.shows().name()).param("allows", words(habit.allows()))
                // what was made of a photograph of people is one of people still
                .param("people", parent != null && parent.people()).update();
        return find(made.picture()).orElseThrow();
    }

    /// Strikes out what nobody may see. Where something was made from it already, it stays in that lineage as a tombstone.
    public void strike(long picture) {
        jdbc.sql("""
                delete from studio.work w where picture = :picture and not exists (select from studio.work where parent = w.picture)
                """).param("picture", picture).update();
    }

    /// The node of a picture in the lineage of what is made from it. A picture that was not made here gets one that allows
    /// nothing, until its owner says otherwise.
    private Work root(Picture picture) {
        jdbc.sql("""
                insert into studio.work (picture, owner, kind, root, depth, style, model, shows, allows)
                values (:picture, :owner, 'UPLOAD', :picture, 0, 'none', :model, 'NOTHING', '{}')
                on conflict (picture) do nothing
                """).param("picture", picture.id()).param("owner", picture.owner()).param("model", picture.model()).update();
        return find(picture.id()).orElseThrow();
    }
}
