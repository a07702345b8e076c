package social.linnet.web.settings;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.settings.Settings.Signup;

/// The form with which an account is made, as it was filled in so far. The password is never given back.
///
/// @param mode   who may sign up
/// @param setup  the token of the first administrator's sign-up, or null for anybody else's
/// @param values what was typed, by field: `handle`, `name`, `email`, `invite`, `reason`
/// @param errors what is wrong, by field (also `password`, `agree`), in the reader's words
public record SignUpForm(Signup mode, @Nullable String setup, Map<String, String> values, Map<String, String> errors) {

    public static SignUpForm empty(Signup mode) {
        return new SignUpForm(mode, null, Map.of(), Map.of());
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public String action() {
        return setup == null ? "/sign-up" : "/setup";
    }
}
