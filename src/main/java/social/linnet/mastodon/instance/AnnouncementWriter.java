package social.linnet.mastodon.instance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.instance.Announcement;
import social.linnet.instance.Emoji;
import social.linnet.instance.EmojiSet;
import social.linnet.instance.Emojis;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.EmojiEntity;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Json;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Writes Mastodon's Announcement, and what streams tell of one.
@Component
public class AnnouncementWriter {

    private final Emojis emojis;
    private final LongTexts texts;
    private final Addresses addresses;

    AnnouncementWriter(Emojis emojis, LongTexts texts, Addresses addresses) {
        this.emojis = emojis;
        this.texts = texts;
        this.addresses = addresses;
    }

    /// An announcement as JSON.
    public byte[] json(Announcement announcement) {
        return Json.write(entity(announcement, emojis.now()));
    }

    /// How many answered an announcement with one emoji, as JSON.
    public byte[] answer(long announcement, String name, long count) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("name", name);
        entity.put("count", count);
        entity.put("announcement_id", String.valueOf(announcement));
        return Json.write(withPicture(entity, emojis.now().find(name).orElse(null)));
    }

    Map<String, Object> entity(Announcement announcement, EmojiSet pictograms) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", String.valueOf(announcement.id()));
        entity.put("content", texts.html(announcement.text()));
        entity.put("starts_at", announcement.startsAt() == null ? null : Times.text(announcement.startsAt()));
        entity.put("ends_at", announcement.endsAt() == null ? null : Times.text(announcement.endsAt()));
        entity.put("all_day", announcement.allDay());
        entity.put("published_at", Times.text(announcement.publishedAt()));
        entity.put("updated_at", Times.text(announcement.updatedAt()));
        entity.put("read", announcement.read());
        entity.put("mentions", List.of());
        entity.put("statuses", List.of());
        entity.put("tags", tags(announcement.text()));
        entity.put("emojis", pictograms.in(announcement.text()).stream()
                .map(emoji -> EmojiEntity.of(emoji, addresses)).toList());
        entity.put("reactions", announcement.reactions().stream()
                .map(reaction -> reaction(reaction, pictograms.find(reaction.name()).orElse(null))).toList());
        return entity;
    }

    private List<Map<String, String>> tags(String text) {
        List<Segment> segments = PostText.parse(text);
        return PostText.tags(segments).stream().map(tag -> Map.of("name", tag, "url", addresses.tag(tag))).toList();
    }

    private Map<String, Object> reaction(Announcement.Reaction reaction, @Nullable Emoji emoji) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("name", reaction.name());
        entity.put("count", reaction.count());
        entity.put("me", reaction.mine());
        return withPicture(entity, emoji);
    }

    private Map<String, Object> withPicture(Map<String, Object> entity, @Nullable Emoji emoji) {
        if (emoji != null) {
            EmojiEntity picture = EmojiEntity.of(emoji, addresses);
            entity.put("url", picture.url());
            entity.put("static_url", picture.staticUrl());
        }
        return entity;
    }
}
