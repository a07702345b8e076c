package social.linnet.mastodon.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.notification.Notifications;
import social.linnet.notification.Requests;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;

/// People whose notifications are held back until somebody agrees to hear from them. A request is named by who asks.
@Controller
class RequestEndpoints {

    private final Requests requests;
    private final Pages pages;
    private final AccountCards cards;
    private final StatusWriter statuses;
    private final Addresses addresses;

    RequestEndpoints(Requests requests, Pages pages, AccountCards cards, StatusWriter statuses, Addresses addresses) {
        this.requests = requests;
        this.pages = pages;
        this.cards = cards;
        this.statuses = statuses;
        this.addresses = addresses;
    }

    @Needs("read:notifications")
    @GetMapping("/api/v1/notifications/requests")
    Answer list(Params params, Caller caller, HttpServletRequest request) {
        Notifications.Page<Requests.Request> page = requests.page(caller.account(), params.paging());
        JsonBytes out = new JsonBytes(page.shown().size() * 4000 + 2).raw("[");
        boolean first = true;
        for (JsonBytes one : entities(caller, page.shown())) {
            (first ? out : out.raw(",")).raw(one.toByteArray());
            first = false;
        }
        Answer answer = Answer.json(out.raw("]"));
        return first && page.shown().size() < params.paging().limit() ? answer
                : Links.add(answer, request, addresses.origin(), page.oldest(), page.newest());
    }

    /// What is held back is shown at once when it is agreed to, so that there is never anything to wait for.
    @Needs("read:notifications")
    @GetMapping("/api/v1/notifications/requests/merged")
    Answer merged(Caller caller) {
        return Answer.of(Map.of("merged", true));
    }

    @Needs("read:notifications")
    @GetMapping("/api/v1/notifications/requests/{id}")
    Answer one(@Id long id, Caller caller) {
        Requests.Request found = requests.find(caller.account(), id).orElseThrow(Refused::notFound);
        return Answer.json(entities(caller, List.of(found)).stream().findFirst().orElseThrow(Refused::notFound));
    }

    @Needs("write:notifications")
    @PostMapping("/api/v1/notifications/requests/{id}/accept")
    Answer accept(@Id long id, Caller caller) {
        requests.accept(caller.account(), List.of(id));
        return Answer.of(Map.of());
    }

    @Needs("write:notifications")
    @PostMapping("/api/v1/notifications/requests/{id}/dismiss")
    Answer dismiss(@Id long id, Caller caller) {
        requests.dismiss(caller.account(), List.of(id));
        return Answer.of(Map.of());
    }

    /// Whoever of a list asks no more is passed over, here and below: another device may have been quicker.
    @Needs("write:notifications")
    @PerItem("id")
    @PostMapping("/api/v1/notifications/requests/accept")
    Answer acceptAll(Params params, Caller caller) {
        requests.accept(caller.account(), requests.asking(caller.account(), params.ids("id")));
        return Answer.of(Map.of());
    }

    @Needs("write:notifications")
    @PerItem("id")
    @PostMapping("/api/v1/notifications/requests/dismiss")
    Answer dismissAll(Params params, Caller caller) {
        requests.dismiss(caller.account(), requests.asking(caller.account(), params.ids("id")));
        return Answer.of(Map.of());
    }

    private List<JsonBytes> entities(Caller caller, List<Requests.Request> shown) {
        List<Long> posts = shown.stream().map(Requests.Request::post).filter(Objects::nonNull).distinct().toList();
        Map<Long, PostView> views = new LinkedHashMap<>();
        pages.listing(caller.account(), Surface.NOTIFICATION, posts, Math.max(1, posts.size())).posts()
                .forEach(view -> views.put(view.entry(), view));
        Map<Long, JsonBytes> bodies = statuses.each(List.copyOf(views.values()), true);
        Map<Long, byte[]> people = cards.bytes(shown.stream().map(Requests.Request::actor).toList());
        List<JsonBytes> entities = new ArrayList<>();
        for (Requests.Request one : shown) {
            byte[] account = people.get(one.actor());
            if (account != null) {
                JsonBytes out = new JsonBytes(4000).raw("{\"id\":\"").number(one.actor())
                        .raw("\",\"created_at\":\"").raw(Times.text(one.firstAt()))
                        .raw("\",\"updated_at\":\"").raw(Times.text(one.latestAt()))
                        .raw("\",\"notifications_count\":\"").number(one.count())
                        .raw("\",\"account\":").raw(account).raw(",\"last_status\":");
                JsonBytes body = one.post() == null ? null : bodies.get(one.post());
                entities.add((body == null ? out.raw("null") : out.raw(body.toByteArray())).raw("}"));
            }
        }
        return entities;
    }
}
