package social.linnet.studio.work;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.CanSee;
import social.linnet.studio.work.Grants.Grant;
import social.linnet.studio.work.Grants.State;
import social.linnet.studio.work.Permission.Reason;

/// May somebody make something from this picture, now? Every door asks here, and the workers ask once more before a model
/// sees a pixel, so that leave which was taken back in between holds. What the prompt says makes no difference.
@Service
public class Remixes {

    private final Works works;
    private final Grants grants;
    private final Styles styles;
    private final Copies copies;
    private final Pictures pictures;
    private final CanSee canSee;
    private final Accounts accounts;

    Remixes(Works works, Grants grants, Styles styles, Copies copies, Pictures pictures, CanSee canSee, Accounts accounts) {
        this.works = works;
        this.grants = grants;
        this.styles = styles;
        this.copies = copies;
        this.pictures = pictures;
        this.canSee = canSee;
        this.accounts = accounts;
    }

    /// What this person may do with it, verb by verb.
    public Map<Verb, Permission> may(long actor, Picture picture) {
        Map<Verb, Permission> answers = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            answers.put(verb, may(actor, picture, verb));
        }
        return answers;
    }

    public Permission may(long actor, Picture picture, Verb verb) {
        Optional<Work> work = works.find(picture.id());
        if (picture.owner() != actor) {
            Permission others = ofOthers(actor, picture, work, verb);
            if (!others.granted()) {
                return others;
            }
        } else if (verb == Verb.STYLE && work.map(Work::style).filter(this::isStyle).isEmpty()) {
            return Permission.refused(Reason.NO_STYLE);
        } else if (verb == Verb.PROMPT && work.map(Work::prompt).isEmpty()) {
            return Permission.refused(Reason.HIDDEN);
        }
        return verb.takesPicture() ? fromOthers(actor, picture, work, verb) : Permission.GRANTED;
    }

    /// Whether those from whose pictures it was made, and of whose it is a copy, leave it to this person.
    private Permission fromOthers(long actor, Picture picture, Optional<Work> work, Verb verb) {
        List<Work> line = works.ancestors(picture.id());
        Permission above = ancestors(actor, picture.owner(), line, verb);
        return above.granted() && verb.givesPicture() ? copied(actor, picture, work, line, verb) : above;
    }

    /// What somebody saved and brought back as their own is not theirs: whoever had it here first is asked.
    private Permission copied(long actor, Picture picture, Optional<Work> work, List<Work> line, Verb verb) {
        for (Picture original : copies.originals(picture, work, line)) {
            if (original.owner() == actor) {
                continue;
            }
            Permission theirs = ofOthers(actor, original, works.find(original.id()), verb);
            if (!theirs.granted() || !ancestors(actor, original.owner(), works.ancestors(original.id()), verb).granted()) {
                return copies.isSeen(actor, original) ? new Permission(Reason.COPY, original.owner())
                        : Permission.refused(Reason.COPY_UNNAMED);
            }
        }
        return Permission.GRANTED;
    }

    private Permission ofOthers(long actor, Picture picture, Optional<Work> work, Verb verb) {
        if (picture.post() == null || accounts.find(picture.owner()).isEmpty()) {
            return Permission.refused(Reason.GONE);
        }
        if (!picture.open()) {
            return Permission.refused(Reason.NOT_PUBLIC);
        }
        if (!canSee.testOpen(actor, picture.post(), picture.owner())) {
            return Permission.refused(Reason.GONE);
        }
        boolean allowed = work.map(it -> it.allows().contains(verb)).orElse(false);
        return switch (verb) {
            case PROMPT -> !allowed ? Permission.refused(Reason.NOT_ALLOWED)
                    : work.filter(it -> it.shows() == Work.Shows.PROMPT && it.prompt() != null).isPresent() ? Permission.GRANTED
                    : Permission.refused(Reason.HIDDEN);
            case STYLE -> !allowed ? Permission.refused(Reason.NOT_ALLOWED)
                    : work.filter(it -> it.shows() != Work.Shows.NOTHING).map(Work::style).filter(this::isStyle).isPresent()
                    ? Permission.GRANTED : Permission.refused(Reason.NO_STYLE);
            case EDIT, ANIMATE, MEME -> leave(actor, picture.id(), allowed, work.map(Work::people).orElse(false),
                    work.map(it -> it.kind() == Work.Kind.UPLOAD).orElse(true));
        };
    }

    private boolean isStyle(String word) {
        return !word.equals(Style.NONE.word()) && styles.named(word).shared();
    }

    /// Leave for everybody, or for this person.
    private Permission leave(long actor, long picture, boolean allowed, boolean people, boolean upload) {
        if (allowed && !people) {
            return Permission.GRANTED;
        }
        Optional<Grant> grant = grants.of(picture, actor);
        if (grant.isEmpty()) {
            return Permission.refused(people || upload ? Reason.ASK : Reason.NOT_ALLOWED);
        }
        return switch (grant.get().state()) {
            case GIVEN -> Permission.GRANTED;
            case ASKED -> Permission.refused(Reason.ASKED);
            case REFUSED, TAKEN_BACK -> Permission.refused(Reason.REFUSED);
        };
    }

    /// A remix has the limits of what it was made from: leave that was taken back there holds here too.
    private Permission ancestors(long actor, long maker, List<Work> line, Verb verb) {
        for (Work ancestor : line) {
            if (ancestor.owner() != actor && !leave(actor, ancestor.picture(), ancestor.allows().contains(verb), ancestor.people(),
                    ancestor.kind() == Work.Kind.UPLOAD).granted() && !isOf(maker, ancestor)) {
                return new Permission(Reason.ANCESTOR, ancestor.owner());
            }
        }
        return Permission.GRANTED;
    }

    /// Whoever made the picture from one of their own speaks for both. Leave that others gave to them alone is not handed on.
    private static boolean isOf(long maker, Work ancestor) {
        return maker == ancestor.owner();
    }

    /// @throws Refused `remix-` and the reason, when they may not; `picture-held` for what is made of it and looked at by
    ///                 nobody, while it waits to be looked at itself
    public void require(long actor, Picture picture, Verb verb) {
        Permission permission = may(actor, picture, verb);
        if (permission.reason() == Reason.GONE) {
            throw Refused.notFound();
        }
        if (!permission.granted()) {
            throw Refused.of(Refused.Kind.FORBIDDEN, "remix-" + permission.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    permission.whose() == null ? "" : accounts.find(permission.whose()).map(whose -> "@" + whose.handle()).orElse(""));
        }
        if ((verb == Verb.ANIMATE || verb == Verb.MEME) && pictures.isHeld(picture.id())) {
            throw Refused.invalid("picture-held");
        }
    }

    /// Asks the owner of a picture for leave to make something from it.
    ///
    /// @throws Refused `not-found`, `grant-refused`, `remix-…` when asking cannot help, `too-many`
    public Grant ask(long actor, Picture picture) {
        Permission permission = may(actor, picture, Verb.EDIT);
        if (permission.reason() == Reason.GONE || picture.owner() == actor) {
            throw Refused.notFound();
        }
        if (!permission.granted() && !permission.canAsk() && permission.reason() != Reason.ASKED
                && permission.reason() != Reason.REFUSED) {
            require(actor, picture, Verb.EDIT);
        }
        return grants.ask(actor, picture);
    }

    /// The leave by which somebody makes something from this picture, where it was given to them alone.
    public Optional<Grant> personal(long actor, long picture) {
        return grants.of(picture, actor).filter(grant -> grant.state() == State.GIVEN);
    }
}
