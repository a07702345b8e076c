package social.linnet.mastodon.instance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import social.linnet.instance.Announcement;
import social.linnet.instance.Announcements;
import social.linnet.instance.Emoji;
import social.linnet.instance.EmojiSet;
import social.linnet.instance.Emojis;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.EmojiEntity;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Announcements: reading them, putting them aside, answering with an emoji.
@Controller
class AnnouncementEndpoints {

    private final Announcements announcements;
    private final Emojis emojis;
    private final LongTexts texts;
    private final Addresses addresses;
    private final MayDo mayDo;

    AnnouncementEndpoints(Announcements announcements, Emojis emojis, LongTexts texts, Addresses addresses,
                          MayDo mayDo) {
        this.announcements = announcements;
        this.emojis = emojis;
        this.texts = texts;
        this.addresses = addresses;
        this.mayDo = mayDo;
    }

    /// All of them with whether they were read, unless a client says that it wants the unread alone.
    @Needs
    @GetMapping("/api/v1/announcements")
    Answer all(Caller caller, Params params) {
        boolean readToo = params.flag("with_dismissed", true);
        EmojiSet pictograms = emojis.now();
        return Answer.of(announcements.current(caller.account()).stream().filter(one -> readToo || !one.read())
                .map(one -> entity(one, pictograms)).toList());
    }

    @Needs("write:accounts")
    @PostMapping("/api/v1/announcements/{id}/dismiss")
    Answer dismiss(Caller caller, @Id long id) {
        announcements.dismiss(caller.account(), id);
        return Answer.of(Map.of());
    }

    @Needs("write:favourites")
    @PutMapping("/api/v1/announcements/{id}/reactions/{name}")
    Answer react(Caller caller, @Id long id, @PathVariable String name) {
        mayDo.require(caller.account(), MayDo.Action.REACT);
        announcements.react(caller.account(), id, name);
        return Answer.of(Map.of());
    }

    @Needs("write:favourites")
    @DeleteMapping("/api/v1/announcements/{id}/reactions/{name}")
    Answer unreact(Caller caller, @Id long id, @PathVariable String name) {
        mayDo.require(caller.account(), MayDo.Action.REACT);
        announcements.unreact(caller.account(), id, name);
        return Answer.of(Map.of());
    }

    private Map<String, Object> entity(Announcement announcement, EmojiSet pictograms) {
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
        if (emoji != null) {
            EmojiEntity picture = EmojiEntity.of(emoji, addresses);
            entity.put("url", picture.url());
            entity.put("static_url", picture.staticUrl());
        }
        return entity;
    }
}
