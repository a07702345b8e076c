package social.linnet.log;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.log.append.Appender;
import social.linnet.testing.SmallProgram;

/// The program that [KilledProgramTest] kills: its writers each keep a row and append an event in one transaction, and
/// print the row's number once that is acknowledged; its sequencer and its view run meanwhile.
final class KilledProgram {

    private static final int WRITERS = 6;

    private KilledProgram() {
    }

    public static void main(String[] args) {
        SmallProgram program = start(args[0]);
        TransactionTemplate transaction = program.transaction();
        JdbcClient jdbc = program.get(JdbcClient.class);
        Appender log = program.get(Appender.class);
        for (int i = 1; i <= WRITERS; i++) {
            int writer = i;
            Thread.ofPlatform().start(() -> {
                while (true) {
                    write(jdbc, transaction, log, writer);
                }
            });
        }
    }

    static SmallProgram start(String url) {
        return SmallProgram.start(url, 12, Map.of(), new String[] {"log"}, CountingView.class);
    }

    private static void write(JdbcClient jdbc, TransactionTemplate transaction, Appender log, int writer) {
        Long deed = transaction.execute(status -> {
            long id = jdbc.sql("insert into story.deed (writer) values (:writer) returning id").param("writer", writer)
                    .query(Long.class).single();
            log.append(new Event.Liked(writer, id, 9, Audience.PUBLIC));
            if (ThreadLocalRandom.current().nextInt(10) == 0) {
                status.setRollbackOnly();
                return null;
            }
            return id;
        });
        if (deed != null) {
            System.out.println("kept " + deed);
        }
    }
}
