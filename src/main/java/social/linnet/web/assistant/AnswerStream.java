package social.linnet.web.assistant;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import social.linnet.account.Sessions;
import social.linnet.assistant.chat.Chats;
import social.linnet.event.Refused;
import social.linnet.web.EventStream;
import social.linnet.web.Visitor;
import tools.jackson.databind.json.JsonMapper;

/// An answer while it is made, as server-sent events: `words` with all that there is so far, as a JSON text, and `over` when
/// it is kept or failed. Each connection is one virtual thread that is told that there is more and reads the newest: a slow
/// reader is told less often, and costs nobody anything.
@Controller
class AnswerStream {

    /// A session that has ended closes its connections within this time.
    private static final long CHECK_SECONDS = 4;
    private static final int MAX_PER_ACCOUNT = 6;

    private final Chats chats;
    private final Sessions sessions;
    private final JsonMapper json;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    AnswerStream(Chats chats, Sessions sessions, JsonMapper json) {
        this.chats = chats;
        this.sessions = sessions;
        this.json = json;
    }

    private static final class Connection {
        private final long account;
        private final Semaphore wake = new Semaphore(0);
        private final AtomicReference<Chats.@Nullable Progress> newest = new AtomicReference<>();

        Connection(long account) {
            this.account = account;
        }

        void hear(Chats.Progress progress) {
            // that it is over is never taken back by words that were on their way
            newest.updateAndGet(known -> known != null && known.isOver() ? known : progress);
            wake.release();
        }
    }

    @GetMapping("/assistant/answers/{id}/live")
    void live(Visitor visitor, @PathVariable String id, HttpServletResponse response) throws Exception {
        chats.exchange(visitor.id(), id);
        if (open.stream().filter(each -> each.account == visitor.id()).count() >= MAX_PER_ACCOUNT) {
            throw Refused.of(Refused.Kind.LIMITED, "too-many");
        }
        Connection connection = new Connection(visitor.id());
        open.add(connection);
        try (AutoCloseable watch = chats.watch(visitor.id(), id, connection::hear)) {
            talk(visitor, id, connection, EventStream.open(response));
        } finally {
            open.remove(connection);
        }
    }

    private void talk(Visitor visitor, String id, Connection connection, EventStream out) throws IOException, InterruptedException {
        out.comeBack();
        String said = "";
        while (!closing) {
            Chats.Progress progress = connection.newest.get();
            if (progress != null && progress.isOver()) {
                out.say("over", "");
                return;
            }
            if (progress != null && !progress.words().equals(said)) {
                said = progress.words();
                out.say("words", json.writeValueAsString(said));
            }
            if (connection.wake.tryAcquire(CHECK_SECONDS, TimeUnit.SECONDS)) {
                connection.wake.drainPermits();
            } else if (sessions.find(visitor.token()).isEmpty()) {
                return;
            } else if (chats.isOver(visitor.id(), id)) {
                // another machine made it
                out.say("over", "");
                return;
            } else {
                out.comment("still here");
            }
        }
    }

    /// A server that stops must not wait for readers who stay.
    @EventListener
    void closing(ContextClosedEvent event) {
        closing = true;
        open.forEach(connection -> connection.wake.release());
    }
}
