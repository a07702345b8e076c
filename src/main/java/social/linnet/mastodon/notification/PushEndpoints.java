package social.linnet.mastodon.notification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.notification.Kind;
import social.linnet.notification.VapidKey;
import social.linnet.notification.push.Subscription;
import social.linnet.notification.push.Subscription.From;
import social.linnet.notification.push.Subscriptions;

/// The push subscription of the token that asks: there is one at most.
@Controller
class PushEndpoints {

    private final Subscriptions subscriptions;
    private final VapidKey key;

    PushEndpoints(Subscriptions subscriptions, VapidKey key) {
        this.subscriptions = subscriptions;
        this.key = key;
    }

    @Needs("push")
    @PostMapping("/api/v1/push/subscription")
    Answer subscribe(Params params, Caller caller) {
        Params asked = params.child("subscription");
        Params keys = asked.child("keys");
        Params data = params.child("data");
        return answer(subscriptions.subscribe(caller.account(), caller.tokenId(), Caller.currentToken(), new Subscriptions.Form(
                required(asked, "endpoint"), required(keys, "p256dh"), required(keys, "auth"),
                asked.flag("standard"), policy(params, data, From.ALL),
                alerts(data.child("alerts"), EnumSet.noneOf(Kind.class)))));
    }

    private static String required(Params params, String name) {
        String text = params.text(name);
        if (text == null) {
            throw Refused.invalid("parameter-missing", name);
        }
        return text;
    }

    @Needs("push")
    @GetMapping("/api/v1/push/subscription")
    Answer subscription(Caller caller) {
        return answer(subscriptions.find(caller.tokenId()).orElseThrow(Refused::notFound));
    }

    @Needs("push")
    @PutMapping("/api/v1/push/subscription")
    Answer change(Params params, Caller caller) {
        Subscription known = subscriptions.find(caller.tokenId()).orElseThrow(Refused::notFound);
        Params data = params.child("data");
        return answer(subscriptions.change(caller.tokenId(), policy(params, data, known.policy()),
                alerts(data.child("alerts"), known.alerts())));
    }

    @Needs("push")
    @DeleteMapping("/api/v1/push/subscription")
    Answer unsubscribe(Caller caller) {
        subscriptions.unsubscribe(caller.tokenId());
        return Answer.of(Map.of());
    }

    /// Clients send it beside the alerts, and some beside `data`.
    private static From policy(Params params, Params data, From known) {
        String word = data.text("policy", params.text("policy", ""));
        return word.isEmpty() ? known : Arrays.stream(From.values()).filter(from -> word(from).equals(word)).findFirst()
                .orElseThrow(() -> Refused.invalid("push-policy"));
    }

    private static String word(From from) {
        return from.name().toLowerCase(Locale.ROOT);
    }

    /// Those named are switched, the others stay as they are.
    private static Set<Kind> alerts(Params alerts, Set<Kind> known) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (alerts.flag(Types.of(kind), known.contains(kind))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /// The id is a number, as Mastodon's is and some clients demand.
    private Answer answer(Subscription subscription) {
        Map<String, Object> alerts = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            alerts.put(Types.of(kind), subscription.alerts().contains(kind));
        }
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", subscription.id());
        entity.put("endpoint", subscription.endpoint().toString());
        entity.put("standard", subscription.standard());
        entity.put("alerts", alerts);
        entity.put("policy", word(subscription.policy()));
        entity.put("server_key", key.publicKey());
        return Answer.of(entity);
    }
}
