package org.nasd.operations.internal.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.driver.Settings;

/** How what is sent to a NAS crosses the network, by a table of drivers; of others only what their settings and port give away. */
final class Transports {

    private static final Set<String> ENCRYPTING = Set.of("ca", "pin");
    private static final int TELNET = 23;

    /** Whether others can read it. */
    enum Secrecy {
        PLAIN,
        ENCRYPTED,
        RADIUS,
        UNKNOWN
    }

    private final Map<String, String> table;

    Transports(Map<String, String> table) {
        this.table = Map.copyOf(table);
    }

    static Transports shipped() {
        Properties properties = new Properties();
        try (InputStream in = Transports.class.getResourceAsStream("transports.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the table of transports cannot be read from this bundle", e);
        }
        Map<String, String> table = new HashMap<>();
        properties.stringPropertyNames().forEach(driver -> table.put(driver, properties.getProperty(driver)));
        return new Transports(table);
    }

    Secrecy of(NasStatus nas, Settings settings) {
        String kind = nas.driver() == null ? "" : table.getOrDefault(nas.driver(), "");
        return switch (kind) {
            case "plain" -> Secrecy.PLAIN;
            case "encrypted" -> Secrecy.ENCRYPTED;
            case "radius" -> Secrecy.RADIUS;
            case "tls" -> byTls(settings);
            case "own" -> Secrecy.UNKNOWN;
            default -> guess(nas, settings);
        };
    }

    private static Secrecy guess(NasStatus nas, Settings settings) {
        if (settings.text("tls").isPresent()) {
            return byTls(settings);
        }
        Integer port = nas.nas().telnetPort();
        return port != null && port == TELNET ? Secrecy.PLAIN : Secrecy.UNKNOWN;
    }

    private static Secrecy byTls(Settings settings) {
        return settings.text("tls")
                .map(tls -> tls.toLowerCase(Locale.ROOT))
                .filter(ENCRYPTING::contains)
                .map(tls -> Secrecy.ENCRYPTED)
                .orElse(Secrecy.PLAIN);
    }
}
