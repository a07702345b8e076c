package social.linnet.web.settings;

import org.springframework.http.HttpStatus;

import social.linnet.event.Refused;

/// What a form that was refused is answered with.
final class Answers {

    private Answers() {
    }

    /// The status of the page that shows the form again.
    static HttpStatus status(Refused refused) {
        return refused.kind() == Refused.Kind.LIMITED ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY;
    }
}
