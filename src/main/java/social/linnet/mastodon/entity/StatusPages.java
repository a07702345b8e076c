package social.linnet.mastodon.entity;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Links;
import social.linnet.page.Listing;

/// Answers a page of posts, with the links to its neighbours.
@Component
public class StatusPages {

    private final StatusWriter statuses;
    private final Addresses addresses;

    StatusPages(StatusWriter statuses, Addresses addresses) {
        this.statuses = statuses;
        this.addresses = addresses;
    }

    /// The page. Where a skeleton was empty there are no links: they would lead to themselves, round and round. Where
    /// nothing is shown and nothing can follow there are none either: Mastodon.py hangs links on the first and last
    /// entity, and breaks when there is none.
    ///
    /// @param personal whether somebody is signed in, who is told what they did with each
    public Answer of(Listing listing, boolean personal, HttpServletRequest request) {
        Answer answer = Answer.json(statuses.list(listing.posts(), personal));
        if (listing.posts().isEmpty() && !listing.full()) {
            return answer;
        }
        return Links.add(answer, request, addresses.origin(), listing.oldest(), listing.newest());
    }
}
