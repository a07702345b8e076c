package social.linnet.mastodon.instance;

import java.util.List;

import org.springframework.stereotype.Component;

import social.linnet.mastodon.entity.Html;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// What administrators write, as the HTML that clients are given. It names nobody: a mention in it is words.
@Component
class LongTexts {

    private final Html html;

    LongTexts(Html html) {
        this.html = html;
    }

    String html(String text) {
        List<Segment> segments = PostText.parse(text).stream().map(segment -> segment instanceof Segment.Mention mention
                ? new Segment.Plain(mention.text()) : segment).toList();
        return html.of(segments);
    }
}
