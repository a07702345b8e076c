package social.linnet.web.settings;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

import social.linnet.account.Aliases;
import social.linnet.account.Sessions;
import social.linnet.account.SignIn;
import social.linnet.archive.Archives;
import social.linnet.archive.Cover;
import social.linnet.archive.Download;
import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;
import social.linnet.settings.Settings;
import social.linnet.transfer.Exports;
import social.linnet.transfer.Imports;
import social.linnet.transfer.Kind;
import social.linnet.transfer.Outcome;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// The settings about one's data: everything in one file, lists out and in, and where else one is.
@Controller
class DataController {

    private final Site site;
    private final SignIn signIn;
    private final Aliases aliases;
    private final Sessions sessions;
    private final Archives archives;
    private final Exports exports;
    private final Imports imports;
    private final Settings settings;
    private final MayDo mayDo;
    private final Cookies cookies;

    DataController(Site site, SignIn signIn, Aliases aliases, Sessions sessions, Archives archives,
                   Exports exports, Imports imports, Settings settings, MayDo mayDo, Cookies cookies) {
        this.site = site;
        this.signIn = signIn;
        this.aliases = aliases;
        this.sessions = sessions;
        this.archives = archives;
        this.exports = exports;
        this.imports = imports;
        this.settings = settings;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/settings/data")
    View data(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return page(site.frame(request, response), visitor, null, HttpStatus.OK);
    }

    private View page(Frame frame, Visitor visitor, DataPage.@Nullable Result result, HttpStatus status) {
        return site.view("settings/data", Map.of("page", new DataPage(frame,
                Stream.of(Kind.values()).map(Kind::word).toList(), aliases.of(visitor.id()).stream()
                        .map(one -> new DataPage.Alias(String.valueOf(one.id()), one.address(),
                                one.verifiedAt() != null)).toList(), result)), status);
    }

    private View refused(Refused refused, Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        return page(site.frame(request, response, frame.refused(refused)), visitor, null,
                refused.kind() == Refused.Kind.LIMITED ? HttpStatus.TOO_MANY_REQUESTS
                        : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    /// Everything in one file. The password is asked for once more: whoever finds a browser open must not walk away with
    /// it all.
    @PostMapping("/settings/data/archive")
    @Nullable View archive(Visitor visitor, @RequestParam(defaultValue = "") String password,
                           HttpServletRequest request, HttpServletResponse response) throws IOException {
        Archives.Opened archive;
        try {
            mayDo.require(visitor.id(), MayDo.Action.CHANGE_PASSWORD);
            signIn.requirePassword(visitor.id(), password);
            mayDo.require(visitor.id(), MayDo.Action.ARCHIVE);
            archive = archives.open(new Cover(visitor.id(), visitor.account().handle(), settings.origin(),
                    visitor.account().language(), () -> sessions.find(visitor.token()).isPresent()));
        } catch (Refused refused) {
            return refused(refused, visitor, request, response);
        }
        Download.send(archive, request, response);
        return null;
    }

    @GetMapping("/settings/data/{kind}.csv")
    void export(Visitor visitor, @PathVariable String kind, HttpServletResponse response) throws IOException {
        Kind wanted = Kind.ofWord(kind).orElseThrow(Refused::notFound);
        mayDo.require(visitor.id(), MayDo.Action.EXPORT);
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + wanted.file() + "\"");
        response.setHeader("Cache-Control", "private, no-store");
        exports.write(visitor.id(), wanted, response.getOutputStream());
    }

    @PostMapping("/settings/data/import")
    View bringIn(Visitor visitor, @RequestParam(defaultValue = "") String kind,
                 @RequestParam(defaultValue = "merge") String how,
                 @RequestParam(value = "file", required = false) @Nullable MultipartFile file,
                 HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Kind wanted = Kind.ofWord(kind).orElseThrow(() -> Refused.invalid("import-kind"));
            if (file == null || file.isEmpty()) {
                throw Refused.invalid("import-nothing");
            }
            Outcome outcome = imports.run(visitor.id(), wanted, how.equals("overwrite"), file.getInputStream());
            Frame frame = site.frame(request, response);
            return page(frame, visitor, result(frame, wanted, outcome), HttpStatus.OK);
        } catch (Refused refused) {
            return refused(refused, visitor, request, response);
        }
    }

    private static DataPage.Result result(Frame frame, Kind kind, Outcome outcome) {
        List<DataPage.Missed> missed = outcome.missed().stream().map(one -> new DataPage.Missed(one.line(), one.what(),
                frame.refused(one.why()))).toList();
        return new DataPage.Result(kind.word(), outcome.done(), outcome.requested(), outcome.already(),
                outcome.removed(), outcome.left(), outcome.untold(), missed);
    }

    @PostMapping("/settings/data/aliases")
    View addAlias(Visitor visitor, @RequestParam(defaultValue = "") String address, HttpServletRequest request,
                  HttpServletResponse response) {
        try {
            mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
            aliases.add(visitor.id(), address);
        } catch (Refused refused) {
            return refused(refused, visitor, request, response);
        }
        cookies.flash(response, "saved");
        return Site.redirect("/settings/data");
    }

    @PostMapping("/settings/data/aliases/{id}/drop")
    View dropAlias(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
        aliases.drop(visitor.id(), id);
        cookies.flash(response, "saved");
        return Site.redirect("/settings/data");
    }
}
