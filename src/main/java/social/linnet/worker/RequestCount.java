package social.linnet.worker;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Counts the requests that are being answered. One that is kept open to be told what happens is none: nobody waits for its end.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestCount extends OncePerRequestFilter {

    private static final String STREAMS = "/api/v1/streaming";

    private final Courtesy courtesy;

    RequestCount(Courtesy courtesy) {
        this.courtesy = courtesy;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE) || request.getHeader(HttpHeaders.UPGRADE) != null
                || request.getRequestURI().startsWith(STREAMS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        courtesy.begun();
        try {
            chain.doFilter(request, response);
        } finally {
            courtesy.over();
        }
    }
}
