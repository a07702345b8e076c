package social.linnet.moderation;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import social.linnet.settings.Settings;

/// Behind the operator's own proxies, makes the address of a request that of whoever asked them
/// (`linnet.trusted-proxies`). Anybody can send `X-Forwarded-For`: of what it says only those steps count that a trusted
/// proxy added, from the last one back to the first that is not trusted.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProxyFilter extends OncePerRequestFilter {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final int MAX_STEPS = 20;

    private final List<AddressRange> trusted;

    ProxyFilter(Settings settings) {
        this.trusted = settings.trustedProxies().stream().map(AddressRange::parse).toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (trusted.isEmpty() || !isTrusted(request.getRemoteAddr())) {
            chain.doFilter(request, response);
            return;
        }
        String client = client(request);
        chain.doFilter(new HttpServletRequestWrapper(request) {
            @Override
            public String getRemoteAddr() {
                return client;
            }

            @Override
            public String getRemoteHost() {
                return client;
            }
        }, response);
    }

    private String client(HttpServletRequest request) {
        List<String> steps = new ArrayList<>();
        Collections.list(request.getHeaders(FORWARDED)).forEach(line -> steps.addAll(List.of(line.split(","))));
        String client = request.getRemoteAddr();
        int looked = 0;
        for (String step : steps.reversed()) {
            String address = bare(step.strip());
            if (++looked > MAX_STEPS || !AddressRange.isAddress(address)) {
                return client;
            }
            client = address;
            if (!isTrusted(address)) {
                return client;
            }
        }
        return client;
    }

    /// Some proxies add a port.
    private static String bare(String step) {
        if (step.startsWith("[")) {
            int end = step.indexOf(']');
            return end < 0 ? step : step.substring(1, end);
        }
        int colon = step.indexOf(':');
        return colon > 0 && colon == step.lastIndexOf(':') ? step.substring(0, colon) : step;
    }

    private boolean isTrusted(String address) {
        if (!AddressRange.isAddress(address)) {
            return false;
        }
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return trusted.stream().anyMatch(range -> range.contains(bytes));
    }
}
