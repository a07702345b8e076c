package social.linnet.mastodon.archive;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.OAuthTokens;
import social.linnet.archive.Archives;
import social.linnet.archive.Cover;
import social.linnet.archive.Download;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.wire.Answer;
import social.linnet.moderation.MayDo;
import social.linnet.settings.Settings;

/// The caller's whole archive. It holds what every reading scope gives and more, so that nothing less than `read` itself
/// is enough.
@Controller
class ArchiveEndpoint {

    private final Accounts accounts;
    private final OAuthTokens tokens;
    private final Archives archives;
    private final Settings settings;
    private final MayDo mayDo;

    ArchiveEndpoint(Accounts accounts, OAuthTokens tokens, Archives archives, Settings settings, MayDo mayDo) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.archives = archives;
        this.settings = settings;
        this.mayDo = mayDo;
    }

    @Needs("read")
    @GetMapping("/api/linnet/v1/archive")
    Answer archive(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        mayDo.require(caller.account(), MayDo.Action.ARCHIVE);
        Account account = accounts.find(caller.account()).orElseThrow(Refused::notFound);
        long token = caller.tokenId();
        Download.send(archives.open(new Cover(account.id(), account.handle(), settings.origin(), account.language(),
                () -> !tokens.alive(List.of(token)).isEmpty())), request, response);
        return Answer.TAKEN;
    }
}
