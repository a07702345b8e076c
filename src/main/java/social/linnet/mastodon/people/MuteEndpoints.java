package social.linnet.mastodon.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.graph.Mutes;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.AccountEntity;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;

/// Mutes of people.
@Controller
class MuteEndpoints {

    private final Mutes mutes;
    private final Accounts accounts;
    private final AccountCards cards;
    private final Relationships relationships;
    private final PeopleLists lists;
    private final MayDo mayDo;

    MuteEndpoints(Mutes mutes, Accounts accounts, AccountCards cards, Relationships relationships, PeopleLists lists,
                  MayDo mayDo) {
        this.mutes = mutes;
        this.accounts = accounts;
        this.cards = cards;
        this.relationships = relationships;
        this.lists = lists;
        this.mayDo = mayDo;
    }

    @Needs("write:mutes")
    @PostMapping("/api/v1/accounts/{id}/mute")
    Answer mute(@Id long id, Params params, Caller caller) {
        boolean notifications = params.flag("notifications", true);
        int seconds = params.number("duration", 0);
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        mutes.mute(caller.account(), id, notifications, seconds == 0 ? null : Duration.ofSeconds(seconds));
        return relationships.answer(caller.account(), id);
    }

    @Needs("write:mutes")
    @PostMapping("/api/v1/accounts/{id}/unmute")
    Answer unmute(@Id long id, Caller caller) {
        relationships.requireKnown(id);
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        mutes.unmute(caller.account(), id);
        return relationships.answer(caller.account(), id);
    }

    /// Mastodon's MutedAccount.
    private record Muted(@JsonUnwrapped AccountEntity account,
                         @JsonProperty("mute_expires_at") @Nullable String until) {
    }

    @Needs("read:mutes")
    @GetMapping("/api/v1/mutes")
    Answer mutes(Params params, Caller caller, HttpServletRequest request) {
        Paging page = params.paging();
        List<Mutes.Mute> rows = mutes.page(caller.account(), page);
        Map<Long, Account> found = accounts.find(rows.stream().map(Mutes.Mute::account).toList());
        List<Mutes.Mute> shown = rows.stream().filter(row -> found.containsKey(row.account())).toList();
        List<AccountEntity> entities = cards.of(shown.stream().map(row -> found.get(row.account())).toList());
        List<Muted> people = new ArrayList<>(shown.size());
        for (int i = 0; i < shown.size(); i++) {
            people.add(new Muted(entities.get(i),
                    shown.get(i).until() == null ? null : Times.text(shown.get(i).until())));
        }
        return lists.linked(Answer.of(people), rows.stream().map(Mutes.Mute::row).toList(), page, request);
    }
}
