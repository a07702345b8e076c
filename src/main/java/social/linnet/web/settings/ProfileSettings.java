package social.linnet.web.settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.page.Person;
import social.linnet.post.FeaturedTags;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// What people show of themselves: name, words, fields, pictures, tags.
@Controller
class ProfileSettings {

    /// The longest side of the wide picture above a profile, in pixels.
    private static final int HEADER_SIDE = 1500;

    private final Site site;
    private final Accounts accounts;
    private final Details details;
    private final Pictures pictures;
    private final FeaturedTags tags;
    private final MayDo mayDo;
    private final Cookies cookies;

    ProfileSettings(Site site, Accounts accounts, Details details, Pictures pictures, FeaturedTags tags, MayDo mayDo,
                    Cookies cookies) {
        this.site = site;
        this.accounts = accounts;
        this.details = details;
        this.pictures = pictures;
        this.tags = tags;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    /// What was typed, as long as it is not kept.
    private record Typed(String name, String bio, boolean automated, boolean app, List<Map.Entry<String, String>> fields) {
    }

    @GetMapping("/settings/profile")
    View profile(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return page(site.frame(request, response), visitor, null, HttpStatus.OK);
    }

    private View page(Frame frame, Visitor visitor, @Nullable Typed typed, HttpStatus status) {
        Account me = visitor.account();
        Details.Shown shown = details.of(me.id());
        List<ProfilePage.Field> fields = new ArrayList<>();
        if (typed == null) {
            shown.fields().forEach(field -> fields.add(new ProfilePage.Field(field.name(), field.value(),
                    field.verifiedAt() != null)));
        } else {
            typed.fields().forEach(field -> fields.add(new ProfilePage.Field(field.getKey(), field.getValue(), false)));
        }
        while (fields.size() < Details.MAX_FIELDS) {
            fields.add(new ProfilePage.Field("", "", false));
        }
        return site.view("settings/profile", Map.of("page", new ProfilePage(frame, Person.of(me), shown.header(),
                typed == null ? me.name() : typed.name(), typed == null ? me.bio() : typed.bio(),
                typed == null ? me.kind().isAutomated() : typed.automated(),
                typed == null ? me.showsApp() : typed.app(), fields, tags.of(me.id()),
                tags.suggestions(me.id()))), status);
    }

    private View refused(Refused refused, Visitor visitor, @Nullable Typed typed, HttpServletRequest request,
                         HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        return page(site.frame(request, response, frame.refused(refused)), visitor, typed, Answers.status(refused));
    }

    @PostMapping("/settings/profile")
    View change(Visitor visitor, @RequestParam(defaultValue = "") String name,
                @RequestParam(defaultValue = "") String bio, @RequestParam(defaultValue = "false") boolean automated,
                @RequestParam(defaultValue = "false") boolean app,
                @RequestParam(name = "field", required = false) @Nullable List<String> names,
                @RequestParam(name = "value", required = false) @Nullable List<String> values,
                HttpServletRequest request, HttpServletResponse response) {
        Account me = visitor.account();
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (int i = 0; names != null && values != null && i < Math.min(names.size(), values.size()); i++) {
            fields.add(Map.entry(names.get(i), values.get(i)));
        }
        try {
            mayDo.require(me.id(), MayDo.Action.CHANGE_ACCOUNT);
            if (names != null) {
                details.show(me.id(), fields);
            }
            accounts.updateProfile(me.id(), name, bio);
            if (automated != me.kind().isAutomated()) {
                accounts.setAutomated(me.id(), automated);
            }
            if (app != me.showsApp()) {
                accounts.setShowsApp(me.id(), app);
            }
        } catch (Refused refused) {
            return refused(refused, visitor, new Typed(name, bio, automated, app,
                    fields.subList(0, Math.min(fields.size(), Details.MAX_FIELDS))), request, response);
        }
        return saved(response);
    }

    private View saved(HttpServletResponse response) {
        cookies.flash(response, "saved");
        return Site.redirect(Section.PROFILE.path());
    }

    @PostMapping("/settings/avatar")
    View avatar(Visitor visitor, @RequestParam(defaultValue = "false") boolean remove,
                @RequestParam(value = "file", required = false) @Nullable MultipartFile file,
                HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            mayDo.require(visitor.id(), MayDo.Action.UPLOAD);
            if (remove) {
                pictures.dropAvatar(visitor.id());
                accounts.setAvatar(visitor.id(), null);
            } else {
                pictures.avatar(visitor.id(), given(file).getInputStream());
            }
        } catch (Refused refused) {
            return refused(refused, visitor, null, request, response);
        }
        return saved(response);
    }

    @PostMapping("/settings/header")
    View header(Visitor visitor, @RequestParam(defaultValue = "false") boolean remove,
                @RequestParam(value = "file", required = false) @Nullable MultipartFile file,
                HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            mayDo.require(visitor.id(), MayDo.Action.UPLOAD);
            Optional<Long> before;
            if (remove) {
                before = details.setHeader(visitor.id(), null, null);
            } else {
                Picture picture = pictures.keep(visitor.id(), given(file).getInputStream(), HEADER_SIDE);
                before = details.setHeader(visitor.id(), picture.id(), picture.path(Picture.Size.LARGE));
            }
            before.ifPresent(pictures::drop);
        } catch (Refused refused) {
            return refused(refused, visitor, null, request, response);
        }
        return saved(response);
    }

    private static MultipartFile given(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            throw Refused.invalid("picture-none");
        }
        return file;
    }

    @PostMapping("/settings/tags")
    View feature(Visitor visitor, @RequestParam(defaultValue = "") String tag, HttpServletRequest request,
                 HttpServletResponse response) {
        try {
            tags.add(visitor.id(), tag.strip());
        } catch (Refused refused) {
            return refused(refused, visitor, null, request, response);
        }
        return saved(response);
    }

    @PostMapping("/settings/tags/{id}/drop")
    View drop(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        tags.drop(visitor.id(), id);
        return saved(response);
    }
}
