package social.linnet.web.assistant;

import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.assistant.Preferences;
import social.linnet.assistant.Voice;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Refused;
import social.linnet.web.Cookies;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// How the assistant speaks to somebody, and whether it may read them at all.
@Controller
class AssistantSettings {

    private final Preferences preferences;
    private final Vetoes vetoes;
    private final Cookies cookies;

    AssistantSettings(Preferences preferences, Vetoes vetoes, Cookies cookies) {
        this.preferences = preferences;
        this.vetoes = vetoes;
        this.cookies = cookies;
    }

    @PostMapping("/settings/ai/assistant")
    View change(Visitor visitor, @RequestParam(defaultValue = "") String voice, @RequestParam(defaultValue = "") String silent,
                HttpServletResponse response) {
        Voice chosen = Voice.named(voice);
        if (!chosen.word().equals(voice.toLowerCase(Locale.ROOT))) {
            throw Refused.invalid("choice-unknown");
        }
        preferences.choose(visitor.id(), chosen);
        vetoes.everything(visitor.id(), !silent.isEmpty());
        cookies.flash(response, "saved");
        return Site.redirect("/settings/ai");
    }
}
