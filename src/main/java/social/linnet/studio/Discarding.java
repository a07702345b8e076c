package social.linnet.studio;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.VideoModel;
import social.linnet.studio.FootageTable.Due;

/// Tells providers to destroy what they hold for us: at once what was taken back or came to nothing, and what was delivered
/// when its time for remixes is over.
@Component
class Discarding {

    private static final Logger LOG = LoggerFactory.getLogger(Discarding.class);
    private static final Duration CALL = Duration.ofSeconds(30);

    private final ObjectProvider<VideoModel> models;
    private final FootageTable footage;

    Discarding(ObjectProvider<VideoModel> models, FootageTable footage) {
        this.models = models;
        this.footage = footage;
    }

    /// Tells of all that are due now.
    void run() {
        footage.settle();
        VideoModel model = models.getIfAvailable();
        String name = model == null ? "" : Filming.by(model.name());
        for (Optional<Due> due = footage.due(name); due.isPresent(); due = footage.due(name)) {
            discard(model, due.get());
        }
    }

    private void discard(@Nullable VideoModel model, Due due) {
        if (due.handle() == null) {
            // it comes up again, should its handle come late
            if (due.discards() > 1) {
                footage.never(due.id());
            }
            return;
        }
        boolean reachable = model != null && Filming.by(model.name()).equals(due.model());
        if (model != null && reachable) {
            try {
                model.discard(due.handle(), CALL);
                footage.never(due.id());
                return;
            } catch (AiFailure failure) {
                LOG.warn("{} did not hear that a film is to be destroyed: {} {}", due.model(), failure.reason(), failure.getMessage());
                if (failure.reason() == Reason.UNSUPPORTED) {
                    footage.never(due.id());
                    return;
                }
            }
        }
        if (!reachable || due.discards() >= FootageTable.MAX_DISCARDS) {
            LOG.warn("{} was not told to destroy a film: nobody could reach it", due.model());
            footage.never(due.id());
        }
    }
}
