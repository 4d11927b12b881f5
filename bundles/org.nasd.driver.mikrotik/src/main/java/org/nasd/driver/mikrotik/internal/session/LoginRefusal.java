package org.nasd.driver.mikrotik.internal.session;

import java.util.Locale;
import java.util.regex.Pattern;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.mikrotik.internal.trap.Trap;

/** Why a router did not let nasd in, and what to do about it. */
final class LoginRefusal {

    private static final Pattern ENOUGH =
            Pattern.compile("too many|max\\w*[ -]sessions?|session limit|limit reached|busy|try again");
    private static final Pattern SLOW = Pattern.compile("time(d )?out|radius");
    private static final Pattern CREDENTIALS =
            Pattern.compile("invalid user|password|cannot log in|not logged in|denied|not allowed");

    private LoginRefusal() {}

    static Outcome.Unavailable byTrap(String message, Router router, boolean afterChallenge) {
        String hint = afterChallenge || !router.legacyLogin()
                ? ""
                : "; if this RouterOS is 6.43 or later, remove legacy_login";
        return of(trouble(message, Trouble.LOGIN_REFUSED), "login refused: " + message + hint, router);
    }

    static Outcome.Unavailable byFatal(String reason, Router router) {
        return of(trouble(reason, Trouble.LOST), "the router ended the login: " + reason, router);
    }

    static Outcome.Unavailable byClosing(Trap trap, Router router) {
        if (trap != null) {
            return byTrap(trap.message(), router, true);
        }
        return of(
                Trouble.LOST,
                "the router closed the connection during login; see on it /ip service (address, max-sessions) and /log",
                router);
    }

    static Outcome.Unavailable wantsLegacy(Router router) {
        return of(
                Trouble.MISCONFIGURED,
                "the router wants the login of RouterOS before 6.43; set legacy_login = true in the NAS's OPTIONS",
                router);
    }

    static Outcome.Unavailable gaveNoChallenge(Router router) {
        return of(
                Trouble.MISCONFIGURED,
                "legacy_login is set, but the router gave no challenge; if it is RouterOS 6.43 or later, remove legacy_login from the"
                        + " NAS's OPTIONS",
                router);
    }

    static Outcome.Unavailable silent(Router router, String seconds) {
        return of(
                Trouble.LOST,
                "no answer to the login within " + seconds + " s; is it the port of the RouterOS API"
                        + (router.tls().used() ? " with TLS?" : "?"),
                router);
    }

    private static Trouble trouble(String message, Trouble otherwise) {
        String text = message.toLowerCase(Locale.ROOT);
        if (ENOUGH.matcher(text).find()) {
            return Trouble.BUSY;
        }
        if (CREDENTIALS.matcher(text).find()) {
            return Trouble.LOGIN_REFUSED;
        }
        return SLOW.matcher(text).find() ? Trouble.LOST : otherwise;
    }

    private static Outcome.Unavailable of(Trouble trouble, String reason, Router router) {
        return new Outcome.Unavailable(trouble, router.address() + ": " + reason);
    }
}
