package social.linnet.web;

import java.util.List;

import social.linnet.page.PostView;

/// What many speak of.
public record ExplorePage(Frame frame, List<Beside.Tag> tags, List<PostView> posts) {
}
