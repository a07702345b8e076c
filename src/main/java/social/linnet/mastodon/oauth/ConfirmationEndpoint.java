package social.linnet.mastodon.oauth;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Failure;

/// Asks for the mail that confirms an address once more. Addresses are not confirmed here, so that nobody ever waits for
/// one, which Mastodon answers in these words.
@Controller
class ConfirmationEndpoint {

    @Needs
    @PostMapping("/api/v1/emails/confirmations")
    Answer again() {
        throw new Failure(403, "This method is only available while the e-mail is awaiting confirmation");
    }
}
