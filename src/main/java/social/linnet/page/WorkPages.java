package social.linnet.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.media.ContentCredentials;
import social.linnet.media.Credentials;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.CanSee;
import social.linnet.studio.work.Permission;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Work.Shows;
import social.linnet.studio.work.Works;

/// A work as one viewer sees it, with what it was made from and what was made of it. Of those that this viewer may not
/// see, or that are gone, there is a tombstone: that there was one, and who is to be credited as far as they may be named.
@Service
public class WorkPages {

    /// Most of what was made from one work that its page shows.
    private static final int MAX_CHILDREN = 60;

    private final Works works;
    private final Remixes remixes;
    private final Styles styles;
    private final Pictures pictures;
    private final Accounts accounts;
    private final CanSee canSee;
    private final ContentCredentials credentials;

    WorkPages(Works works, Remixes remixes, Styles styles, Pictures pictures, Accounts accounts, CanSee canSee,
              ContentCredentials credentials) {
        this.works = works;
        this.remixes = remixes;
        this.styles = styles;
        this.pictures = pictures;
        this.accounts = accounts;
        this.canSee = canSee;
        this.credentials = credentials;
    }

    /// @param work      how it was made, or null when it is a picture that was not made here
    /// @param maker     whose it is
    /// @param style     the look it was made in, as far as the viewer is shown it; null otherwise
    /// @param prompt    the words, as far as the viewer is shown them; null otherwise
    /// @param verbs     what the viewer may do with it; empty for somebody who is not signed in
    /// @param ancestors what it was made from, the nearest first
    /// @param children  what was made from it, newest first
    /// @param credentials what is known of where the file comes from, or null for one of before such were kept
    public record View(Picture picture, @Nullable Work work, Person maker, boolean own, @Nullable Style style, @Nullable String prompt,
                       Map<Verb, Permission> verbs, List<Node> ancestors, List<Node> children,
                       @Nullable Credentials credentials) {
    }

    /// One step of a lineage.
    ///
    /// @param picture null when it is gone, or not for this viewer
    /// @param maker   who is credited, or null when they are gone
    public record Node(Work work, @Nullable Picture picture, @Nullable Person maker) {
    }

    /// The work of this picture; nothing when the viewer may not see the picture.
    public Optional<View> find(@Nullable Long viewer, long id) {
        Optional<Picture> found = pictures.find(id).filter(picture -> mayBeSeen(viewer, picture));
        Optional<Account> maker = found.flatMap(picture -> accounts.find(picture.owner()));
        if (found.isEmpty() || maker.isEmpty()) {
            return Optional.empty();
        }
        Picture picture = found.get();
        boolean own = viewer != null && viewer == picture.owner();
        Work work = works.find(id).orElse(null);
        Style style = work == null || !own && work.shows() == Shows.NOTHING ? null
                : styles.known(Set.of(work.style())).getOrDefault(work.style(), Style.NONE);
        String prompt = work == null || !own && work.shows() != Shows.PROMPT ? null : work.prompt();
        List<Work> up = works.ancestors(id);
        List<Work> down = works.children(id, MAX_CHILDREN);
        List<Work> all = new ArrayList<>(up);
        all.addAll(down);
        Set<Long> ids = new HashSet<>();
        Set<Long> makers = new HashSet<>();
        all.forEach(one -> {
            ids.add(one.picture());
            makers.add(one.owner());
        });
        Map<Long, Picture> shown = pictures.find(ids);
        Map<Long, Account> people = accounts.find(makers);
        return Optional.of(new View(picture, work, Person.of(maker.get()), own, style, prompt,
                viewer == null ? Map.of() : remixes.may(viewer, picture),
                up.stream().map(one -> node(viewer, one, shown, people)).toList(),
                down.stream().map(one -> node(viewer, one, shown, people))
                        // of what others keep to themselves nobody is told that it is there
                        .filter(node -> node.picture() != null).toList(), credentials.of(id).orElse(null)));
    }

    private Node node(@Nullable Long viewer, Work work, Map<Long, Picture> shown, Map<Long, Account> people) {
        Picture picture = shown.get(work.picture());
        Account maker = people.get(work.owner());
        return new Node(work, picture == null || !mayBeSeen(viewer, picture) ? null : picture, maker == null ? null : Person.of(maker));
    }

    private boolean mayBeSeen(@Nullable Long viewer, Picture picture) {
        return viewer != null && viewer == picture.owner()
                || picture.post() != null && picture.open() && canSee.testOpen(viewer, picture.post(), picture.owner());
    }
}
