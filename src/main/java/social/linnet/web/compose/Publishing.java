package social.linnet.web.compose;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.assistant.context.Vetoes;
import social.linnet.assistant.writing.Writing;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.Draft;
import social.linnet.post.Drafts;
import social.linnet.post.Edits;
import social.linnet.post.Permissions;
import social.linnet.post.Poll;
import social.linnet.post.Polls;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Question;
import social.linnet.post.Schedule;
import social.linnet.post.Words;
import social.linnet.web.compose.Written.Part;

/// Makes posts of what was written.
@Component
class Publishing {

    private final Posts posts;
    private final Edits edits;
    private final Polls polls;
    private final Schedule schedule;
    private final Drafts drafts;
    private final Pictures pictures;
    private final Composers composers;
    private final Writing writing;
    private final Clock clock;
    private final Vetoes vetoes;

    Publishing(Posts posts, Edits edits, Polls polls, Schedule schedule, Drafts drafts, Pictures pictures,
               Composers composers, Writing writing, Clock clock, Vetoes vetoes) {
        this.posts = posts;
        this.edits = edits;
        this.polls = polls;
        this.schedule = schedule;
        this.drafts = drafts;
        this.pictures = pictures;
        this.composers = composers;
        this.writing = writing;
        this.clock = clock;
        this.vetoes = vetoes;
    }

    /// What became of it.
    ///
    /// @param posted  ids, in order
    /// @param rest    the parts that could not be posted
    /// @param refused why not, or null when nothing is left
    record Outcome(List<Long> posted, List<Part> rest, @Nullable Refused refused) {
    }

    /// Publishes the parts, each as an answer to the one before. Those that were published stay so when a later one is
    /// refused, and are not published again when all is sent once more with the same key.
    ///
    /// @param draft the id of the draft that it was, or null
    /// @param key   what makes it once; may be null
    /// @throws Refused why the first could not be published
    Outcome publish(long author, Written sent, @Nullable Long replyTo, @Nullable Long quote, @Nullable Long draft,
                    @Nullable String key) {
        Written written = borneOut(author, sent, draft);
        describe(author, written);
        List<Part> parts = written.filled();
        List<Long> posted = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            try {
                Long parent = i == 0 ? replyTo : posted.getLast();
                posted.add(once(draft(author, written, parts.get(i), i == 0, parent, i == 0 ? quote : null),
                        key == null || key.isEmpty() ? null : i == 0 ? key : key + "." + i).id());
            } catch (Refused refused) {
                if (posted.isEmpty()) {
                    throw refused;
                }
                return new Outcome(posted, parts.subList(i, parts.size()), refused);
            }
        }
        return new Outcome(posted, List.of(), null);
    }

    /// Whoever changes their words after they went out without anybody hearing of it means something else by the same key.
    private Post once(Draft draft, @Nullable String key) {
        try {
            return posts.publish(draft.once(key));
        } catch (Refused refused) {
            if (key == null || !refused.key().equals("key-reused")) {
                throw refused;
            }
            return posts.publish(draft.once(key + "~" + Integer.toHexString(
                    Objects.hash(draft.words(), draft.replyTo(), draft.pictures()))));
        }
    }

    /// Takes it to publish later.
    ///
    /// @throws Refused `schedule-thread`, `schedule-time`, and what [Schedule#add] refuses
    void schedule(long author, Written written, @Nullable Long replyTo, @Nullable Long quote, @Nullable Long draft,
                  @Nullable String key) {
        if (written.filled().size() > 1) {
            throw Refused.invalid("schedule-thread");
        }
        describe(author, written);
        schedule.add(draft(author, borneOut(author, written, draft), written.filled().getFirst(), true, replyTo, quote)
                .once(key == null || key.isEmpty() ? null : key), written.dueAt());
    }

    /// Keeps it as a draft, in place of the one with this id if there still is one.
    ///
    /// @return the draft's id
    long keep(long author, Written written, @Nullable Long replyTo, @Nullable Long quote, @Nullable Long draft) {
        describe(author, written);
        Draft kept = draft(author, borneOut(author, written, draft), Threaded.joined(written.parts()), true, replyTo, quote);
        if (draft != null) {
            try {
                return drafts.change(draft, kept).id();
            } catch (Refused gone) {
                if (gone.kind() != Refused.Kind.NOT_FOUND) {
                    throw gone;
                }
            }
        }
        return drafts.add(kept).id();
    }

    private Draft draft(long author, Written written, Part part, boolean first, @Nullable Long replyTo, @Nullable Long quote) {
        if (written.audience() == null) {
            throw Refused.invalid("audience-unknown");
        }
        return Draft.of(author, part.text(), written.audience()).saying(words(author, written, part.text()))
                .permitting(new Permissions(written.audience(), written.quotes(), written.replies()))
                .answering(replyTo).quoting(quote).showing(part.pictures())
                .asking(first ? written.question(Duration.ofDays(1)) : null).silent(written.silent());
    }

    /// The words of a post with this text, and whether most of them came from what the assistant proposed.
    private Words words(long author, Written written, String text) {
        return written.words(text).assisted(written.helped().before()
                || writing.isMostly(author, written.helped().accepted(), text));
    }

    /// The same, mostly the assistant's from before only where the draft says so that it was.
    private Written borneOut(long author, Written sent, @Nullable Long draft) {
        Written.Helped helped = sent.helped();
        return sent.helped(new Written.Helped(helped.accepted(), helped.before() && draft != null && drafts.of(author).stream()
                .anyMatch(one -> one.id() == draft && one.draft().words().assisted())));
    }

    /// Changes a post. A poll whose words nobody touched goes on as it does.
    void change(long author, long id, Written written) {
        Part part = written.parts().getFirst();
        Question question = written.question(composers.goesOn(author, id, clock.instant()));
        Poll poll = polls.of(author, List.of(id)).get(id);
        boolean asksOn = question != null && poll != null && written.poll().seconds() == 0
                && poll.options().equals(question.options().stream().map(String::strip).toList())
                && poll.multiple() == question.multiple() && poll.hideTotals() == question.hideTotals();
        Map<Long, Picture.Caption> captions = new HashMap<>(written.captions());
        captions.keySet().retainAll(part.pictures());
        edits.edit(author, id, new Edits.Edit(words(author, borneOut(author, written, null), part.text()), part.pictures(), captions,
                asksOn ? null : question, asksOn));
    }

    /// Deletes a post and keeps what it said as a draft.
    ///
    /// @return the draft's id
    long takeBack(long author, long id) {
        Post post = posts.visible(author, id).orElseThrow(Refused::notFound);
        if (post.author() != author || post.repostOf() != null) {
            throw Refused.forbidden("not-yours");
        }
        Poll poll = polls.of(author, List.of(id)).get(id);
        Draft draft = Draft.of(author, post.text(), post.audience()).saying(post.words()).permitting(post.permissions())
                .answering(post.replyTo()).quoting(post.quote() == null ? null : Long.valueOf(post.quote().post()))
                .asking(poll == null ? null : new Question(poll.options(), Duration.ofDays(1), poll.multiple(),
                        poll.hideTotals())).silent(vetoes.isSilent(post));
        List<Long> shown = pictures.ofPosts(List.of(id)).getOrDefault(id, List.of()).stream().map(Picture::id).toList();
        // its pictures are free for the draft only once it is gone
        long kept = drafts.add(draft).id();
        try {
            posts.delete(author, id);
        } catch (Refused refused) {
            drafts.drop(author, kept);
            throw refused;
        }
        return shown.isEmpty() ? kept : drafts.change(kept, draft.showing(shown)).id();
    }

    /// Keeps what is said of the pictures where it differs from what was said.
    private void describe(long author, Written written) {
        Map<Long, Picture> found = written.captions().isEmpty() ? Map.of() : pictures.find(written.captions().keySet());
        written.captions().forEach((id, caption) -> {
            Picture picture = found.get(id);
            if (picture != null && picture.owner() == author && picture.post() == null
                    && (!Objects.equals(picture.alt(), caption.alt())
                    || caption.focus() != null && !caption.focus().equals(picture.focus()))) {
                pictures.describe(author, id, caption);
            }
        });
    }
}
