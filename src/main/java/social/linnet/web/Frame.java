package social.linnet.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.text.CompactDecimalFormat;
import com.ibm.icu.text.CompactDecimalFormat.CompactStyle;
import com.ibm.icu.text.NumberFormat;

import org.jspecify.annotations.Nullable;

import social.linnet.account.Account;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.instance.EmojiSet;
import social.linnet.media.Picture;
import social.linnet.media.Picture.Size;
import social.linnet.notification.Kind;
import social.linnet.page.AskedView;
import social.linnet.page.NotificationView;
import social.linnet.page.Person;
import social.linnet.page.QuoteView;
import social.linnet.page.Suggestion;
import social.linnet.studio.Job;
import social.linnet.studio.work.Style;

/// What every page has, and the words it speaks. Templates say `f.t("nav.home")`; what they get is plain text, which the
/// template engine escapes.
///
/// @param site       what this network calls itself
/// @param origin     its address, without a trailing slash
/// @param me         who is signed in, or null
/// @param admin      whether they are an administrator
/// @param locale     the language of the page
/// @param look       how the reader wants it to look in this browser
/// @param csrf       the token that every form carries as `_csrf`
/// @param path       path of this page, for the navigation and for coming back after sign-in
/// @param flash      a message to show once, or null
/// @param error      what went wrong, or null
/// @param now        when the page is made
/// @param imageModel what makes pictures here
/// @param emojis     the custom ones, for part/text.jte
/// @param beside     what stands beside the page
/// @param cold       whether the page carries its style sheet, for a browser that has none yet
public record Frame(String site, String origin, @Nullable Person me, boolean admin, Locale locale,
                    Look look, String csrf, String path, @Nullable String flash, @Nullable String error,
                    Messages messages, Assets assets, Instant now, ModelName imageModel,
                    EmojiSet emojis, Beside beside, boolean cold) {

    private static final int SHOWN_LINK = 44;
    private static final int LONGEST_IN_SECONDS = 90;

    /// `light` or `dark` when the reader chose one, or null to follow their system.
    public @Nullable String theme() {
        return look.theme();
    }

    /// The text of a key, with its arguments set in.
    public String t(String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }

    /// How many notifications the reader has not seen; 0 for whoever is not signed in.
    public int unread() {
        return beside.told();
    }

    /// A small count beside an entry of the navigation: `7`, `20+`.
    public String few(int count) {
        return count < Beside.MANY ? number(count) : number(Beside.MANY) + "+";
    }

    /// That people one follows like something.
    public String liked(List<Person> people) {
        return t("why.liked", people.getFirst().name(), people.size() - 1);
    }

    /// Why somebody is suggested.
    public String why(Suggestion suggestion) {
        return switch (suggestion.reason()) {
            case FRIENDS -> t("why.friends", suggestion.through().getFirst().name(), suggestion.through().size() - 1);
            case MANY -> t("why.many");
            case NEW -> t("why.new");
        };
    }

    /// The address of a static file.
    public String asset(String name) {
        return assets.path(name);
    }

    /// What is in the style sheet.
    public String sheet() {
        return assets.sheet();
    }

    /// The headers that htmx sends with every request, as JSON.
    public String headers() {
        return "{\"X-CSRF-TOKEN\":\"" + csrf + "\"}";
    }

    /// The language as its BCP 47 tag.
    public String lang() {
        return locale.toLanguageTag();
    }

    /// A count as short as people read it: `948`, `1.2K`, `1,2 k`.
    public String compact(long count) {
        return count < 1000 ? Long.toString(count)
                : CompactDecimalFormat.getInstance(locale, CompactStyle.SHORT).format(count);
    }

    /// A count in full.
    public String number(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    public Ago ago(Instant then) {
        return new Ago(then, now, locale, messages);
    }

    public boolean isMe(Person person) {
        return me != null && me.id() == person.id();
    }

    /// Where a notification leads.
    public String leads(NotificationView view) {
        return switch (view.newest().kind()) {
            case WARNING -> "/settings/decisions#d" + view.newest().about();
            case FEATURED -> "/collections/" + view.newest().about();
            case GRANT_ASKED, GRANT_GIVEN, GRANT_USED -> "/studio/grants#g" + view.newest().about();
            case JOB_READY, JOB_FAILED -> "/studio/at/" + view.newest().about();
            case APPEAL_ANSWERED -> "/studio/appeals/" + view.newest().about();
            case REPORT -> "/admin/reports/" + view.newest().about();
            case FOLLOW, FOLLOW_REQUEST, SIGN_UP, MENTION, POST, LIKE, REPOST, QUOTE, POLL, EDIT, QUOTED_EDIT, CORRECTION ->
                    view.post() == null ? "/@" + view.people().getFirst().handle() : view.post().path();
        };
    }

    /// What one of several is called in forms and in the keys of messages.
    public String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String kind(Account.Kind kind) {
        return t("kind." + kind.word());
    }

    public String audience(Audience audience) {
        return t("audience." + audience.word());
    }

    public String audienceMeans(Audience audience) {
        return t("audience." + audience.word() + ".means");
    }

    public String style(Style style) {
        return style.isShelf() && style.name() == null ? t("style." + style.word())
                : style.name() == null || style.name().isEmpty() ? t("style.gone") : style.name();
    }

    public String shape(Shape shape) {
        return t("shape." + word(shape));
    }

    public String state(Job.State state) {
        return t("state." + state.name().toLowerCase(Locale.ROOT));
    }

    public String failure(Job.Failure failure) {
        return t("failure." + word(failure));
    }

    /// What an app may do, in plain words; a scope without words of its own is shown by its wider one's.
    public String scope(String scope) {
        String whole = "scope." + scope.replace(':', '.');
        if (messages.has(whole)) {
            return t(whole);
        }
        int colon = scope.indexOf(':');
        String wide = "scope." + (colon < 0 ? scope : scope.substring(0, colon));
        return messages.has(wide) ? t(wide) : t("scopes.other", scope);
    }

    /// What was refused, in the reader's words; a reason without words of its own gets the general ones.
    public String refused(Refused refused) {
        if (refused.pause() != null) {
            return t("error.429.wait", wait(refused.pause()));
        }
        String key = "refused." + refused.key();
        return messages.has(key) ? t(key, refused.arguments()) : t("refused.other");
    }

    /// A short time to wait, in whole seconds or minutes, rounded up: `in 40 seconds`.
    public String wait(Duration pause) {
        long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
        return seconds <= LONGEST_IN_SECONDS ? t("wait.seconds", seconds) : t("wait.minutes", (seconds + 59) / 60);
    }

    /// Who made a picture, from what is kept with it: `builtin/painter`, `api.openai.com/gpt-image-1`.
    public String madeBy(String model) {
        return model.startsWith("builtin/") ? t("model.builtin") : model.substring(model.lastIndexOf('/') + 1);
    }

    /// Who made the words of an answer, as its label says: `AI · built-in reader`, `AI · gpt-x`.
    public String answeredBy(ModelName model) {
        return t("answer.label", model.builtin() ? t("answer.builtin") : model.model());
    }

    /// What became of a question, for whoever asked.
    public String asked(AskedView asked) {
        return asked.reason() == null ? t("asked." + word(asked.state())) : t("asked.reason." + word(asked.reason()));
    }

    /// The model that makes pictures here, as people are told.
    public String painter(ModelName model) {
        return model.builtin() ? t("model.builtin") : model.model();
    }

    /// Address of a stored picture, for its owner.
    public String media(Picture picture, Size size) {
        return "/media/" + picture.path(size);
    }

    /// How long something lasts: `1:02`.
    public String lasts(Picture picture) {
        long seconds = Math.max(1, Math.round(picture.duration() / 1000.0));
        return String.format(locale, "%d:%02d", seconds / 60, seconds % 60);
    }

    /// The classes that crop a picture around its point, on a grid of five by five; null for the middle, and the page then
    /// has no such attribute.
    public @Nullable String crop(Picture.Focus focus) {
        long across = Math.round((focus.x() + 1) * 2);
        long down = Math.round((1 - focus.y()) * 2);
        return across == 2 && down == 2 ? null : "across" + across + " down" + down;
    }

    /// The letter of a drawn avatar.
    public String initial(Person person) {
        String name = person.name();
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(locale);
    }

    /// Which of the six colours a drawn avatar has.
    public int tint(Person person) {
        return (int) ((person.id() * 0x9E3779B97F4A7C15L >>> 40) % 6);
    }

    /// A link as it is shown: without its scheme, and cut when it is long.
    public String shownLink(String address) {
        String bare = address.replaceFirst("^https?://(www\\.)?", "");
        return bare.length() <= SHOWN_LINK ? bare : bare.substring(0, SHOWN_LINK - 1) + "…";
    }

    /// The host of an address, which says where a link leads whatever its page calls itself.
    public String host(String address) {
        String host = java.net.URI.create(address).getHost();
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /// A share, in whole percent.
    public String percent(long part, long whole) {
        return NumberFormat.getPercentInstance(locale).format(whole == 0 ? 0 : (double) part / whole);
    }

    /// Why what is quoted is not shown.
    public String quote(QuoteView.State state) {
        return t("quote." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// What a shape is called in forms, addresses and style sheets.
    public String word(Shape shape) {
        return shape.name().toLowerCase(Locale.ROOT);
    }

    private static String word(Job.Failure failure) {
        return failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// All audiences, in the order in which they are offered.
    public List<Audience> audiences() {
        return List.of(Audience.values());
    }
}
