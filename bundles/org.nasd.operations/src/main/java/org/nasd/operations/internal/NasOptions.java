package org.nasd.operations.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.nasd.api.driver.Settings;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;

/** What may be the key of a NAS's option. */
final class NasOptions {

    private static final Set<String> KNOWN = Set.of(
            "mode",
            "prompt",
            "login.user.prompt",
            "login.password.prompt",
            "enable.command",
            "enable.prompt",
            "pager",
            "escape",
            "exit",
            "error",
            "transient",
            "ignore",
            "verify",
            "verify.expect",
            "eol",
            "legacy_login",
            "tls",
            "tls_pin",
            "host_key_policy",
            "host_key",
            "old_algorithms");

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]*([.-][a-z0-9_]+)*");
    private static final Pattern SECRETIVE = Pattern.compile("pass|psw|secret|private|token");

    /** Names people try, and what they are called here. */
    private static final Map<String, String> OTHERWISE_CALLED = Map.of(
            "ip", "nas_ip",
            "address", "nas_ip",
            "host", "telnet_ip",
            "port", "telnet_port",
            "login", "telnet_login",
            "user", "telnet_login",
            "password", "telnet_password",
            "driver", "scheme",
            "options", "each option as a setting of its own, for example enable_password=...",
            "id", "no setting; a NAS keeps its id");

    private NasOptions() {}

    /** Refuses a key that is most likely a mistake, before a mistyped password is kept where it would be shown. */
    static void check(String key) {
        if (isKnown(key)) {
            return;
        }
        meant(key).ifPresent(other -> {
            throw new OperationException(
                    Kind.INVALID, "there is no setting '" + key + "': did you mean " + other + "?");
        });
        if (!FORM.matcher(key).matches()) {
            throw new OperationException(
                    Kind.INVALID, "'" + key + "' cannot be a setting: small letters, digits, '_', '.' and '-' only");
        }
        if (SECRETIVE.matcher(key).find()) {
            throw new OperationException(
                    Kind.INVALID,
                    "'" + key + "' looks like a secret, but nasd knows only telnet_password, coa_psw, "
                            + String.join(", ", new TreeSet<>(Nas.SECRET_OPTIONS))
                            + "; any other would be shown to everybody");
        }
    }

    /** Whether a value of this key must not be shown, even when the key is a mistake. */
    static boolean looksSecret(String key) {
        return !isKnown(key) && SECRETIVE.matcher(key).find();
    }

    static boolean isKnown(String key) {
        return KNOWN.contains(key) || Settings.COMMON.containsKey(key) || Nas.SECRET_OPTIONS.contains(key);
    }

    private static Optional<String> meant(String key) {
        String called = OTHERWISE_CALLED.get(key);
        if (called != null) {
            return Optional.of(called);
        }
        Set<String> all = new TreeSet<>(KNOWN);
        all.addAll(Settings.COMMON.keySet());
        all.addAll(Nas.SECRET_OPTIONS);
        all.addAll(NasColumn.KEYS);
        return Spelling.nearest(key, all);
    }
}
