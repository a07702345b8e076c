package social.linnet.web.assistant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.assistant.Prompts;
import social.linnet.assistant.Switch;
import social.linnet.assistant.Talk;
import social.linnet.assistant.context.Self;
import social.linnet.event.Refused;
import social.linnet.settings.Settings;
import social.linnet.studio.Studio;
import social.linnet.web.Site;
import tools.jackson.databind.json.JsonMapper;

/// Who the assistant is, for everybody: its model, what it is told of its part and was told before, what it may read and do,
/// and how one keeps it away.
@Controller
class AboutController {

    /// What it may look up, in the words of the page; what each does is decided in the assistant's own module.
    static final List<String> TOOLS = List.of("search_posts", "read_thread", "read_profile", "tag_trend");

    private final Site site;
    private final Prompts prompts;
    private final Talk talk;
    private final Studio studio;
    private final Self self;
    private final Switch onOff;
    private final Settings settings;
    private final JsonMapper json;

    AboutController(Site site, Prompts prompts, Talk talk, Studio studio, Self self, Switch onOff, Settings settings, JsonMapper json) {
        this.site = site;
        this.prompts = prompts;
        this.talk = talk;
        this.studio = studio;
        this.self = self;
        this.onOff = onOff;
        this.settings = settings;
        this.json = json;
    }

    @GetMapping("/about/assistant")
    View about(HttpServletRequest request, HttpServletResponse response) {
        return site.page("assistant/about", new AboutPage(site.frame(request, response), handle(), settings.assistant().name(),
                talk.model(), studio.makers().judge(), onOff.isOn(), prompts.current(), prompts.history(), TOOLS, settings.assistant().hourly()));
    }

    @GetMapping("/about/assistant.json")
    ResponseEntity<String> machine() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("handle", handle());
        told.put("name", settings.assistant().name());
        told.put("on", onOff.isOn());
        told.put("model", Map.of("provider", talk.model().provider(), "name", talk.model().model(), "builtin", talk.model().builtin()));
        told.put("prompt", told(prompts.current(), true));
        told.put("history", prompts.history().stream().map(version -> told(version, false)).toList());
        told.put("tools", TOOLS);
        told.put("questions_per_hour", settings.assistant().hourly());
        told.put("seconds_per_answer", settings.assistant().seconds());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header("Cache-Control", "public, max-age=60")
                .body(json.writeValueAsString(told));
    }

    private Map<String, Object> told(Prompts.Version version, boolean whole) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("version", version.number());
        told.put("date", version.date().toString());
        told.put("sha256", version.sha256());
        told.put("reason", version.reason());
        told.put("url", settings.origin() + "/about/assistant/prompts/" + version.number());
        if (whole) {
            told.put("text", version.text());
        }
        return told;
    }

    /// One version of the prompt, as the file that its hash is of.
    @GetMapping("/about/assistant/prompts/{number}")
    ResponseEntity<String> prompt(@PathVariable int number) {
        Prompts.Version version = prompts.history().stream().filter(one -> one.number() == number).findFirst()
                .orElseThrow(Refused::notFound);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header("Cache-Control", "public, max-age=3600").body(version.text());
    }

    private String handle() {
        return self.shown().map(Account::handle).orElse(settings.assistant().handle());
    }
}
