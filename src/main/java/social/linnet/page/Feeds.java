package social.linnet.page;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import social.linnet.event.Paging;
import social.linnet.post.Posts;
import social.linnet.post.Strangers;

/// Posts for programs and sites that are nobody: readers of feeds, and pages that show a post of ours.
@Service
public class Feeds {

    private final Pages pages;
    private final Posts posts;
    private final Strangers strangers;

    Feeds(Pages pages, Posts posts, Strangers strangers) {
        this.pages = pages;
        this.posts = posts;
        this.strangers = strangers;
    }

    /// An account's newest posts, without its replies and reposts.
    public List<PostView> account(long author, int limit) {
        return pages.listing(null, Surface.RSS, posts.byAuthor(author, Paging.newest(limit), false, false), limit)
                .posts();
    }

    /// The newest posts with a tag.
    ///
    /// @param tag folded, without `#`
    public List<PostView> tag(String tag, int limit) {
        return pages.listing(null, Surface.RSS, strangers.tagged(Strangers.Tags.of(tag), Paging.newest(limit)), limit)
                .posts();
    }

    /// What another site may show of a post.
    public Optional<PostView> embedded(long id) {
        return pages.listing(null, Surface.OEMBED, List.of(id), 1).posts().stream().findFirst();
    }
}
