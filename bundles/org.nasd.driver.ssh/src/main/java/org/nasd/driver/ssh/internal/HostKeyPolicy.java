package org.nasd.driver.ssh.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;

/**
 * Which host keys are trusted: {@code host_key_policy} and {@code host_key}.
 *
 * @param pinned keys or fingerprints; where there are any, nothing else is trusted, whatever the kind
 */
record HostKeyPolicy(Kind kind, List<Pin> pinned) {

    /** The policies. */
    enum Kind {
        /** Only what {@code host_key} says. */
        STRICT,
        /** The first key seen is kept; another one later is not trusted. */
        TOFU,
        /** Anything: for a laboratory. */
        ACCEPT
    }

    /** A key that is trusted: the whole of it, or its fingerprint. */
    record Pin(Optional<HostKeyText> key, String fingerprint) {}

    static HostKeyPolicy of(Settings settings) {
        Kind kind = settings.text("host_key_policy").isEmpty()
                ? Kind.TOFU
                : Kind.valueOf(settings.choice("host_key_policy", Set.of("strict", "tofu", "accept"))
                        .toUpperCase(Locale.ROOT));
        List<Pin> pinned = new ArrayList<>();
        for (String text : settings.list("host_key")) {
            pinned.add(pin(text));
        }
        if (kind == Kind.STRICT && pinned.isEmpty()) {
            throw new SettingException("host_key_policy = strict needs host_key: the NAS's key, or its fingerprint"
                    + " SHA256:... (ssh-keyscan <address> | ssh-keygen -lf -)");
        }
        return new HostKeyPolicy(kind, pinned);
    }

    private static Pin pin(String text) {
        if (text.matches("SHA256:[A-Za-z0-9+/]{43}=?")) {
            return new Pin(Optional.empty(), text.replace("=", ""));
        }
        HostKeyText key = HostKeyText.parse(text)
                .orElseThrow(() -> new SettingException("host_key = " + text
                        + " is neither a fingerprint SHA256:... nor a key as in known_hosts: ssh-ed25519 AAAA..."));
        return new Pin(Optional.of(key), key.fingerprint());
    }
}
