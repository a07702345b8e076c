package social.linnet.assistant;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Does what is due about answers: takes back what rests on something that is gone, and puts right what rests on something
/// that changed. What no model puts right after a few tries says so itself, and after many is left at that.
@Component
class Caretaker {

    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);

    private final Upkeep upkeep;
    private final Answers answers;
    private final Correcting correcting;
    private final Outdated outdated;
    private final Switch onOff;

    Caretaker(Upkeep upkeep, Answers answers, Correcting correcting, Outdated outdated, Switch onOff) {
        this.upkeep = upkeep;
        this.answers = answers;
        this.correcting = correcting;
        this.outdated = outdated;
        this.onOff = onOff;
    }

    /// Sees to the next answer that something is due about, if there is one.
    void next(BooleanSupplier stopping) {
        upkeep.claim().ifPresent(due -> see(due, stopping));
    }

    private void see(Upkeep.Due due, BooleanSupplier stopping) {
        Optional<Answer> answer = answers.find(due.answer());
        if (answer.isEmpty()) {
            upkeep.done(due);
        } else if (due.why() == Answer.Correction.SOURCE_GONE) {
            upkeep.takeBack(due.answer());
        } else if (answer.get().correction() == Answer.Correction.WRONG) {
            // a person wrote it, and no model writes over that
            outdated.say(answer.get());
            upkeep.done(due);
        } else if (onOff.isOn()) {
            correct(due, answer.get(), stopping);
        }
    }

    private void correct(Upkeep.Due due, Answer answer, BooleanSupplier stopping) {
        switch (correcting.correct(answer, due.why(), stopping)) {
            case DONE -> upkeep.done(due);
            case NEVER -> {
                outdated.say(answer);
                upkeep.done(due);
            }
            case NOT_NOW -> {
                // what was stopped was not tried
                if (!stopping.getAsBoolean() && onOff.isOn()) {
                    inVain(due, answer);
                }
            }
        }
    }

    private void inVain(Upkeep.Due due, Answer answer) {
        int tries = upkeep.failed(due);
        if (tries == Upkeep.TRIES_UNTIL_SAID) {
            outdated.say(answer);
        } else if (tries >= Upkeep.MOST_TRIES) {
            LOG.warn("An answer could not be made anew in {} tries; it says that what it rests on was changed", tries);
            upkeep.done(due);
        }
    }
}
