package social.linnet.assistant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// How people want the assistant to speak to them.
@Service
public class Preferences {

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The voice that somebody chose; the plain one as long as they did not.
    public Voice voice(long person) {
        return jdbc.sql("select voice from assistant.preference where person = :person").param("person", person)
                .query(String.class).optional().map(Voice::named).orElse(Voice.PLAIN);
    }

    /// Chooses a voice.
    public void choose(long person, Voice voice) {
        jdbc.sql("""
                insert into assistant.preference (person, voice) values (:person, :voice)
                on conflict (person) do update set voice = :voice
                """).param("person", person).param("voice", voice.word()).update();
    }
}
