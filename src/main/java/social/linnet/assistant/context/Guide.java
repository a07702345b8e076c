package social.linnet.assistant.context;

import java.util.Optional;

/// What this place says of itself: how things are done here, and on which page. A door knows that, so that it is the door's to
/// say; no more than one bean.
public interface Guide {

    /// What there is to say to a question about this place, with the address of the page concerned.
    ///
    /// @param language of the reader, as a BCP 47 tag; where the question is in another one that the guide speaks, it answers in that
    /// @return plain words of some hundred characters at most; empty when it is asked about something else
    Optional<String> about(String question, String language);
}
