package social.linnet.consent;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Accounts;

/// The ledger: saying yes and no, and asking. Nothing of it is remembered outside the database, so that a no counts for
/// whoever asks next.
@Service
public class Consents {

    private static final int BATCH = 1_000;
    /// Most entries that are shown of somebody's history.
    public static final int MAX_SHOWN = 100;

    private final LedgerTable table;
    private final Accounts accounts;
    private final Clock clock;

    Consents(LedgerTable table, Accounts accounts, Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Something that somebody made, of which it is asked whether it may be used.
    ///
    /// @param epoch the one that it was made in, as [#epoch()] said then
    public record Made(long person, long epoch) {
    }

    /// May this be used for that, now? Asked when something is used, and once more before what was made of it is given away:
    /// a no that came between counts.
    public boolean mayUse(long person, Purpose purpose, long madeIn) {
        Made made = new Made(person, madeIn);
        return among(purpose, List.of(made)).contains(made);
    }

    /// Those of them that may be used for that, now.
    public Set<Made> among(Purpose purpose, Collection<Made> things) {
        Set<Long> persons = things.stream().map(Made::person).collect(Collectors.toSet());
        Map<Long, Stance> stances = table.stances(purpose, accounts.find(persons).keySet());
        return things.stream().filter(made -> stances.getOrDefault(made.person(), Stance.UNSAID).covers(made.epoch()))
                .collect(Collectors.toSet());
    }

    /// The epoch that it is: what is made now is kept with it. It only grows.
    public long epoch() {
        return table.head().position();
    }

    /// Where somebody stands.
    public Stance stance(long person, Purpose purpose) {
        return table.stances(purpose, List.of(person)).getOrDefault(person, Stance.UNSAID);
    }

    /// What somebody said, the latest first, at most [#MAX_SHOWN].
    public List<Entry> history(long person) {
        return table.history(person, MAX_SHOWN);
    }

    /// Says yes or no. What changes nothing is not written down.
    ///
    /// @param wording what they read before they chose
    @Transactional
    public Stance say(long person, Purpose purpose, Choice choice, Wording wording) {
        Chain.Head head = table.lock();
        Stance before = stance(person, purpose);
        Stance now = before.saying(choice, head.position() + 1);
        if (now != before) {
            table.keep(wording);
            append(head, table.pseudonym(person), purpose, choice, wording);
        }
        return now;
    }

    /// Takes back everything that somebody agreed to, and destroys the way from them to what they said.
    @Transactional
    void erase(long person) {
        Chain.Head head = table.lock();
        byte @Nullable [] who = table.known(person).orElse(null);
        if (who == null) {
            return;
        }
        for (Purpose purpose : Purpose.values()) {
            if (stance(person, purpose).isYes()) {
                head = append(head, who, purpose, Choice.NO, null);
            }
        }
        table.forget(person);
    }

    private Chain.Head append(Chain.Head head, byte[] who, Purpose purpose, Choice choice, @Nullable Wording wording) {
        return table.append(new Chain.Link(head.position() + 1, who, purpose.name(), choice.name(),
                wording == null ? null : wording.hash(), wording == null ? "" : wording.language(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)), head.hash());
    }

    /// Reads the whole ledger. Whoever makes something of what people let be used begins with this, and stops when it throws.
    ///
    /// @return the epoch up to which it is whole
    /// @throws IllegalStateException when an entry was changed, taken out or put in, or a text is another than was read
    public long verified() {
        Chain.Head last = table.head();
        Chain.Head at = new Chain.Head(0, new byte[32]);
        List<LedgerTable.Kept> some;
        do {
            some = table.links(at.position(), last.position(), BATCH);
            for (LedgerTable.Kept kept : some) {
                Chain.Head next = kept.link().after(at.hash());
                if (next.position() != at.position() + 1 || !Arrays.equals(kept.previous(), at.hash())
                        || !Arrays.equals(kept.hash(), next.hash())) {
                    throw new IllegalStateException("the ledger of consent is broken after entry " + at.position());
                }
                at = next;
            }
        } while (some.size() == BATCH);
        if (at.position() != last.position() || !Arrays.equals(at.hash(), last.hash())) {
            throw new IllegalStateException("the ledger of consent ends at entry " + at.position() + ", not at " + last.position());
        }
        if (!table.areWordingsWhole()) {
            throw new IllegalStateException("a text by which people were asked for consent is another than it was");
        }
        return at.position();
    }
}
