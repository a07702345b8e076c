package social.linnet.web.post;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import social.linnet.account.Account;
import social.linnet.moderation.CanSee;
import social.linnet.page.Answering;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.web.Frame;
import social.linnet.web.Share;
import social.linnet.web.compose.Composer;

/// One post with what it answers and what answers it.
///
/// @param ancestors oldest first
/// @param headless  whether the first of them, or the post itself, answers something that is not shown
/// @param post      the one the page is about
/// @param replies   below it, the author's own going on first
/// @param composer  for a reply, or null when nobody is signed in or may not reply
/// @param share     what it tells other sites, or null when that is nothing
/// @param coming    the assistant's answers that are being made here
/// @param newest    the newest post that the page shows
public record ThreadPage(Frame frame, List<PostView> ancestors, boolean headless, PostView post, List<Branch> replies,
                         @Nullable Composer composer, @Nullable Share share, List<Answering.Coming> coming, long newest) {

    /// Of which nothing is being answered.
    public ThreadPage(Frame frame, List<PostView> ancestors, PostView post, List<PostView> descendants,
                      @Nullable Composer composer, @Nullable Share share) {
        this(frame, new Pages.Thread(ancestors, post, descendants), composer, share, List.of());
    }

    public ThreadPage(Frame frame, Pages.Thread thread, @Nullable Composer composer, @Nullable Share share,
                      List<Answering.Coming> coming) {
        this(frame, thread.ancestors(), (thread.ancestors().isEmpty() ? thread.post() : thread.ancestors().getFirst()).replyTo() != null,
                thread.post(), Branch.below(thread.post(), unsaid(thread)), composer, share, coming,
                Stream.concat(thread.ancestors().stream(), thread.descendants().stream()).mapToLong(PostView::id)
                        .reduce(thread.post().id(), Math::max));
    }

    /// What answers the post, but for the messages in which the assistant says why there is no answer: that stands below the
    /// question already. One that was answered itself stays.
    private static List<PostView> unsaid(Pages.Thread thread) {
        Set<Long> told = Stream.concat(Stream.of(thread.post()), thread.descendants().stream()).filter(view -> view.asked() != null)
                .map(PostView::id).collect(Collectors.toSet());
        Set<Long> answered = thread.descendants().stream().map(PostView::replyTo).filter(Objects::nonNull).collect(Collectors.toSet());
        return thread.descendants().stream().filter(view -> view.author().kind() != Account.Kind.ASSISTANT
                || view.audience() != CanSee.ofMessages() || view.answer() != null || !told.contains(view.replyTo())
                || answered.contains(view.id())).toList();
    }
}
