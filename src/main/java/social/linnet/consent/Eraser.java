package social.linnet.consent;

import org.springframework.stereotype.Component;

import social.linnet.account.Erasing;

/// What an account that goes for good agreed to is taken back. That it had agreed stays as proof, and names nobody any more.
@Component
class Eraser implements Erasing {

    private final Consents consents;

    Eraser(Consents consents) {
        this.consents = consents;
    }

    @Override
    public boolean erase(long account) {
        consents.erase(account);
        return false;
    }
}
