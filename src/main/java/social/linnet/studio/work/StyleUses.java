package social.linnet.studio.work;

import java.sql.Timestamp;
import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.Event;
import social.linnet.event.PublicEvent;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.moderation.CanSee;

/// Notes which styles people publish in. It looks at public events alone.
@Component
class StyleUses implements View.Stored {

    static final String NAME = "studio.style_uses";

    private final JdbcClient jdbc;
    private final Works works;

    StyleUses(JdbcClient jdbc, Works works) {
        this.jdbc = jdbc;
        this.works = works;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void clear() {
        jdbc.sql("delete from studio.style_use").update();
    }

    @Override
    public void apply(Logged logged) {
        PublicEvent.of(logged.seq(), logged.timeUs(), logged.event()).ifPresent(known -> {
            switch (known.event()) {
                case Event.PostPublished e -> {
                    if (e.content() != null && e.audience() == CanSee.discoverable()) {
                        note(e.subject(), e.actor(), e.content().media(), known.timeUs());
                    }
                }
                case Event.PostEdited e -> {
                    if (e.content() != null && e.audience() == CanSee.discoverable()) {
                        forget(e.subject());
                        note(e.subject(), e.actor(), e.content().media(), known.timeUs());
                    }
                }
                case Event.PostDeleted e -> forget(e.subject());
                case Event.AccountErased e -> jdbc.sql("delete from studio.style_use where person = :person")
                        .param("person", e.subject()).update();
                case Event.Liked _, Event.Unliked _, Event.Reposted _, Event.Unreposted _, Event.AccountCreated _,
                     Event.ProfileChanged _, Event.Followed _, Event.Unfollowed _, Event.PollEnded _, Event.QuoteDetached _,
                     Event.FollowRequested _, Event.FollowRequestDropped _, Event.Featured _, Event.GrantAsked _,
                     Event.GrantGiven _, Event.GrantUsed _, Event.JobEnded _, Event.AppealAnswered _,
                 Event.Reported _, Event.Warned _, Event.AccountClosed _,
                     Event.AccountReopened _ -> {
                }
            }
        });
    }

    private void forget(long post) {
        jdbc.sql("delete from studio.style_use where post = :post").param("post", post).update();
    }

    private void note(long post, long person, Collection<Long> pictures, long timeUs) {
        works.find(pictures).values().stream().filter(work -> work.owner() == person).map(Work::style)
                .filter(word -> !word.equals(Style.NONE.word())).distinct().forEach(word -> jdbc.sql("""
                        insert into studio.style_use (post, style, person, used_at) values (:post, :style, :person, :at)
                        on conflict do nothing
                        """).param("post", post).param("style", word).param("person", person)
                        .param("at", new Timestamp(timeUs / 1000)).update());
    }
}
