package social.linnet.settings;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.cache.RefreshAheadCache;

/// What administrators choose on the site itself, without a restart: the network's name, and who may make an account.
/// Where they chose nothing, what the operator set holds ([Settings]).
@Component
public class House {

    /// Longest name of a network, in characters.
    public static final int MAX_NAME = 60;

    private final JdbcClient jdbc;
    private final Settings settings;
    /// Another program on the same database may choose: what is kept here is never older than this.
    private final RefreshAheadCache<Boolean, Chosen> chosen = new RefreshAheadCache<>(Duration.ofSeconds(3), 1,
            RefreshAheadCache.each(_ -> Optional.of(read())));

    House(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    private record Chosen(@Nullable String name, Settings.@Nullable Signup signup) {
    }

    private static final Chosen NOTHING = new Chosen(null, null);

    private Chosen read() {
        return jdbc.sql("select name, signup from settings.house")
                .query((row, n) -> new Chosen(row.getString(1), row.getString(2) == null ? null
                        : Settings.Signup.valueOf(row.getString(2)))).optional().orElse(NOTHING);
    }

    private Chosen chosen() {
        try {
            return chosen.find(true).orElse(NOTHING);
        } catch (DataAccessException gone) {
            // the page that says so has a name on it, too
            return NOTHING;
        }
    }

    /// What this network calls itself.
    public String name() {
        return Optional.ofNullable(chosen().name()).orElse(settings.name());
    }

    /// Who may make an account.
    public Settings.Signup signup() {
        return Optional.ofNullable(chosen().signup()).orElse(settings.signup());
    }

    /// Chooses both. A name that is what the operator set, or empty, is no choice: it goes on following the settings.
    public void choose(String name, Settings.Signup signup) {
        String wanted = name.strip().replaceAll("\\s+", " ");
        boolean own = !wanted.isEmpty() && !wanted.equals(settings.name());
        jdbc.sql("""
                insert into settings.house (name, signup) values (:name, :signup)
                on conflict (one) do update set name = excluded.name, signup = excluded.signup
                """).param("name", own ? wanted.substring(0, Math.min(wanted.length(), MAX_NAME)) : null,
                        java.sql.Types.VARCHAR)
                .param("signup", signup == settings.signup() ? null : signup.name(), java.sql.Types.VARCHAR).update();
        chosen.forgetAll();
    }
}
