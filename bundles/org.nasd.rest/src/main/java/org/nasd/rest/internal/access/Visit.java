package org.nasd.rest.internal.access;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;

/**
 * What a request says of who sends it.
 *
 * @param peer the address at the other end of the connection
 * @param host the header Host, or null
 * @param headers the names of all headers in lower case
 * @param origin the header Origin, or null
 * @param fetchSite the header Sec-Fetch-Site, or null
 * @param authorization the header Authorization, or null
 */
public record Visit(
        String peer, String host, List<String> headers, String origin, String fetchSite, String authorization) {

    private static final List<String> PROXY = List.of("forwarded", "via", "x-real-ip");

    public static Visit of(HttpServletRequest request) {
        return new Visit(
                request.getRemoteAddr(),
                request.getHeader("Host"),
                Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                request.getHeader("Origin"),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Authorization"));
    }

    /** Whether a page of another site sends it through somebody's browser. */
    boolean isForeign() {
        boolean otherSite = fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none");
        boolean otherOrigin = origin != null && !isOwn(origin);
        return otherSite || otherOrigin;
    }

    private boolean isOwn(String site) {
        return host != null && (site.equalsIgnoreCase("http://" + host) || site.equalsIgnoreCase("https://" + host));
    }

    /** Whether it comes from a program on this machine, and was not passed on by one. */
    boolean isLocal() {
        return Loopback.isAddress(peer)
                && Loopback.isHost(host)
                && headers.stream().noneMatch(name -> name.startsWith("x-forwarded") || PROXY.contains(name));
    }
}
