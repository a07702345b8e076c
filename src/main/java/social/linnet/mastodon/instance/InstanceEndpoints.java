package social.linnet.mastodon.instance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.account.Languages;
import social.linnet.instance.HouseTexts;
import social.linnet.instance.Rules;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Answer;
import social.linnet.media.Picture;
import social.linnet.notification.VapidKey;
import social.linnet.post.FeaturedTags;
import social.linnet.post.Pins;
import social.linnet.post.Polls;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.settings.House;
import social.linnet.settings.Settings;

/// What this server is and allows, which is where clients look for limits: every number here is the one that the code
/// enforces, and 0 where there is no such thing.
@Controller
class InstanceEndpoints {

    private final House named;
    private final Settings settings;
    private final Addresses addresses;
    private final Usage usage;
    private final Rules rules;
    private final HouseTexts house;
    private final AccountCards cards;
    private final VapidKey vapid;

    InstanceEndpoints(House named, Settings settings, Addresses addresses, Usage usage, Rules rules, HouseTexts house,
                      AccountCards cards, VapidKey vapid) {
        this.named = named;
        this.settings = settings;
        this.addresses = addresses;
        this.usage = usage;
        this.rules = rules;
        this.house = house;
        this.cards = cards;
        this.vapid = vapid;
    }

    @Public
    @GetMapping("/api/v2/instance")
    Answer v2() {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("domain", settings.domain());
        entity.put("title", named.name());
        entity.put("version", Version.COMPATIBLE);
        entity.put("source_url", addresses.origin());
        HouseTexts.Contact asked = house.contact();
        entity.put("description", described(asked));
        entity.put("usage", Map.of("users", Map.of("active_month", usage.now().active())));
        entity.put("thumbnail", thumbnail());
        entity.put("icon", List.of());
        entity.put("languages", Languages.OFFERED);
        Map<String, Object> configuration = configuration();
        Map<String, Object> urls = new LinkedHashMap<>();
        urls.put("streaming", streaming());
        urls.put("about", addresses.at("/about"));
        urls.put("privacy_policy", addresses.at("/privacy-policy"));
        urls.put("terms_of_service", house.currentTerms().isEmpty() ? null : addresses.at("/terms-of-service"));
        urls.put("status", null);
        configuration.put("urls", urls);
        configuration.put("vapid", Map.of("public_key", vapid.publicKey()));
        configuration.put("translation", Map.of("enabled", false));
        entity.put("configuration", configuration);
        entity.put("registrations", registrations());
        entity.put("api_versions", Map.of("mastodon", Version.API));
        entity.put("contact", contact(asked));
        entity.put("rules", HouseTextEndpoints.entities(rules.all()));
        return Answer.of(entity);
    }

    @Public
    @GetMapping("/api/v1/instance")
    Answer v1() {
        Usage.Counts counts = usage.now();
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("uri", settings.domain());
        entity.put("title", named.name());
        HouseTexts.Contact asked = house.contact();
        entity.put("short_description", described(asked));
        entity.put("description", described(asked));
        entity.put("email", asked.email());
        entity.put("version", Version.COMPATIBLE);
        entity.put("urls", Map.of("streaming_api", streaming()));
        entity.put("stats", Map.of("user_count", counts.accounts(), "status_count", counts.posts(), "domain_count", 0));
        entity.put("thumbnail", addresses.at(Addresses.NO_HEADER));
        entity.put("languages", Languages.OFFERED);
        entity.put("registrations", isOpen());
        entity.put("approval_required", isApproved());
        entity.put("invites_enabled", false);
        entity.put("configuration", configuration());
        entity.put("contact_account", asked.account() == null ? null : cards.of(asked.account()));
        entity.put("rules", HouseTextEndpoints.entities(rules.all()));
        return Answer.of(entity);
    }

    private Map<String, Object> configuration() {
        Map<String, Object> media = new LinkedHashMap<>();
        media.put("supported_mime_types", Picture.ACCEPTED);
        media.put("image_size_limit", settings.media().maxBytes());
        media.put("image_matrix_limit", settings.media().maxPixels());
        media.put("video_size_limit", settings.media().film().maxBytes());
        // what is faster is taken, and slowed down
        media.put("video_frame_rate_limit", 120);
        media.put("video_matrix_limit", Picture.MAX_FILM_PIXELS);
        media.put("description_limit", Picture.MAX_ALT);
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("accounts", Map.of("max_featured_tags", FeaturedTags.MAX, "max_pinned_statuses", Pins.MAX,
                "max_display_name_length", Accounts.MAX_NAME, "max_note_length", Accounts.MAX_BIO,
                "max_profile_fields", Details.MAX_FIELDS, "profile_field_name_limit", Details.MAX_FIELD,
                "profile_field_value_limit", Details.MAX_FIELD));
        configuration.put("statuses", Map.of("max_characters", PostText.MAX_LENGTH,
                "max_media_attachments", Posts.MAX_PICTURES, "characters_reserved_per_url", PostText.LINK_LENGTH));
        configuration.put("media_attachments", media);
        configuration.put("polls", Map.of("max_options", Polls.MAX_OPTIONS,
                "max_characters_per_option", Polls.MAX_OPTION_LENGTH,
                "min_expiration", Polls.MIN_OPEN.toSeconds(), "max_expiration", Polls.MAX_OPEN.toSeconds()));
        return configuration;
    }

    private Map<String, Object> thumbnail() {
        String address = addresses.at(Addresses.NO_HEADER);
        Map<String, Object> thumbnail = new LinkedHashMap<>();
        thumbnail.put("url", address);
        thumbnail.put("blurhash", null);
        thumbnail.put("versions", Map.of("@1x", address, "@2x", address));
        thumbnail.put("description", "");
        return thumbnail;
    }

    private Map<String, Object> registrations() {
        Map<String, Object> registrations = new LinkedHashMap<>();
        registrations.put("enabled", isOpen());
        registrations.put("approval_required", isApproved());
        registrations.put("reason_required", false);
        registrations.put("message", null);
        registrations.put("url", null);
        registrations.put("min_age", null);
        return registrations;
    }

    private String described(HouseTexts.Contact asked) {
        return asked.description().isEmpty() ? named.name() : asked.description();
    }

    private Map<String, Object> contact(HouseTexts.Contact asked) {
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("email", asked.email());
        contact.put("account", asked.account() == null ? null : cards.of(asked.account()));
        return contact;
    }

    private boolean isOpen() {
        return named.signup() != Settings.Signup.INVITE;
    }

    private boolean isApproved() {
        return named.signup() == Settings.Signup.APPROVAL;
    }

    /// Where streaming will be; clients demand an address, and fall back to asking when nothing answers there.
    private String streaming() {
        return (settings.isSecure() ? "wss://" : "ws://") + settings.domain();
    }
}
