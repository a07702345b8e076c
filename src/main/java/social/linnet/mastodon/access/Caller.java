package social.linnet.mastodon.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

import social.linnet.account.OAuthTokens;
import social.linnet.account.Scopes;
import social.linnet.mastodon.wire.Failure;

/// Who calls: a person through an app, an app by itself, or nobody.
///
/// @param viewer the account that the token acts for; null when it acts for none, or there is no token
/// @param appId  the app that it was given to; null when there is no token
/// @param token  the token's own id; null when there is none
/// @param scopes what the token may do
public record Caller(@Nullable Long viewer, @Nullable Long appId, @Nullable Long token, Scopes scopes)
        implements OAuth2AuthenticatedPrincipal {

    /// No token.
    static final Caller NOBODY = new Caller(null, null, null, new Scopes(Set.of()));

    /// Who sent the request that this thread answers.
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : NOBODY;
    }

    /// The token of the request that this thread answers, as it came. For what must hand it back to its app, and nothing
    /// else.
    public static String currentToken() {
        if (SecurityContextHolder.getContext().getAuthentication()
                instanceof AbstractOAuth2TokenAuthenticationToken<?> token) {
            return token.getToken().getTokenValue();
        }
        throw new Failure(401, ScopeCheck.NO_TOKEN);
    }

    static Caller of(OAuthTokens.Token token) {
        return new Caller(token.account(), token.app(), token.id(), token.scopes());
    }

    /// The account that the token acts for. Handlers that [Needs] a person need not ask whether there is one.
    public long account() {
        if (viewer == null) {
            throw new Failure(422, "This method requires an authenticated user");
        }
        return viewer;
    }

    /// The app of the token.
    public long app() {
        if (appId == null) {
            throw new Failure(401, ScopeCheck.NO_TOKEN);
        }
        return appId;
    }

    /// The token's own id.
    public long tokenId() {
        if (token == null) {
            throw new Failure(401, ScopeCheck.NO_TOKEN);
        }
        return token;
    }

    boolean hasToken() {
        return appId != null;
    }

    boolean mayAnyOf(String[] needed) {
        for (String one : needed) {
            if (scopes.grants(one)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String getName() {
        return String.valueOf(viewer);
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of("sub", getName());
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.copyOf(scopes.names().stream().map(name -> new SimpleGrantedAuthority("SCOPE_" + name)).toList());
    }
}
