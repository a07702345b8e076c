package social.linnet.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.page.CatchUp.Group;
import social.linnet.page.CatchUp.Kind;
import social.linnet.post.Segment;

/// Puts posts into groups: what several people speak of, thread by thread, link by link and tag by tag, the largest first;
/// then what is left, person by person.
final class Gathering {

    /// Most groups of one digest.
    static final int MOST_GROUPS = 12;
    /// Most of them that are topics, so that there is room for people.
    static final int MOST_TOPICS = 6;

    private final Map<Long, Long> threads;

    /// @param threads the first post of the thread of each post
    Gathering(Map<Long, Long> threads) {
        this.threads = threads;
    }

    private record Topic(Kind kind, String word) {
    }

    /// @param posts the newest first
    List<Group> groups(List<PostView> posts) {
        Set<PostView> left = new LinkedHashSet<>(posts);
        List<Group> groups = new ArrayList<>();
        while (groups.size() < MOST_TOPICS) {
            Optional<Map.Entry<Topic, List<PostView>>> largest = largest(left);
            if (largest.isEmpty()) {
                break;
            }
            groups.add(group(largest.get().getKey(), largest.get().getValue()));
            largest.get().getValue().forEach(left::remove);
        }
        groups.addAll(people(left, MOST_GROUPS - groups.size()));
        return List.copyOf(groups);
    }

    private Optional<Map.Entry<Topic, List<PostView>>> largest(Set<PostView> left) {
        Map<Topic, List<PostView>> topics = new LinkedHashMap<>();
        for (PostView post : left) {
            for (Topic topic : topics(post)) {
                topics.computeIfAbsent(topic, _ -> new ArrayList<>()).add(post);
            }
        }
        return topics.entrySet().stream()
                .filter(topic -> topic.getValue().stream().map(post -> post.author().id()).distinct().count() > 1)
                .max(Comparator.comparing((Map.Entry<Topic, List<PostView>> topic) -> topic.getValue().size())
                        .thenComparing(topic -> -topic.getKey().kind().ordinal()));
    }

    private Set<Topic> topics(PostView post) {
        Set<Topic> topics = new LinkedHashSet<>();
        Long thread = threads.get(post.id());
        if (thread != null) {
            topics.add(new Topic(Kind.THREAD, thread.toString()));
        }
        String link = link(post);
        if (link != null) {
            topics.add(new Topic(Kind.LINK, link));
        }
        for (Segment part : post.body()) {
            if (part instanceof Segment.Tag tag) {
                topics.add(new Topic(Kind.TAG, tag.tag()));
            }
        }
        return topics;
    }

    private static @Nullable String link(PostView post) {
        return post.card() != null ? post.card().url() : post.body().stream().filter(Segment.Link.class::isInstance)
                .map(Segment::text).findFirst().orElse(null);
    }

    private static Group group(Topic topic, List<PostView> posts) {
        return switch (topic.kind()) {
            case THREAD -> new Group(Kind.THREAD, "", null, null, posts.reversed());
            case LINK -> new Group(Kind.LINK, topic.word(), null, posts.stream().map(PostView::card).filter(Objects::nonNull).findFirst()
                    .orElse(null), posts);
            case TAG -> new Group(Kind.TAG, topic.word(), null, null, posts);
            case PERSON, OTHERS -> throw new IllegalArgumentException("no topic");
        };
    }

    private static List<Group> people(Set<PostView> left, int room) {
        Map<Long, List<PostView>> byPerson = new LinkedHashMap<>();
        for (PostView post : left) {
            byPerson.computeIfAbsent(by(post).id(), _ -> new ArrayList<>()).add(post);
        }
        List<List<PostView>> all = byPerson.values().stream()
                .sorted(Comparator.comparing((List<PostView> posts) -> posts.size()).reversed()).toList();
        boolean fits = all.size() <= room;
        List<Group> groups = new ArrayList<>();
        all.stream().limit(fits ? room : room - 1).forEach(posts -> groups.add(new Group(Kind.PERSON, "", by(posts.getFirst()), null, posts)));
        if (!fits) {
            groups.add(new Group(Kind.OTHERS, "", null, null, all.stream().skip(room - 1).flatMap(List::stream)
                    .sorted(Comparator.comparing(PostView::entry).reversed()).toList()));
        }
        return groups;
    }

    /// Who brought it: whoever reposted it, or its author.
    private static Person by(PostView post) {
        return post.repostedBy() != null ? post.repostedBy() : post.author();
    }
}
