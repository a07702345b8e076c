package social.linnet.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.CanSee;
import social.linnet.studio.work.Work;

/// Knows for one viewer what the works of a page were made from: with a fixed number of queries for all of them, and none
/// where nothing on the page was made from anything.
@Component
class Origins {

    private final Pictures pictures;
    private final Accounts accounts;
    private final CanSee canSee;

    Origins(Pictures pictures, Accounts accounts, CanSee canSee) {
        this.pictures = pictures;
        this.accounts = accounts;
        this.canSee = canSee;
    }

    /// By picture.
    Map<Long, WorkMark.From> of(@Nullable Long viewer, Collection<Work> parents) {
        if (parents.isEmpty()) {
            return Map.of();
        }
        Map<Long, Account> people = accounts.find(parents.stream().map(Work::owner).collect(Collectors.toSet()));
        Map<Long, Picture> there = pictures.find(parents.stream().map(Work::picture).collect(Collectors.toSet()));
        Set<Long> seen = seen(viewer, there.values());
        Map<Long, WorkMark.From> origins = new HashMap<>();
        for (Work parent : parents) {
            Account maker = people.get(parent.owner());
            origins.put(parent.picture(), new WorkMark.From(seen.contains(parent.picture()) ? Long.valueOf(parent.picture()) : null,
                    maker == null ? null : maker.handle()));
        }
        return origins;
    }

    private Set<Long> seen(@Nullable Long viewer, Collection<Picture> among) {
        Set<Long> seen = new HashSet<>();
        List<Picture> open = among.stream().filter(picture -> picture.open() && picture.post() != null).toList();
        Set<Long> posts = canSee.amongOpen(viewer, open.stream().collect(Collectors.toMap(Picture::post, Picture::owner,
                (one, _) -> one)));
        open.stream().filter(picture -> posts.contains(picture.post())).forEach(picture -> seen.add(picture.id()));
        among.stream().filter(picture -> viewer != null && picture.owner() == viewer).forEach(picture -> seen.add(picture.id()));
        return seen;
    }
}
