package social.linnet.media;

import org.springframework.stereotype.Component;

import social.linnet.account.Erasing;

/// Destroys the pictures of an account that goes for good.
@Component
class Eraser implements Erasing {

    private static final int A_BATCH = 200;

    private final Removals removals;

    Eraser(Removals removals) {
        this.removals = removals;
    }

    @Override
    public boolean erase(long account) {
        return removals.ofOwner(account, A_BATCH) == A_BATCH;
    }
}
