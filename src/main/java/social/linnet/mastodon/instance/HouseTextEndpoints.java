package social.linnet.mastodon.instance;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import social.linnet.account.Languages;
import social.linnet.event.Refused;
import social.linnet.instance.HouseTexts;
import social.linnet.instance.Rules;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Answer;

/// Rules, long texts and lists that describe this server.
@Controller
class HouseTextEndpoints {

    private final Rules rules;
    private final HouseTexts house;
    private final LongTexts texts;
    private final Usage usage;

    HouseTextEndpoints(Rules rules, HouseTexts house, LongTexts texts, Usage usage) {
        this.rules = rules;
        this.house = house;
        this.texts = texts;
        this.usage = usage;
    }

    @Public
    @GetMapping("/api/v1/instance/rules")
    Answer rules() {
        return Answer.of(entities(rules.all()));
    }

    /// Mastodon's Rules.
    static List<Map<String, Object>> entities(List<Rules.Rule> rules) {
        return rules.stream().map(rule -> {
            Map<String, Object> entity = new LinkedHashMap<>();
            entity.put("id", String.valueOf(rule.id()));
            entity.put("text", rule.text());
            entity.put("hint", rule.hint());
            entity.put("translations", Map.of());
            return entity;
        }).toList();
    }

    /// This server knows no others.
    @Public
    @GetMapping({"/api/v1/instance/peers", "/api/v1/instance/domain_blocks"})
    Answer nobody() {
        return Answer.of(List.of());
    }

    /// Nothing is translated on this server.
    @Public
    @GetMapping("/api/v1/instance/translation_languages")
    Answer translations() {
        return Answer.of(Map.of());
    }

    @Public
    @GetMapping("/api/v1/instance/languages")
    Answer languages() {
        return Answer.of(Languages.OFFERED.stream().map(code -> Map.of("code", code, "name",
                Locale.forLanguageTag(code).getDisplayLanguage(Locale.forLanguageTag(code)))).toList());
    }

    /// Twelve weeks, this one first; numbers are texts here.
    @Public
    @GetMapping("/api/v1/instance/activity")
    Answer activity() {
        return Answer.of(usage.weeks().stream().map(week -> {
            Map<String, Object> entity = new LinkedHashMap<>();
            entity.put("week", String.valueOf(week.start().getEpochSecond()));
            entity.put("statuses", String.valueOf(week.posts()));
            entity.put("logins", String.valueOf(week.active()));
            entity.put("registrations", String.valueOf(week.signUps()));
            return entity;
        }).toList());
    }

    @Public
    @GetMapping("/api/v1/instance/extended_description")
    Answer extendedDescription() {
        return statement(HouseTexts.Kind.ABOUT);
    }

    @Public
    @GetMapping("/api/v1/instance/privacy_policy")
    Answer privacyPolicy() {
        return statement(HouseTexts.Kind.PRIVACY);
    }

    private Answer statement(HouseTexts.Kind kind) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("updated_at", house.statement(kind).map(one -> Times.text(one.updatedAt())).orElse(null));
        entity.put("content", house.statement(kind).map(one -> texts.html(one.text())).orElse(""));
        return Answer.of(entity);
    }

    @Public
    @GetMapping("/api/v1/instance/terms_of_service")
    Answer terms() {
        return terms(house.currentTerms().orElseThrow(Refused::notFound));
    }

    @Public
    @GetMapping("/api/v1/instance/terms_of_service/{date}")
    Answer terms(@PathVariable String date) {
        LocalDate day;
        try {
            day = LocalDate.parse(date);
        } catch (DateTimeParseException noDate) {
            throw Refused.notFound();
        }
        return terms(house.terms().stream().filter(terms -> terms.effectiveOn().equals(day)).findFirst()
                .orElseThrow(Refused::notFound));
    }

    private Answer terms(HouseTexts.Terms terms) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("effective_date", terms.effectiveOn().toString());
        entity.put("effective", terms.effective());
        entity.put("content", texts.html(terms.text()));
        entity.put("succeeded_by", terms.succeededOn() == null ? null : terms.succeededOn().toString());
        return Answer.of(entity);
    }
}
