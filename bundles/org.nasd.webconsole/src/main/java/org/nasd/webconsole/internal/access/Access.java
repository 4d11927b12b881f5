package org.nasd.webconsole.internal.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.api.operations.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in, knows them again, and makes sure that it is a page of ours that asks in their name. */
public final class Access {

    /** The header that holds {@link Session#token()}. */
    public static final String TOKEN = "X-Nasd-Token";

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final String COOKIE = "nasd";
    private static final String PATH = "/nasd";
    private static final Pattern SAYABLE = Pattern.compile("[\\w.@-]{1,64}");
    private static final int LONGEST = 1000;

    private final Sessions sessions;
    private final Login login;
    private final Patience patience;
    private final boolean https;

    /**
     * @param https whether browsers reach this by https although a proxy's request does not say so
     */
    public Access(Sessions sessions, Login login, Patience patience, boolean https) {
        this.sessions = sessions;
        this.login = login;
        this.patience = patience;
        this.https = https;
    }

    /** Who asks, by the cookie or by HTTP Basic; empty when nobody is logged in. */
    public Optional<Session> who(HttpServletRequest request) {
        String basic = request.getHeader("Authorization");
        return basic == null ? byCookie(request) : Optional.of(byBasic(request, basic));
    }

    /** Who asks, by the cookie alone. */
    public Optional<Session> byCookie(HttpServletRequest request) {
        return cookie(request).flatMap(sessions::use);
    }

    /** Refuses what may come from somebody else's page. */
    public void demandOurPage(HttpServletRequest request, Session session) {
        demandOurSite(request);
        String given = request.getHeader(TOKEN);
        // Browsers never send HTTP Basic here by themselves, since nothing here asks for it.
        boolean basic = request.getHeader("Authorization") != null;
        if (!basic && (given == null || !isSame(given, session.token()))) {
            throw new Refusal(403, "the page is out of date; load it again");
        }
    }

    /** Refuses what comes from a page of another site. */
    public void demandOurSite(HttpServletRequest request) {
        if (Sender.isForeign(request)) {
            throw new Refusal(403, "requests that a page of another site lets a browser send are not answered");
        }
    }

    /** Logs somebody in who knows a password, and gives the browser its cookie. */
    public Session enter(HttpServletRequest request, HttpServletResponse response, String name, String password) {
        demandOurSite(request);
        Role role = check(request, name, password);
        cookie(request).ifPresent(sessions::end);
        return welcome(request, response, name, role);
    }

    /** Gives a cookie to somebody who was logged in elsewhere on this server. */
    public Session welcome(HttpServletRequest request, HttpServletResponse response, String name, Role role) {
        Session session = sessions.begin(name, role);
        setCookie(request, response, session.id(), "");
        LOG.info("Web console: {} logged in from {} as {}", sayable(name), request.getRemoteAddr(), role);
        return session;
    }

    public void leave(HttpServletRequest request, HttpServletResponse response) {
        cookie(request).ifPresent(sessions::end);
        setCookie(request, response, "", "; Max-Age=0");
    }

    /** Servlet 4 knows no SameSite. */
    private void setCookie(HttpServletRequest request, HttpServletResponse response, String value, String more) {
        String secure = https || request.isSecure() ? "; Secure" : "";
        response.addHeader(
                "Set-Cookie", COOKIE + "=" + value + "; Path=" + PATH + "; HttpOnly; SameSite=Strict" + secure + more);
    }

    private Session byBasic(HttpServletRequest request, String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw new Refusal(401, "only HTTP Basic is understood in the header Authorization");
        }
        String decoded = decoded(header.substring(6).trim());
        int colon = decoded.indexOf(':');
        if (colon < 1) {
            throw new Refusal(401, "a name and a password are needed");
        }
        String name = decoded.substring(0, colon);
        return new Session("", name, check(request, name, decoded.substring(colon + 1)), "");
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(401, "name and password must be coded by Base64");
        }
    }

    private Role check(HttpServletRequest request, String name, String password) {
        // An empty password is a question without a name to some directories, and answered with yes.
        if (name.isEmpty() || password.isEmpty() || name.length() > LONGEST || password.length() > LONGEST) {
            throw new Refusal(401, "a name and a password are needed");
        }
        String address = request.getRemoteAddr();
        long wait = patience.secondsToWait(address, name);
        if (wait > 0) {
            throw new Refusal(429, "too many failed logins; try again in " + wait + " s");
        }
        Optional<Role> role = login.check(name, password);
        if (role.isEmpty()) {
            patience.failed(address, name);
            LOG.warn("Web console: a login as {} from {} failed", sayable(name), address);
            throw new Refusal(401, "the login is not right");
        }
        patience.succeeded(address, name);
        return role.get();
    }

    private static String sayable(String name) {
        return SAYABLE.matcher(name).matches() ? name : "(unusual name)";
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
