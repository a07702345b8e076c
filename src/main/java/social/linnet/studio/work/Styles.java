package social.linnet.studio.work;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.studio.work.Style.Licence;

/// The looks people choose from: the shelf that comes with the program, what they make themselves, and what they keep of
/// others'.
@Service
public class Styles {

    /// Most styles of one person, made or kept.
    public static final int MAX_STYLES = 100;
    /// How many different people make a style trend, and within how many days.
    private static final int TREND_PEOPLE = 5;
    private static final int TREND_DAYS = 7;
    private static final Map<String, Style> SHELF = shelf();
    private static final Pattern WORD = Pattern.compile("m[0-9a-z]{8,20}");
    /// A look names nobody and leads nowhere.
    private static final Pattern FOREIGN = Pattern.compile("@\\w|https?:|www\\.", Pattern.CASE_INSENSITIVE);
    private static final String COLUMNS = "word, name, words, creator, shared, thumbnail, licence, gone";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Pictures pictures;
    private final MayDo mayDo;

    Styles(JdbcClient jdbc, Pictures pictures, MayDo mayDo) {
        this.jdbc = jdbc;
        this.pictures = pictures;
        this.mayDo = mayDo;
    }

    private static Map<String, Style> shelf() {
        Map<String, Style> shelf = new HashMap<>(Style.SHELF.stream()
                .collect(Collectors.toMap(Style::word, Function.identity())));
        shelf.put(Style.NONE.word(), Style.NONE);
        return Map.copyOf(shelf);
    }

    private static Style row(ResultSet row, int n) throws SQLException {
        return row.getBoolean("gone") ? Style.gone(row.getString("word"))
                : new Style(row.getString("word"), row.getString("name"), row.getString("words"), row.getLong("creator"),
                        row.getBoolean("shared"), row.getObject("thumbnail", Long.class), Licence.valueOf(row.getString("licence")));
    }

    /// The styles with these words, by word; those that are gone without their words, those that never were absent.
    public Map<String, Style> known(Collection<String> words) {
        Map<String, Style> known = new HashMap<>();
        List<String> members = new ArrayList<>();
        for (String word : words) {
            Style shelved = SHELF.get(word);
            if (shelved != null) {
                known.put(word, shelved);
            } else if (WORD.matcher(word).matches()) {
                members.add(word);
            }
        }
        if (!members.isEmpty()) {
            jdbc.sql("select " + COLUMNS + " from studio.style where word = any(:words)")
                    .param("words", members.toArray(String[]::new)).query(Styles::row).list()
                    .forEach(style -> known.put(style.word(), style));
        }
        return known;
    }

    /// The style that a job or a work names.
    public Style named(String word) {
        return known(List.of(word)).getOrDefault(word, Style.gone(word));
    }

    /// A style that this person may choose: of the shelf, their own, or one that its maker shares.
    ///
    /// @throws Refused `style-unknown`
    public Style choose(long person, String word) {
        return Optional.ofNullable(known(List.of(word)).get(word)).filter(style -> style.isShelf()
                ? SHELF.containsKey(word) : style.shared() || style.creator() == person)
                .orElseThrow(() -> Refused.invalid("style-unknown"));
    }

    /// What this person chooses from: their own and what they keep, newest first, then the shelf.
    public List<Style> offered(long person) {
        List<Style> offered = new ArrayList<>(jdbc.sql("""
                select word, name, words, creator, shared, thumbnail, licence, gone from studio.style s
                left join studio.kept_style k on k.style = s.id and k.person = :person
                where not gone and (creator = :person or shared and k.person is not null)
                order by coalesce(k.kept_at, s.made_at) desc, id desc limit :most
                """).param("person", person).param("most", MAX_STYLES).query(Styles::row).list());
        offered.addAll(Style.SHELF);
        return offered;
    }

    /// Makes a style.
    ///
    /// @param name      2 to [Style#MAX_NAME] characters
    /// @param words     how it looks, 3 to [Style#MAX_WORDS] characters: nobody's name or handle, no address
    /// @param thumbnail one of its maker's own pictures made here, or null
    /// @throws Refused `style-name`, `style-words`, `style-foreign`, `style-too-many`, `picture-not-yours`, `picture-held`,
    ///                 `too-many`
    @Transactional
    public Style make(long creator, String name, String words, boolean shared, Licence licence, @Nullable Long thumbnail) {
        String called = Texts.storable(name).strip();
        String look = Texts.storable(words).strip();
        int length = called.codePointCount(0, called.length());
        if (length < 2 || length > Style.MAX_NAME) {
            throw Refused.invalid("style-name", Style.MAX_NAME);
        }
        int size = look.codePointCount(0, look.length());
        if (size < 3 || size > Style.MAX_WORDS) {
            throw Refused.invalid("style-words", Style.MAX_WORDS);
        }
        if (FOREIGN.matcher(called).find() || FOREIGN.matcher(look).find()) {
            throw Refused.invalid("style-foreign");
        }
        if (thumbnail != null && pictures.find(thumbnail).filter(picture -> picture.owner() == creator
                && picture.provenance() == Picture.Provenance.GENERATED).isEmpty()) {
            throw Refused.invalid("picture-not-yours");
        }
        if (thumbnail != null && pictures.isHeld(thumbnail)) {
            throw Refused.invalid("picture-held");
        }
        mayDo.require(creator, MayDo.Action.FEATURE);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('studio.style', :creator))").param("creator", creator)
                .query(row -> {
                });
        int own = jdbc.sql("select count(*) from studio.style where creator = :creator and not gone")
                .param("creator", creator).query(Integer.class).single();
        if (own >= MAX_STYLES) {
            throw Refused.of(Refused.Kind.LIMITED, "style-too-many", MAX_STYLES);
        }
        String word = "m" + Long.toString(RANDOM.nextLong(36L * 36 * 36 * 36 * 36 * 36 * 36 * 36, Long.MAX_VALUE), 36);
        jdbc.sql("""
                insert into studio.style (word, name, words, creator, shared, thumbnail, licence)
                values (:word, :name, :words, :creator, :shared, :thumbnail, :licence)
                """).param("word", word).param("name", called).param("words", look).param("creator", creator)
                .param("shared", shared).param("thumbnail", thumbnail, java.sql.Types.BIGINT)
                .param("licence", licence.name()).update();
        return named(word);
    }

    /// Lets others choose a style of one's own, or no more. What was made with it stays.
    ///
    /// @throws Refused `not-found`
    public Style share(long creator, String word, boolean shared) {
        if (jdbc.sql("update studio.style set shared = :shared where word = :word and creator = :creator and not gone")
                .param("shared", shared).param("word", word).param("creator", creator).update() == 0) {
            throw Refused.notFound();
        }
        return named(word);
    }

    /// Takes a style of one's own back for good: nobody chooses it any more, and its words are destroyed.
    ///
    /// @throws Refused `not-found`
    @Transactional
    public void drop(long creator, String word) {
        if (jdbc.sql("""
                update studio.style set gone = true, shared = false, name = '--', words = '---', thumbnail = null
                where word = :word and creator = :creator and not gone
                """).param("word", word).param("creator", creator).update() == 0) {
            throw Refused.notFound();
        }
        jdbc.sql("delete from studio.kept_style where style = (select id from studio.style where word = :word)")
                .param("word", word).update();
    }

    /// Puts somebody else's shared style on one's own shelf.
    ///
    /// @throws Refused `style-unknown`, `style-too-many`
    @Transactional
    public void keep(long person, String word) {
        Style style = choose(person, word);
        if (style.isShelf() || style.creator() == person) {
            return;
        }
        int kept = jdbc.sql("select count(*) from studio.kept_style where person = :person").param("person", person)
                .query(Integer.class).single();
        if (kept >= MAX_STYLES) {
            throw Refused.of(Refused.Kind.LIMITED, "style-too-many", MAX_STYLES);
        }
        jdbc.sql("""
                insert into studio.kept_style (person, style) select :person, id from studio.style where word = :word
                on conflict do nothing
                """).param("person", person).param("word", word).update();
    }

    /// Takes it off again. Does nothing when it is not there.
    public void leave(long person, String word) {
        jdbc.sql("""
                delete from studio.kept_style where person = :person
                and style = (select id from studio.style where word = :word)
                """).param("person", person).param("word", word).update();
    }

    /// A style that many use just now.
    ///
    /// @param people how many different people published something in it within a week
    public record Trending(Style style, int people) {
    }

    /// What people use just now, most people first, each person counting for less the longer it is ago: their uses are
    /// halved with each day. Of members' styles only those that are shared.
    public List<Trending> trending(int limit) {
        record Row(String word, int people) {
        }
        List<Row> rows = jdbc.sql("""
                select style, count(*) as people from (
                    select style, person, max(used_at) as last from studio.style_use
                    where used_at > now() - make_interval(days => :days) group by style, person) use
                group by style having count(*) >= :least
                order by sum(power(0.5, extract(epoch from now() - last) / 86400)) desc, style limit :limit
                """).param("days", TREND_DAYS).param("least", TREND_PEOPLE).param("limit", Math.clamp(limit, 1, 40))
                .query((row, n) -> new Row(row.getString(1), row.getInt(2))).list();
        Map<String, Style> known = known(rows.stream().map(Row::word).toList());
        return rows.stream().filter(row -> known.containsKey(row.word()) && known.get(row.word()).shared())
                .map(row -> new Trending(known.get(row.word()), row.people())).toList();
    }
}
