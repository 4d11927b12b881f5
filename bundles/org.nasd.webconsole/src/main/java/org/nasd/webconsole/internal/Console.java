package org.nasd.webconsole.internal;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.api.operations.Operations;
import org.nasd.webconsole.internal.access.Access;
import org.nasd.webconsole.internal.api.Api;
import org.nasd.webconsole.internal.asset.Assets;

/** Answers what a browser asks for below {@code /nasd}: the page, the files it needs, and its questions. */
public final class Console {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
            // Even a mistake of ours cannot make markup of a text: only lit-html's own templates become markup.
            "require-trusted-types-for 'script'",
            "trusted-types lit-html");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    private static final String API = "/api";
    private static final String ASSETS = "/assets/";

    private final Assets assets;
    private final Api api;

    /**
     * @param operations gives the service, or null while it is not there
     */
    public Console(Assets assets, Access access, Supplier<Operations> operations, String version) {
        this.assets = assets;
        this.api = new Api(access, operations, version);
    }

    /**
     * Answers.
     *
     * @param path below {@code /nasd}, or null
     */
    public void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        HEADERS.forEach(response::setHeader);
        if (path == null) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", request.getRequestURI() + "/");
        } else if (path.startsWith(API + "/")) {
            api.answer(request, response, path.substring(API.length()));
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (path.startsWith(ASSETS)) {
            assets.send(request, response, path.substring(ASSETS.length()));
        } else if (path.equals("/")) {
            page(response);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void page(HttpServletResponse response) throws IOException {
        byte[] page = assets.page();
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
