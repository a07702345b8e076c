package social.linnet.mastodon.moderation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Register;
import social.linnet.account.SignUps;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.Decisions;
import social.linnet.moderation.Warnings.Action;

/// Accounts in whatever state, for moderators, and what they do to them.
@Controller
class AdminAccountEndpoints {

    private final Register register;
    private final SignUps signUps;
    private final Decisions decisions;
    private final AdminEntities entities;
    private final Addresses addresses;

    AdminAccountEndpoints(Register register, SignUps signUps, Decisions decisions, AdminEntities entities,
                          Addresses addresses) {
        this.register = register;
        this.signUps = signUps;
        this.decisions = decisions;
        this.entities = entities;
        this.addresses = addresses;
    }

    /// The older form names the status as a flag.
    @Needs("admin:read:accounts")
    @GetMapping("/api/v1/admin/accounts")
    Answer first(Params params, Caller caller, HttpServletRequest request) {
        Optional<String> status = List.of("active", "pending", "disabled", "silenced", "suspended").stream()
                .filter(params::flag).findFirst();
        return list(status.orElse(""), params.flag("staff"), params, caller, request);
    }

    @Needs("admin:read:accounts")
    @GetMapping("/api/v2/admin/accounts")
    Answer second(Params params, Caller caller, HttpServletRequest request) {
        return list(params.text("status", ""), params.text("permissions", "").equals("staff"), params, caller, request);
    }

    private Answer list(String status, boolean staff, Params params, Caller caller, HttpServletRequest request) {
        entities.moderator(caller);
        boolean elsewhere = params.flag("remote") || params.text("origin", "").equals("remote");
        Register.Sought sought = new Register.Sought(state(status), status.equals("silenced") ? true : null,
                word(params, "username"), word(params, "display_name"), word(params, "email"), staff);
        Paging paging = params.paging();
        List<Register.Entry> page = elsewhere ? List.of() : register.page(sought, paging);
        return Links.add(Answer.of(entities.accounts(page)), request, addresses.origin(),
                page.size() >= paging.limit() ? page.getLast().account().id() : null,
                page.isEmpty() ? null : page.getFirst().account().id());
    }

    /// What is searched for; what no database can hold is nobody's.
    private static @Nullable String word(Params params, String name) {
        String text = params.text(name, "");
        if (text.indexOf('\0') >= 0) {
            throw Refused.invalid("text-unusable");
        }
        return text.isEmpty() ? null : text;
    }

    private static Account.@Nullable State state(String status) {
        return switch (status) {
            case "" -> null;
            case "active", "silenced" -> Account.State.ACTIVE;
            case "pending" -> Account.State.PENDING;
            case "disabled" -> Account.State.DEACTIVATED;
            case "suspended" -> Account.State.SUSPENDED;
            default -> throw Refused.invalid("not-supported", "status");
        };
    }

    @Needs("admin:read:accounts")
    @GetMapping("/api/v1/admin/accounts/{id}")
    Answer one(@Id long id, Caller caller) {
        entities.moderator(caller);
        return Answer.of(entity(id));
    }

    private AdminAccountEntity entity(long id) {
        Register.Entry entry = register.find(List.of(id)).get(id);
        if (entry == null) {
            throw Refused.notFound();
        }
        return entities.accounts(List.of(entry)).getFirst();
    }

    /// What is not done here is refused rather than passed over: somebody would believe that it was done.
    @Needs("admin:write:accounts")
    @PostMapping("/api/v1/admin/accounts/{id}/action")
    Answer act(@Id long id, Params params, Caller caller) {
        long moderator = entities.moderator(caller);
        entity(id);
        Action action = switch (params.text("type", "")) {
            case "none" -> Action.NONE;
            case "silence" -> Action.LIMIT;
            case "suspend" -> Action.SUSPEND;
            case "" -> throw Refused.invalid("parameter-missing", "type");
            default -> throw Refused.invalid("not-supported", "type");
        };
        decisions.decide(moderator, id, action, params.text("text", ""), params.id("report_id"));
        return Answer.of(Map.of());
    }

    @Needs("admin:write:accounts")
    @PostMapping("/api/v1/admin/accounts/{id}/unsilence")
    Answer unlimit(@Id long id, Caller caller) {
        decisions.takeBack(entities.moderator(caller), id, Action.LIMIT, "");
        return Answer.of(entity(id));
    }

    @Needs("admin:write:accounts")
    @PostMapping("/api/v1/admin/accounts/{id}/unsuspend")
    Answer restore(@Id long id, Caller caller) {
        decisions.takeBack(entities.moderator(caller), id, Action.SUSPEND, "");
        return Answer.of(entity(id));
    }

    @Needs("admin:write:accounts")
    @PostMapping("/api/v1/admin/accounts/{id}/approve")
    Answer approve(@Id long id, Caller caller) {
        entities.moderator(caller);
        entity(id);
        signUps.approve(id);
        return Answer.of(entity(id));
    }

    @Needs("admin:write:accounts")
    @PostMapping("/api/v1/admin/accounts/{id}/reject")
    Answer reject(@Id long id, Caller caller) {
        entities.moderator(caller);
        AdminAccountEntity before = entity(id);
        signUps.reject(id);
        return Answer.of(before);
    }
}
