package social.linnet.mastodon.instance;

import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import social.linnet.instance.Announcements;
import social.linnet.instance.EmojiSet;
import social.linnet.instance.Emojis;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;

/// Announcements: reading them, putting them aside, answering with an emoji.
@Controller
class AnnouncementEndpoints {

    private final Announcements announcements;
    private final Emojis emojis;
    private final AnnouncementWriter writer;
    private final MayDo mayDo;

    AnnouncementEndpoints(Announcements announcements, Emojis emojis, AnnouncementWriter writer, MayDo mayDo) {
        this.announcements = announcements;
        this.emojis = emojis;
        this.writer = writer;
        this.mayDo = mayDo;
    }

    /// All of them with whether they were read, unless a client says that it wants the unread alone.
    @Needs
    @GetMapping("/api/v1/announcements")
    Answer all(Caller caller, Params params) {
        boolean readToo = params.flag("with_dismissed", true);
        EmojiSet pictograms = emojis.now();
        return Answer.of(announcements.current(caller.account()).stream().filter(one -> readToo || !one.read())
                .map(one -> writer.entity(one, pictograms)).toList());
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
}
