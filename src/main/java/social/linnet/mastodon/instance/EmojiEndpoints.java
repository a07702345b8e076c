package social.linnet.mastodon.instance;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.instance.Emojis;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.EmojiEntity;
import social.linnet.mastodon.wire.Answer;

/// Custom emojis, which clients put in place of their shortcodes.
@Controller
class EmojiEndpoints {

    private final Emojis emojis;
    private final Addresses addresses;

    EmojiEndpoints(Emojis emojis, Addresses addresses) {
        this.emojis = emojis;
        this.addresses = addresses;
    }

    @Public
    @GetMapping("/api/v1/custom_emojis")
    Answer emojis() {
        return Answer.of(emojis.now().all().stream().map(emoji -> EmojiEntity.of(emoji, addresses)).toList());
    }
}
