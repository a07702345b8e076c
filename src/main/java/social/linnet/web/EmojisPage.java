package social.linnet.web;

import java.util.List;

import social.linnet.instance.Emoji;

/// Where administrators add custom emojis.
public record EmojisPage(Frame frame, List<Emoji> emojis) {
}
