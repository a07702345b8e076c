package social.linnet.log;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import social.linnet.event.Event;
import social.linnet.log.append.Appender;
import social.linnet.worker.Signal;

/// Appends to the outbox and, once the transaction has committed, wakes the sequencer and tells the held views.
@Component
final class OutboxAppender implements Appender {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxAppender.class);

    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final Signal committed;
    /// Looked up when first needed: views may themselves need something that appends.
    private final ObjectProvider<View.Held> views;

    OutboxAppender(JdbcClient jdbc, EventCodec codec, Wakes wakes, ObjectProvider<View.Held> views) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.committed = wakes.committed();
        this.views = views;
    }

    @Override
    public void append(Event event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An event is appended in the transaction of what it tells");
        }
        EventCodec.Row row = codec.encode(event);
        jdbc.sql("""
                insert into log.outbox (kind, actor, subject, audience, facts, content)
                values (:kind, :actor, :subject, :audience, :facts::jsonb, :content::jsonb)
                """)
                .param("kind", row.kind()).param("actor", row.actor()).param("subject", row.subject())
                .param("audience", row.audience()).param("facts", row.facts()).param("content", row.content())
                .update();
        announcement().events.add(event);
    }

    private Announcement announcement() {
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Announcement announcement) {
                return announcement;
            }
        }
        Announcement fresh = new Announcement();
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    /// What this transaction appended, told after it has committed.
    private final class Announcement implements TransactionSynchronization {

        private final List<Event> events = new ArrayList<>(2);

        @Override
        public void afterCommit() {
            committed.raise();
            views.forEach(view -> events.forEach(event -> tell(view, event)));
        }

        /// The transaction is durable by now: a view that fails here must not make it look as if it were not. The view
        /// is given the event again by the log.
        private static void tell(View.Held view, Event event) {
            try {
                view.committed(event);
            } catch (RuntimeException e) {
                LOG.warn("{} could not take notice of {} early", view.name(), event.getClass().getSimpleName(), e);
            }
        }
    }
}
