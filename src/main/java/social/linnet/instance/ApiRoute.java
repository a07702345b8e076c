package social.linnet.instance;

import java.util.List;

/// One address of the API, as people who write apps read of it.
///
/// @param tier       1 to 3, as apps depend on it
/// @param section    what it is about
/// @param path       with variables in braces
/// @param who        for whom it is
/// @param parameters what may be sent besides the variables of the path
/// @param answer     the entity that comes back, in brackets a list of it
public record ApiRoute(int tier, String section, String method, String path, Who who, List<Parameter> parameters,
                       String answer, String summary) {

    /// @param caller who may ask
    /// @param scopes of which the token needs one; empty when any does
    public record Who(Caller caller, List<String> scopes) {
    }

    /// Who may ask.
    public enum Caller {
        /// Everybody; a person's token must have the scopes.
        ANYBODY,
        /// Whoever has a token.
        APP,
        /// Whoever has a token that acts for a person.
        PERSON
    }

    /// @param type  `text`, `id`, `ids`, `flag`, `number`, `time`, `file`, `object` or `list`
    /// @param words the only texts there are; empty when any is good
    public record Parameter(String name, String type, boolean required, List<String> words) {
    }
}
