package social.linnet.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import social.linnet.account.Discovery;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.CanSee;
import social.linnet.post.Post;
import social.linnet.post.PostIds;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Posts as the index has them, with a fixed number of queries.
@Component
class PostEntries {

    private final Discovery discovery;
    private final Pictures pictures;
    private final PostIds ids;

    PostEntries(Discovery discovery, Pictures pictures, PostIds ids) {
        this.discovery = discovery;
        this.pictures = pictures;
        this.ids = ids;
    }

    /// These posts as entries; those whose author is not in use are absent.
    List<Entries.PostEntry> of(Collection<Post> posts) {
        Map<Long, Discovery.Findable> authors = discovery.find(posts.stream().map(Post::author)
                .collect(Collectors.toSet()));
        Map<Long, List<Picture>> attached = pictures.ofPosts(posts.stream().map(Post::id).toList());
        Map<Long, List<String>> questions = ids.questions(posts.stream().map(Post::id).toList());
        List<Entries.PostEntry> entries = new ArrayList<>(posts.size());
        for (Post post : posts) {
            Discovery.Findable author = authors.get(post.author());
            if (author != null && post.repostOf() == null) {
                entries.add(entry(post, author, attached.getOrDefault(post.id(), List.of()),
                        questions.getOrDefault(post.id(), List.of())));
            }
        }
        return entries;
    }

    private static Entries.PostEntry entry(Post post, Discovery.Findable author, List<Picture> attached,
                                           List<String> answers) {
        StringBuilder text = new StringBuilder(post.words().warning()).append('\n').append(post.text());
        answers.forEach(answer -> text.append('\n').append(answer));
        attached.forEach(picture -> text.append('\n').append(picture.alt()));
        Set<Long> parties = new HashSet<>(post.mentions());
        parties.add(post.author());
        Set<String> has = new HashSet<>();
        if (!attached.isEmpty()) {
            has.add("image");
            has.add("media");
        }
        if (PostText.parse(post.text()).stream().anyMatch(Segment.Link.class::isInstance)) {
            has.add("link");
        }
        if (!answers.isEmpty()) {
            has.add("poll");
        }
        Set<String> is = new HashSet<>();
        if (post.replyTo() != null || post.replyToAuthor() != null) {
            is.add("reply");
        }
        if (post.words().sensitive()) {
            is.add("sensitive");
        }
        if (post.quote() != null && !post.quote().detached()) {
            is.add("quote");
        }
        return new Entries.PostEntry(post.id(), post.author(), text.toString(), post.language(), post.tags(), parties,
                post.audience(), post.audience() == CanSee.discoverable() && author.isSearched(), has, is);
    }
}
