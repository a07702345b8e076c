package social.linnet.assistant;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.archive.Chapter;
import social.linnet.archive.Rows;
import social.linnet.archive.Volume;

/// What somebody asked the assistant, in private and in public, what it answered them alone, and what they chose of it.
@Component
class Archivist implements Chapter {

    private static final String CHATS = "assistant_chats.jsonl";
    private static final String QUESTIONS = "assistant_questions.jsonl";
    private static final String VETOES = "assistant_vetoes.jsonl";
    private static final String SETTINGS = "assistant_settings.jsonl";

    private final JdbcClient jdbc;

    Archivist(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("assistant.chat", List.of(CHATS), "assistant.exchange", List.of(CHATS), "assistant.exchange_source",
                List.of(CHATS), "assistant.exchange_rested", List.of(CHATS), "assistant.question", List.of(QUESTIONS), "assistant.whisper", List.of(QUESTIONS), "assistant.veto",
                List.of(VETOES), "assistant.preference", List.of(SETTINGS));
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        Rows rows = new Rows(jdbc, account, volume);
        rows.write(CHATS, """
                select c.place * 1000 + e.number, c.id as chat, c.post::text as about, e.number, lower(e.task) as task, e.asked,
                       e.said, lower(e.state) as state, lower(e.reason) as reason, e.provider, e.model, e.prompt,
                       e.replaced, e.instead_of, lower(e.rating) as rating, e.why, e.created_at,
                       array(select s.post::text from assistant.exchange_source s
                             where s.exchange = e.id and s.post <> s.author order by s.number) as sources,
                       array(select s.author::text from assistant.exchange_source s
                             where s.exchange = e.id and s.post = s.author order by s.number) as profiles,
                       array(select r.post::text from assistant.exchange_rested r where r.exchange = e.id order by r.post) as rests_on
                from assistant.chat c join assistant.exchange e on e.chat = c.id
                where c.owner = :account and c.place * 1000 + e.number > :after
                order by c.place * 1000 + e.number limit :limit
                """);
        rows.write(QUESTIONS, """
                select q.post, q.post::text as post, q.focus::text as about, lower(q.task) as task, q.words, lower(q.state) as state,
                       lower(q.reason) as reason, a.post::text as answer, q.asked_at
                from assistant.question q left join assistant.answer a on a.question = coalesce(q.folded_into, q.post)
                where q.asker = :account and q.post > :after order by q.post limit :limit
                """);
        rows.write(VETOES, """
                select post + 1, case when post = 0 then 'everything' else post::text end as kept_from_it
                from assistant.veto where account = :account and post + 1 > :after order by post limit :limit
                """);
        rows.write(SETTINGS, """
                select person, voice from assistant.preference where person = :account and person > :after
                order by person limit :limit
                """);
    }
}
