package org.nasd.webconsole.internal.access;

import javax.servlet.http.HttpServletRequest;

/** Tells what page a browser's request comes from. */
final class Sender {

    private Sender() {}

    /** Whether a page of another site lets somebody's browser send it. Both headers are the browser's own: no page can set them. */
    static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean otherSite = site != null && !site.equals("same-origin") && !site.equals("none");
        return otherSite || (origin != null && !isOwn(origin, request.getHeader("Host")));
    }

    private static boolean isOwn(String origin, String host) {
        return host != null
                && (origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host));
    }
}
