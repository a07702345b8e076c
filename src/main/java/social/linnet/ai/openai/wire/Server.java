package social.linnet.ai.openai.wire;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;
import social.linnet.settings.Settings;

/// The server that is asked.
///
/// @param base  its address up to and with the version, without a trailing slash
/// @param key   its key, if it wants one
/// @param model the model's name there, or null for the one it has
public record Server(URI base, @Nullable String key, @Nullable String model) {

    private static final URI OPENAI = URI.create("https://api.openai.com/v1");
    /// Also as gateways name them, after their maker.
    private static final Pattern THINKING = Pattern.compile("(^|/)(o[1-9](-|$)|gpt-5(?!.*chat))");

    /// @param usual the model at OpenAI when the operator names none
    public static Server of(Settings.Provider provider, String usual) {
        String key = blankToNull(provider.key());
        String model = blankToNull(provider.model());
        URI given = provider.baseUrl();
        URI base = given == null ? OPENAI : given;
        if (base.getPath() != null && base.getPath().endsWith("/")) {
            base = URI.create(base.toString().replaceAll("/+$", ""));
        }
        return new Server(base, key, model == null && OPENAI.getHost().equals(base.getHost()) ? usual : model);
    }

    /// Whether it is OpenAI's own.
    public boolean isOpenAi() {
        return OPENAI.getHost().equals(base.getHost());
    }

    /// Whether its model thinks before it speaks, which takes tokens too.
    public boolean isThinking() {
        return model != null && THINKING.matcher(model.toLowerCase(Locale.ROOT)).find();
    }

    /// Who answers there, as people are told.
    public ModelName name() {
        return new ModelName(base.getHost(), model == null ? "default" : model, false);
    }

    /// Whether an address is on this very server: scheme, host and port.
    public boolean isHome(URI address) {
        return base.getScheme().equalsIgnoreCase(address.getScheme()) && address.getHost() != null
                && base.getHost().equalsIgnoreCase(address.getHost()) && port(base) == port(address)
                && address.getUserInfo() == null;
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    /// The key stays out of logs.
    @Override
    public String toString() {
        return "Server[" + base + ", model=" + model + "]";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
