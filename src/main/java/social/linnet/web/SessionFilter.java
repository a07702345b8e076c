package social.linnet.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import social.linnet.account.Accounts;
import social.linnet.account.Sessions;

/// Finds who is signed in, and puts them into the request as [Visitor].
@Component
class SessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;
    private final Accounts accounts;
    private final Cookies cookies;

    SessionFilter(Sessions sessions, Accounts accounts, Cookies cookies) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookies = cookies;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        cookies.session(request).ifPresent(token -> sessions.find(token).ifPresent(session ->
                accounts.find(session.account()).ifPresent(account ->
                        request.setAttribute(Visitor.ATTRIBUTE, new Visitor(account, session, token)))));
        chain.doFilter(request, response);
    }
}
