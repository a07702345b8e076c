package social.linnet.mastodon.notification;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.notification.Policies;
import social.linnet.notification.Policy;
import social.linnet.notification.Policy.Choice;
import social.linnet.notification.Requests;

/// What is done with what strangers tell somebody. The first version had flags where the second has words.
@Controller
class PolicyEndpoints {

    private final Policies policies;
    private final Requests requests;

    PolicyEndpoints(Policies policies, Requests requests) {
        this.policies = policies;
        this.requests = requests;
    }

    @Needs("read:notifications")
    @GetMapping("/api/v2/notifications/policy")
    Answer policy(Caller caller) {
        return answer(caller.account());
    }

    @Needs("write:notifications")
    @PatchMapping("/api/v2/notifications/policy")
    Answer change(Params params, Caller caller) {
        Policy known = policies.of(caller.account());
        policies.set(caller.account(), new Policy(
                choice(params, "for_not_following", known.notFollowing()),
                choice(params, "for_not_followers", known.notFollowers()),
                choice(params, "for_new_accounts", known.newAccounts()),
                choice(params, "for_private_mentions", known.privateMentions()),
                choice(params, "for_limited_accounts", known.limitedAccounts())));
        return answer(caller.account());
    }

    private static Choice choice(Params params, String name, Choice known) {
        return switch (params.text(name, "")) {
            case "" -> known;
            case "accept" -> Choice.ACCEPT;
            case "filter" -> Choice.FILTER;
            case "drop" -> Choice.DROP;
            default -> throw Refused.invalid("policy-unknown", name);
        };
    }

    private Answer answer(long account) {
        Policy policy = policies.of(account);
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("for_not_following", word(policy.notFollowing()));
        entity.put("for_not_followers", word(policy.notFollowers()));
        entity.put("for_new_accounts", word(policy.newAccounts()));
        entity.put("for_private_mentions", word(policy.privateMentions()));
        entity.put("for_limited_accounts", word(policy.limitedAccounts()));
        entity.put("summary", summary(account));
        return Answer.of(entity);
    }

    private static String word(Choice choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> summary(long account) {
        Requests.Summary summary = requests.summary(account);
        return Map.of("pending_requests_count", summary.requests(),
                "pending_notifications_count", summary.notifications());
    }

    @Needs("read:notifications")
    @GetMapping("/api/v1/notifications/policy")
    Answer flags(Caller caller) {
        return flags(caller.account());
    }

    @Needs("write:notifications")
    @PutMapping("/api/v1/notifications/policy")
    Answer changeFlags(Params params, Caller caller) {
        Policy known = policies.of(caller.account());
        policies.set(caller.account(), new Policy(
                flag(params, "filter_not_following", known.notFollowing()),
                flag(params, "filter_not_followers", known.notFollowers()),
                flag(params, "filter_new_accounts", known.newAccounts()),
                flag(params, "filter_private_mentions", known.privateMentions()), known.limitedAccounts()));
        return flags(caller.account());
    }

    private static Choice flag(Params params, String name, Choice known) {
        boolean was = known != Choice.ACCEPT;
        boolean is = params.flag(name, was);
        return is == was ? known : is ? Choice.FILTER : Choice.ACCEPT;
    }

    private Answer flags(long account) {
        Policy policy = policies.of(account);
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("filter_not_following", policy.notFollowing() != Choice.ACCEPT);
        entity.put("filter_not_followers", policy.notFollowers() != Choice.ACCEPT);
        entity.put("filter_new_accounts", policy.newAccounts() != Choice.ACCEPT);
        entity.put("filter_private_mentions", policy.privateMentions() != Choice.ACCEPT);
        entity.put("summary", summary(account));
        return Answer.of(entity);
    }
}
