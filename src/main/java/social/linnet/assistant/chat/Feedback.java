package social.linnet.assistant.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel.Task;
import social.linnet.consent.Consents;
import social.linnet.consent.Consents.Made;
import social.linnet.consent.Purpose;

/// What people let be used of their chats: ratings, and questions that were asked again in other words. The one way by which
/// either leaves this module; whoever has not said yes is in neither, and whoever takes it back is in neither any more.
///
/// The ledger is read through first, and consent is asked after each batch was read. What is told may be used now: whoever
/// makes something lasting of it reads again before it is given away, and leaves out what is told no more, whether for a no, a
/// chat that was deleted or an account that is gone.
///
/// Words of people who were not asked are not told, nor what is not for everybody, even where its owner wrote it: an answer for
/// which the model had words of others, or of a post that not everybody may see, is left out of its part.
@Service
public class Feedback {

    private static final int BATCH = 500;
    private static final Purpose PURPOSE = Purpose.ASSISTANT_RATINGS;

    private final JdbcClient jdbc;
    private final Consents consents;

    Feedback(JdbcClient jdbc, Consents consents) {
        this.jdbc = jdbc;
        this.consents = consents;
    }

    /// A question and its answer.
    ///
    /// @param said null when there is no answer, or words of others or of what is not for everybody may be in it
    public record Part(String exchange, Task task, String asked, @Nullable String said, ModelName model, int prompt) {
    }

    /// A rating.
    ///
    /// @param person whose, to keep them apart; never to be shown
    /// @param why    may be empty
    /// @param epoch  the epoch of consent in which it was given
    public record Rated(Part part, long person, Exchange.Rating rating, String why, long epoch) {
    }

    /// A question that was asked again in other words.
    ///
    /// @param person whose, as in [Rated]
    /// @param epoch  the epoch of consent in which it was asked again
    public record Reworded(Part before, Part after, long person, long epoch) {
    }

    /// Where a walk is.
    private record Place(long chat, int number) {
        private static final Place BEGINNING = new Place(0, 0);
    }

    /// Something that may be told, if its owner lets it.
    private record Row<T>(Place place, Made made, T told) {
    }

    /// Tells all ratings that may be used.
    ///
    /// @return the epoch of consent in which the reading began
    /// @throws IllegalStateException when the ledger is not whole: then nothing was told
    public long ratings(Consumer<Rated> each) {
        return walk("""
                select c.place, e.number, c.owner, e.rated_in, e.rating, e.why, e.id, e.task, e.asked, e.said, e.state, e.others,
                       e.open, e.provider, e.model, e.builtin, e.prompt
                from assistant.chat c join assistant.exchange e on e.chat = c.id
                where e.rating is not null and e.state = 'SAID' and (c.place, e.number) > (:place, :number)
                order by c.place, e.number limit :limit
                """, (row, n) -> {
                    Made made = new Made(row.getLong("owner"), row.getLong("rated_in"));
                    return new Row<>(place(row), made, new Rated(part(row, ""), made.person(),
                            Exchange.Rating.valueOf(row.getString("rating")), row.getString("why"), made.epoch()));
                }, each);
    }

    /// Tells all questions that were asked again, and may be used.
    ///
    /// @return the epoch of consent in which the reading began
    /// @throws IllegalStateException when the ledger is not whole: then nothing was told
    public long rewordings(Consumer<Reworded> each) {
        return walk("""
                select c.place, e.number, c.owner, e.asked_in, e.id, e.task, e.asked, e.said, e.state, e.others, e.open, e.provider, e.model,
                       e.builtin, e.prompt, b.id as b_id, b.task as b_task, b.asked as b_asked, b.said as b_said,
                       b.state as b_state, b.others as b_others, b.open as b_open, b.provider as b_provider, b.model as b_model,
                       b.builtin as b_builtin, b.prompt as b_prompt
                from assistant.chat c join assistant.exchange e on e.chat = c.id join assistant.exchange b on b.id = e.instead_of
                where (c.place, e.number) > (:place, :number)
                order by c.place, e.number limit :limit
                """, (row, n) -> {
                    Made made = new Made(row.getLong("owner"), row.getLong("asked_in"));
                    return new Row<>(place(row), made, new Reworded(part(row, "b_"), part(row, ""), made.person(), made.epoch()));
                }, each);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getLong("place"), row.getInt("number"));
    }

    private static Part part(ResultSet row, String of) throws SQLException {
        boolean isTold = Exchange.State.valueOf(row.getString(of + "state")) == Exchange.State.SAID && !row.getBoolean(of + "others")
                && row.getBoolean(of + "open");
        return new Part(row.getString(of + "id"), Task.valueOf(row.getString(of + "task")), row.getString(of + "asked"),
                isTold ? row.getString(of + "said") : null, new ModelName(row.getString(of + "provider"), row.getString(of + "model"),
                row.getBoolean(of + "builtin")), row.getInt(of + "prompt"));
    }

    private <T> long walk(String sql, RowMapper<Row<T>> mapper, Consumer<T> each) {
        long epoch = consents.verified();
        Place at = Place.BEGINNING;
        List<Row<T>> rows;
        do {
            rows = jdbc.sql(sql).param("place", at.chat()).param("number", at.number()).param("limit", BATCH).query(mapper).list();
            Set<Made> free = consents.among(PURPOSE, rows.stream().map(Row::made).collect(Collectors.toSet()));
            rows.stream().filter(row -> free.contains(row.made())).map(Row::told).forEach(each);
            at = rows.isEmpty() ? at : rows.getLast().place();
        } while (rows.size() == BATCH);
        return epoch;
    }
}
