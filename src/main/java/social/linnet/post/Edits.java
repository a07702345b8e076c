package social.linnet.post;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Event;
import social.linnet.event.Refused;
import social.linnet.log.append.Appender;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;

/// Changes posts. Whom a post is for, what it answers and what it quotes stay as they were; whom it names is said by its
/// text as it is now. What it said before is kept for those who may see it ([Versions]).
@Service
public class Edits {

    private final PostTable table;
    private final Posts posts;
    private final Versions versions;
    private final Linking links;
    private final Questions questions;
    private final PollTable polls;
    private final Pictures pictures;
    private final MayDo mayDo;
    private final Appender log;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Edits(PostTable table, Posts posts, Versions versions, Linking links, Questions questions, PollTable polls,
          Pictures pictures, MayDo mayDo, Appender log, Clock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.posts = posts;
        this.versions = versions;
        this.links = links;
        this.questions = questions;
        this.polls = polls;
        this.pictures = pictures;
        this.mayDo = mayDo;
        this.log = log;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What somebody wants a post of theirs to be.
    ///
    /// @param pictures ids of the pictures that it shall have, in order: its own and unattached ones; null for those it
    ///                 has
    /// @param captions what is said of pictures of it, by id, where that changes
    /// @param question the poll that it shall ask, or null for none; votes stay when the options do
    /// @param asksOn   whether it goes on asking what it asks, if anything, until the same time; there is no question then
    public record Edit(Words words, @Nullable List<Long> pictures, Map<Long, Picture.Caption> captions,
                       @Nullable Question question, boolean asksOn) {
        public Edit {
            captions = Map.copyOf(captions);
        }

        /// One that says what is asked.
        public Edit(Words words, @Nullable List<Long> pictures, Map<Long, Picture.Caption> captions,
                    @Nullable Question question) {
            this(words, pictures, captions, question, false);
        }
    }

    /// Changes a post. An edit that changes nothing is none.
    ///
    /// @return the post as it is now
    /// @throws Refused `not-found` when there is none that this account may see, `not-yours`, `edit-too-many`, and what
    ///                 [Posts#publish] refuses
    public Post edit(long actor, long id, Edit edit) {
        mayDo.require(actor, MayDo.Action.EDIT);
        Post seen = posts.visible(actor, id).orElseThrow(Refused::notFound);
        if (seen.author() != actor || seen.repostOf() != null) {
            throw Refused.forbidden("not-yours");
        }
        Edit checked = new Edit(edit.words(), edit.pictures(), edit.captions(),
                edit.question() == null ? null : Polls.checked(edit.question()), edit.asksOn());
        return Objects.requireNonNull(transaction.execute(status -> changed(id, checked)));
    }

    private Post changed(long id, Edit edit) {
        Post before = table.lock(id).orElseThrow(Refused::notFound);
        List<Picture> shown = shown(id);
        List<Long> wanted = edit.pictures() == null ? shown.stream().map(Picture::id).toList() : edit.pictures();
        Posts.checkPictures(wanted);
        Words said = edit.words().kept(wanted.isEmpty() && before.quote() == null);
        // who mends a comma has not written it: once a post was mostly the assistant's, it says so
        Words words = said.assisted(said.assisted() || before.words().assisted());
        boolean asked = asked(id);
        if ((edit.question() != null || edit.asksOn() && asked) && !wanted.isEmpty()) {
            throw Refused.invalid("poll-or-pictures");
        }
        pictures.reattach(before.author(), wanted, id, before.audience().isPublic());
        edit.captions().forEach((picture, caption) -> {
            if (!wanted.contains(picture)) {
                throw Refused.invalid("picture-not-yours");
            }
            pictures.describe(before.author(), picture, caption);
        });
        List<Picture> now = shown(id);
        boolean asks = !edit.asksOn() && (edit.question() != null || asked);
        if (words.equals(before.words()) && now.equals(shown) && !asks) {
            return before;
        }
        if (asks) {
            questions.askAnew(id, edit.question());
        }
        int versionsBefore = versions.count(id);
        if (versionsBefore >= Versions.MAX) {
            throw Refused.invalid("edit-too-many", Versions.MAX);
        }
        if (versionsBefore == 0) {
            versions.add(id, before.words(), shown, before.createdAt());
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Segment> segments = PostText.parse(words.text());
        Post after = before.edited(words, posts.named(segments), List.copyOf(new TreeSet<>(PostText.tags(segments))), at);
        table.change(after);
        links.change(id, segments);
        versions.add(id, words, now, at);
        log.append(new Event.PostEdited(after.author(), id, after.audience(), Posts.content(after,
                now.stream().map(Picture::id).toList())));
        return after;
    }

    private boolean asked(long id) {
        return !polls.among(List.of(id)).isEmpty();
    }

    private List<Picture> shown(long id) {
        return pictures.ofPosts(List.of(id)).getOrDefault(id, List.of());
    }
}
