package social.linnet.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.conversation.Chat;
import social.linnet.conversation.Chats;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.post.Segment;

/// Somebody's chats, hydrated: with the people and the posts as this person sees them.
@Service
public class ChatPages {

    private final Chats chats;
    private final Pages pages;
    private final Profiles profiles;

    ChatPages(Chats chats, Pages pages, Profiles profiles) {
        this.chats = chats;
        this.pages = pages;
        this.profiles = profiles;
    }

    /// A chat in a list of them.
    ///
    /// @param people the others in it who are in use; empty when somebody writes to themselves
    /// @param last   what was said last
    public record Line(long id, List<Person> people, PostView last, boolean unread) {

        /// What was said last, in plain text: behind a warning the warning alone.
        public String says() {
            return last.warning().isEmpty() ? last.body().stream().map(Segment::text).collect(Collectors.joining())
                    : last.warning();
        }
    }

    /// @param next where the next part begins, or null when this is the end
    public record Part(List<Line> chats, @Nullable Long next) {
    }

    /// What was said in a chat.
    ///
    /// @param whole whether all who are in it are in use
    /// @param posts the newest last
    /// @param older where what was said before begins, or null when this is the beginning
    public record Talk(Chat chat, List<Person> people, boolean whole, List<PostView> posts, @Nullable Long older) {
    }

    /// A page of the chats whose newest post the viewer may still see.
    public Part chats(long viewer, Paging page) {
        List<Chat> found = chats.of(viewer, page);
        Map<Long, PostView> last = new HashMap<>();
        pages.listing(viewer, Surface.CONVERSATION, found.stream().map(Chat::lastPost).toList(),
                Math.max(1, found.size())).posts().forEach(view -> last.put(view.id(), view));
        Set<Long> ids = new LinkedHashSet<>();
        found.forEach(chat -> ids.addAll(chat.people()));
        ids.add(viewer);
        Map<Long, Person> people = profiles.people(List.copyOf(ids)).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        Set<String> names = people.values().stream().map(Person::handle).collect(Collectors.toSet());
        List<Line> lines = new ArrayList<>();
        for (Chat chat : found) {
            PostView view = last.get(chat.lastPost());
            if (view != null) {
                lines.add(new Line(chat.id(), chat.people().stream().map(people::get).filter(Objects::nonNull).toList(),
                        spoken(view, names), chat.unread()));
            }
        }
        return new Part(lines, found.size() < page.limit() ? null : Long.valueOf(found.getLast().lastPost()));
    }

    /// The viewer's own chat that this post is in, with a page of what was said.
    ///
    /// @throws Refused `not-found`
    public Talk talk(long viewer, long id, Paging page) {
        Chat chat = chats.find(viewer, id);
        List<Person> people = profiles.people(chat.people());
        Set<String> names = handles(viewer, people);
        List<Long> ids = chats.posts(viewer, chat, page);
        List<PostView> posts = pages.listing(viewer, Surface.CONVERSATION, ids, page.limit()).posts().reversed().stream()
                .map(view -> spoken(view, names)).toList();
        return new Talk(chat, people, people.size() == chat.people().size(), posts,
                ids.size() < page.limit() ? null : Long.valueOf(ids.getLast()));
    }

    /// What was just said in a chat.
    public PostView said(long viewer, long id, List<Person> people) {
        return spoken(pages.post(viewer, id).orElseThrow(Refused::notFound),
                handles(viewer, people));
    }

    private Set<String> handles(long viewer, List<Person> people) {
        return Stream.concat(people.stream(), profiles.people(List.of(viewer)).stream()).map(Person::handle)
                .collect(Collectors.toSet());
    }

    /// Without the names at its beginning, which say who is in the chat: that stands above it.
    private static PostView spoken(PostView view, Set<String> names) {
        List<Segment> body = view.body();
        int from = 0;
        while (from < body.size() && (body.get(from) instanceof Segment.Mention mention && names.contains(mention.handle())
                || from > 0 && body.get(from).text().isBlank())) {
            from++;
        }
        if (from == 0) {
            return view;
        }
        List<Segment> rest = new ArrayList<>(body.subList(from, body.size()));
        if (!rest.isEmpty() && rest.getFirst() instanceof Segment.Plain plain) {
            rest.set(0, new Segment.Plain(plain.text().stripLeading()));
        }
        return view.saying(rest);
    }
}
