package social.linnet.mastodon.entity;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.graph.TagFollows;
import social.linnet.post.FeaturedTags;
import social.linnet.trend.Trends;

/// Tags as somebody sees them, with how much they and links were used lately: a few queries, however many there are.
@Component
public class TagEntities {

    private final Trends trends;
    private final TagFollows follows;
    private final FeaturedTags featured;
    private final Addresses addresses;

    TagEntities(Trends trends, TagFollows follows, FeaturedTags featured, Addresses addresses) {
        this.trends = trends;
        this.follows = follows;
        this.featured = featured;
        this.addresses = addresses;
    }

    /// These folded tags, in their order.
    public List<TagEntity> of(@Nullable Long viewer, List<String> tags) {
        if (tags.isEmpty()) {
            return List.of();
        }
        Map<String, List<TagEntity.Day>> histories = histories(Trends.Kind.TAG, tags);
        Set<String> followed = viewer == null ? Set.of() : Set.copyOf(follows.followedAmong(viewer, tags));
        Set<String> shown = viewer == null ? Set.of() : featured.among(viewer, tags);
        return tags.stream().map(tag -> new TagEntity(tag, tag, addresses.tag(tag), histories.getOrDefault(tag, List.of()),
                viewer == null ? null : followed.contains(tag), viewer == null ? null : shown.contains(tag))).toList();
    }

    /// How often each of these was used on each of the last days, today first.
    public Map<String, List<TagEntity.Day>> histories(Trends.Kind kind, Collection<String> subjects) {
        Map<String, List<TagEntity.Day>> histories = new LinkedHashMap<>();
        trends.histories(kind, subjects).forEach((subject, days) -> histories.put(subject, days.stream()
                .map(day -> new TagEntity.Day(String.valueOf(day.day().atStartOfDay().toEpochSecond(ZoneOffset.UTC)),
                        String.valueOf(day.uses()), String.valueOf(day.accounts()))).toList()));
        return histories;
    }
}
