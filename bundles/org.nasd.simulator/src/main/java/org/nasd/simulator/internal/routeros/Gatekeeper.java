package org.nasd.simulator.internal.routeros;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.nasd.simulator.User;
import org.nasd.simulator.routeros.LoginForm;
import org.nasd.simulator.routeros.RouterSettings;

/** Decides who may log in. One for each connection, since a challenge is good for one answer. */
final class Gatekeeper {

    private final RouterSettings settings;
    private final Random random;
    private byte[] challenge;

    Gatekeeper(RouterSettings settings, Random random) {
        this.settings = settings;
        this.random = random;
    }

    /** What a login sentence leads to. */
    sealed interface Verdict {
        /** Let in. */
        record Welcome(User user) implements Verdict {}

        /** To be answered by a response; {@code =ret=} says the hex digits. */
        record Challenge(String hex) implements Verdict {}

        /** Turned away with the router's words. */
        record Refusal(String message) implements Verdict {}
    }

    Verdict judge(Request login) {
        String response = login.argument("response");
        boolean plainAllowed = settings.login() != LoginForm.CHALLENGE;
        boolean challengeAllowed = settings.login() != LoginForm.PLAIN;
        if (challengeAllowed && response != null) {
            return byResponse(login.argument("name"), response);
        }
        if (plainAllowed && login.arguments().containsKey("password")) {
            return byPassword(login.argument("name"), login.argument("password"));
        }
        return challengeAllowed ? challenge() : new Verdict.Refusal("invalid user name or password (6)");
    }

    private Verdict challenge() {
        challenge = new byte[16];
        random.nextBytes(challenge);
        return new Verdict.Challenge(HexFormat.of().formatHex(challenge));
    }

    private Verdict byPassword(String name, String password) {
        for (User user : settings.users()) {
            if (raw(user.name()).equals(name) && raw(user.password()).equals(password)) {
                return new Verdict.Welcome(user);
            }
        }
        return refusal();
    }

    private Verdict byResponse(String name, String response) {
        byte[] asked = challenge;
        challenge = null;
        if (asked != null) {
            for (User user : settings.users()) {
                if (raw(user.name()).equals(name)
                        && response(raw(user.password()), asked).equalsIgnoreCase(response)) {
                    return new Verdict.Welcome(user);
                }
            }
        }
        return refusal();
    }

    private Verdict refusal() {
        return new Verdict.Refusal(
                settings.login() == LoginForm.CHALLENGE ? "cannot log in" : "invalid user name or password (6)");
    }

    private String raw(String text) {
        return Wire.raw(text, settings.charset());
    }

    /** The response to a challenge; the password as raw bytes. */
    static String response(String password, byte[] challenge) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update((byte) 0);
            md5.update(password.getBytes(StandardCharsets.ISO_8859_1));
            md5.update(challenge);
            return "00" + HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** The words of an answer to a refused login. */
    static List<String> trap(String message) {
        return List.of("!trap", "=message=" + message);
    }
}
