package social.linnet.mastodon.timeline;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.event.Refused;
import social.linnet.home.Markers;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.Params;

/// How far somebody has read.
@Controller
class MarkerEndpoints {

    private final Markers markers;

    MarkerEndpoints(Markers markers) {
        this.markers = markers;
    }

    /// Mastodon's Marker.
    record Entity(String lastReadId, int version, String updatedAt) {
    }

    private static String word(Markers.Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }

    /// Unknown timelines have no marker.
    @Needs("read:statuses")
    @GetMapping("/api/v1/markers")
    Answer get(Params params, Caller caller) {
        List<String> asked = params.texts("timeline");
        return answer(caller, Set.of(Markers.Place.values()).stream()
                .filter(place -> asked.contains(word(place))).collect(Collectors.toSet()));
    }

    @Needs("write:statuses")
    @PostMapping("/api/v1/markers")
    Answer move(Params params, Caller caller) {
        Map<Markers.Place, Long> moves = new EnumMap<>(Markers.Place.class);
        for (Markers.Place place : Markers.Place.values()) {
            Params child = params.child(word(place));
            if (child.isFilled("last_read_id")) {
                moves.put(place, id(child));
            }
        }
        try {
            markers.move(caller.account(), moves);
        } catch (Refused moved) {
            throw moved.kind() == Refused.Kind.CONFLICT
                    ? new Failure(409, "Conflict during update, please try again") : moved;
        }
        return answer(caller, moves.keySet());
    }

    private static Long id(Params child) {
        Long id = child.id("last_read_id");
        if (id == null) {
            throw Refused.invalid("parameter-not-id", "last_read_id");
        }
        return id;
    }

    private Answer answer(Caller caller, Set<Markers.Place> places) {
        Map<String, Entity> entities = new LinkedHashMap<>();
        markers.of(caller.account(), places).forEach((place, marker) -> entities.put(word(place), new Entity(
                String.valueOf(marker.lastRead()), marker.version(), Times.text(marker.updatedAt()))));
        return Answer.of(entities);
    }
}
