package org.nasd.driver.mikrotik.internal.tls;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;

/**
 * How the router proves who it is.
 *
 * @param mode none, ca or pin
 * @param pins SHA-256 of the certificates that are accepted in mode pin, in lower-case hex
 * @param caFile certificates of the authorities in mode ca, or empty for those Java knows
 * @param name that the certificate must be made out to in mode ca; empty for the address that is connected to
 * @param anyName whether in mode ca the name does not matter
 */
public record TlsSettings(Mode mode, List<String> pins, Optional<Path> caFile, Optional<String> name, boolean anyName) {

    /** By what the router is trusted. */
    public enum Mode {
        NONE,
        CA,
        PIN
    }

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Reads {@code tls, tls_pin, tls_ca, tls_name}. */
    public static TlsSettings of(Settings settings) {
        Mode mode =
                Mode.valueOf(settings.choice("tls", Set.of("none", "ca", "pin")).toUpperCase(Locale.ROOT));
        List<String> pins = new ArrayList<>();
        for (String pin : settings.list("tls_pin")) {
            String hex = pin.replace(":", "").toLowerCase(Locale.ROOT);
            if (!SHA256.matcher(hex).matches()) {
                throw new SettingException(
                        "tls_pin = " + pin
                                + " is not the SHA-256 fingerprint of a certificate: 64 hexadecimal digits, with or without colons");
            }
            pins.add(hex);
        }
        Optional<String> name = settings.text("tls_name");
        boolean anyName = name.filter("any"::equals).isPresent();
        return new TlsSettings(
                mode,
                List.copyOf(pins),
                settings.text("tls_ca").map(Path::of),
                anyName ? Optional.empty() : name,
                anyName);
    }

    public boolean used() {
        return mode != Mode.NONE;
    }
}
