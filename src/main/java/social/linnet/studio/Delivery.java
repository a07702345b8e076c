package social.linnet.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.MadeImage;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;

/// Stores what was made for a job, has it looked at, and delivers it: to each variant once. What is not delivered is not
/// kept.
@Component
class Delivery {

    private final JobTable table;
    private final ImageModel model;
    private final Pictures pictures;
    private final Works works;
    private final Remixes remixes;
    private final Grants grants;
    private final Judge judge;
    private final TransactionTemplate transaction;

    Delivery(JobTable table, ImageModel model, Pictures pictures, Works works, Remixes remixes, Grants grants, Judge judge,
             PlatformTransactionManager transactions) {
        this.table = table;
        this.model = model;
        this.pictures = pictures;
        this.works = works;
        this.remixes = remixes;
        this.grants = grants;
        this.judge = judge;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Keeps what was made, and writes down how, unless it goes against a rule.
    ///
    /// @return why it is not kept, or null
    Job.@Nullable Failure keep(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, MadeImage made, Judge.Finding words) {
        Order order = claim.order();
        ModelName maker = order.maker(model);
        String by = maker.provider() + "/" + maker.model();
        Picture picture = pictures.store(claim.owner(), made.bytes(), alt(order, sources),
                new Making(Picture.Provenance.GENERATED, by, order.sources(),
                        works.embeds(claim.owner()) && !order.prompt().isEmpty() ? order.prompt() : null));
        Judge.Finding finding = judge.picture(source(picture));
        if (finding.objection().isPresent()) {
            table.objected(claim.id(), finding.objection().get());
            pictures.discardMade(claim.owner(), picture.id());
            return Job.Failure.REFUSED_AFTER;
        }
        return deliver(claim, todo, sources, picture, words.seen() && finding.seen());
    }

    /// Writes down that it is made, and how: once, whoever else was at it.
    ///
    /// @param seen whether it was looked at; otherwise it is held
    /// @return null: it is delivered, or was taken back, or somebody was faster
    Job.@Nullable Failure deliver(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, Picture picture, boolean seen) {
        return deliver(claim, todo, sources, picture, seen, () -> { });
    }

    /// The same.
    ///
    /// @param also what is to be written down with it, or not at all
    Job.@Nullable Failure deliver(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, Picture picture, boolean seen,
                                  Runnable also) {
        Order order = claim.order();
        boolean delivered = Boolean.TRUE.equals(transaction.execute(status -> {
            if (!table.ready(claim.id(), todo.number(), picture.id(), seen ? null : Job.Failure.HELD)) {
                return false;
            }
            if (!seen) {
                pictures.hold(claim.owner(), picture.id(), true);
            }
            works.record(new Works.Made(picture.id(), claim.owner(), kind(order), claim.id(),
                    sources.isEmpty() ? null : sources.getFirst(), order.kind() == Job.Kind.ANIMATE ? null : order.prompt(),
                    order.style().word(), picture.model()));
            for (Picture source : sources) {
                remixes.personal(claim.owner(), source.id()).ifPresent(grant -> grants.used(grant, picture.id()));
            }
            also.run();
            return true;
        }));
        if (!delivered) {
            // taken back, or another worker was faster
            pictures.discardMade(claim.owner(), picture.id());
        }
        return null;
    }

    /// What was made while nobody looked is looked at now, and not made once more.
    void lookAgain(JobTable.Claim claim, JobTable.Held held, Judge.Finding words) {
        Optional<Picture> picture = pictures.find(held.picture());
        if (picture.isEmpty() || !words.seen()) {
            return;
        }
        Judge.Finding finding = judge.picture(picture.get().duration() > 0 ? still(picture.get()) : source(picture.get()));
        finding.objection().ifPresentOrElse(objection -> {
            table.objected(claim.id(), objection);
            refuse(claim, held);
        }, () -> {
            if (finding.seen()) {
                pictures.hold(claim.owner(), held.picture(), false);
                table.passed(claim.id(), held.number());
            }
        });
    }

    void refuse(JobTable.Claim claim, JobTable.Held held) {
        table.refusedAfter(claim.id(), held.number());
        pictures.discardMade(claim.owner(), held.picture());
    }

    /// The large file, as a model or a moderator takes it.
    Source source(Picture picture) {
        try {
            return new Source(Files.readAllBytes(pictures.file(picture, Picture.Size.LARGE)), picture.type().mime());
        } catch (IOException e) {
            throw new UncheckedIOException("picture " + picture.id() + " could not be read", e);
        }
    }

    /// What stands for a film until it plays.
    Source still(Picture film) {
        try {
            return new Source(Files.readAllBytes(pictures.file(film, Picture.Size.SMALL)), film.typeOf(Picture.Size.SMALL).mime());
        } catch (IOException e) {
            throw new UncheckedIOException("the still of film " + film.id() + " could not be read", e);
        }
    }

    private static Work.Kind kind(Order order) {
        return switch (order.kind()) {
            case PAINT -> Work.Kind.PAINTED;
            case EDIT -> Work.Kind.EDITED;
            case PACK -> Work.Kind.PACK;
            case ANIMATE -> Work.Kind.ANIMATED;
            case FILM -> Work.Kind.FILMED;
        };
    }

    /// Until somebody describes the picture, what was asked for is the best description there is; of one that was changed,
    /// what was said of it.
    static String alt(Order order, List<Picture> sources) {
        String alt = order.kind() == Job.Kind.PACK ? order.prompt().replace("\n", " · ")
                : sources.isEmpty() || order.kind() == Job.Kind.FILM ? order.prompt() : sources.getFirst().alt();
        return bounded(alt);
    }

    static String bounded(String alt) {
        return alt.length() <= Picture.MAX_ALT ? alt : alt.substring(0, Picture.MAX_ALT);
    }
}
