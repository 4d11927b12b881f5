package org.nasd.rest.internal.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Role;
import org.nasd.rest.internal.answer.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who calls, or that nobody is let in. */
public final class Gatekeeper {

    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
    private static final Pattern SCHEME = Pattern.compile("(?i)(basic|bearer) +([A-Za-z0-9._~+/=-]{1,2000}) *");
    private static final Pattern SAYABLE = Pattern.compile("[\\w.@-]{1,64}");
    private static final String CHALLENGE = "Basic realm=\"nasd\", charset=\"UTF-8\"";

    private final boolean loginAlways;
    private final Tokens tokens;
    private final Login login;
    private final Patience patience;
    private final Rates rates;

    /**
     * @param loginAlways whether callers on this machine must log in, too
     */
    public Gatekeeper(boolean loginAlways, Tokens tokens, Login login, Patience patience, Rates rates) {
        this.loginAlways = loginAlways;
        this.tokens = tokens;
        this.login = login;
        this.patience = patience;
        this.rates = rates;
    }

    /** Who it is. A login counts also where none is needed: it may give another role. */
    public Caller admit(Visit visit) {
        if (visit.isForeign()) {
            throw Refusal.of(403, "requests that a page of another site lets a browser send are not answered");
        }
        rates.count(visit.peer());
        if (visit.authorization() != null) {
            Caller caller = loggedIn(visit);
            rates.count(caller.origin() + ' ' + caller.name());
            return caller;
        }
        if (loginAlways || !visit.isLocal()) {
            throw unknown("a login is needed here: HTTP Basic, or a token as Authorization: Bearer");
        }
        return new Caller("local", Role.OPERATOR, "rest " + visit.peer());
    }

    private Caller loggedIn(Visit visit) {
        Matcher given = SCHEME.matcher(visit.authorization());
        if (!given.matches()) {
            throw unknown("the header Authorization must be 'Basic ...' or 'Bearer ...'");
        }
        return given.group(1).equalsIgnoreCase("bearer")
                ? byToken(visit.peer(), given.group(2))
                : byPassword(visit.peer(), given.group(2));
    }

    private Caller byToken(String peer, String token) {
        patience.check(peer, "token");
        Optional<Tokens.Owner> owner = tokens.owner(token);
        if (owner.isEmpty()) {
            throw failed(peer, "token");
        }
        return new Caller(owner.get().name(), owner.get().role(), "rest token " + peer);
    }

    private Caller byPassword(String peer, String encoded) {
        String decoded = decoded(encoded);
        int colon = decoded.indexOf(':');
        // An empty password is a question without a name to some directories, and answered with yes.
        if (colon < 1 || colon == decoded.length() - 1) {
            throw unknown("a name and a password are needed");
        }
        String name = decoded.substring(0, colon);
        patience.check(peer, name);
        Optional<Role> role = login.check(name, decoded.substring(colon + 1));
        if (role.isEmpty()) {
            throw failed(peer, name);
        }
        patience.succeeded(peer, name);
        return new Caller(name, role.get(), "rest " + peer);
    }

    private static String decoded(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw unknown("name and password must be UTF-8, coded by Base64");
        }
    }

    private Refusal failed(String peer, String name) {
        patience.failed(peer, name);
        LOG.warn("REST: a login as {} from {} failed", SAYABLE.matcher(name).matches() ? name : "(unusual name)", peer);
        return unknown("the login is not right");
    }

    private static Refusal unknown(String message) {
        return Refusal.of(401, message, Map.of("WWW-Authenticate", CHALLENGE));
    }
}
