package social.linnet.mastodon.people;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Aliases;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;

/// Where else the caller is.
@Controller
class AliasEndpoints {

    private final Aliases aliases;
    private final MayDo mayDo;

    AliasEndpoints(Aliases aliases, MayDo mayDo) {
        this.aliases = aliases;
        this.mayDo = mayDo;
    }

    /// @param verifiedAt when its page was seen to link here, or null
    record Alias(String id, String address, @Nullable String verifiedAt) {
        static Alias of(Aliases.Alias alias) {
            return new Alias(String.valueOf(alias.id()), alias.address(), Times.textOrNull(alias.verifiedAt()));
        }
    }

    @Needs("read:accounts")
    @GetMapping("/api/linnet/v1/aliases")
    Answer all(Caller caller) {
        return Answer.of(aliases.of(caller.account()).stream().map(Alias::of).toList());
    }

    @Needs("write:accounts")
    @PostMapping("/api/linnet/v1/aliases")
    Answer add(Params params, Caller caller) {
        String address = params.text("address", "");
        if (address.isEmpty()) {
            throw Refused.invalid("parameter-missing", "address");
        }
        mayDo.require(caller.account(), MayDo.Action.CHANGE_ACCOUNT);
        return Answer.of(Alias.of(aliases.add(caller.account(), address)));
    }

    @Needs("write:accounts")
    @DeleteMapping("/api/linnet/v1/aliases/{id}")
    Answer drop(@Id long id, Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.CHANGE_ACCOUNT);
        aliases.drop(caller.account(), id);
        return Answer.of(Map.of());
    }
}
