package org.nasd.api.nas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A router that events are sent to, as the table NAS (or an existing billing's, by the configured query) describes it.
 *
 * @param id NAS.ID
 * @param name what people call it
 * @param ip the address events name it by (NAS_IP)
 * @param scheme name of the OSS scheme, or null when a script manages it
 * @param scriptName the legacy script, or null
 * @param forks accounts served at once, 1 to 100
 * @param enabled false: its events wait
 * @param telnetIp management address of any TCP transport, or null for {@link #ip()}
 * @param telnetPort management port, or null for the driver's own
 * @param telnetLogin login name, or null
 * @param telnetPassword login password, or null
 * @param telnetType {@code ssh}, {@code telnet}, or null; handed to scripts
 * @param coaPassword RADIUS CoA secret, or null
 * @param coaPort RADIUS CoA port, or null for 3799
 * @param options settings of this NAS alone, which override its scheme's; keys as in scheme.cfg. Values that are secrets
 *     ({@link #SECRET_OPTIONS}) are not here but in {@link #secretOptions()}
 * @param secretOptions the options that are secrets, by key
 */
public record Nas(
        long id,
        String name,
        String ip,
        String scheme,
        String scriptName,
        int forks,
        boolean enabled,
        String telnetIp,
        Integer telnetPort,
        String telnetLogin,
        Secret telnetPassword,
        String telnetType,
        Secret coaPassword,
        Integer coaPort,
        Map<String, String> options,
        Map<String, Secret> secretOptions) {

    /** Keys of OPTIONS whose values are secrets. */
    public static final Set<String> SECRET_OPTIONS = Set.of("enable_password", "private_key", "private_key_passphrase");

    /** The column of {@link #telnetPassword()}, in lower case. */
    public static final String TELNET_PASSWORD = "telnet_password";

    /** The column of {@link #coaPassword()}, in lower case. */
    public static final String COA_PASSWORD = "coa_psw";

    private static final String MASK = "******";

    /** The most forks a NAS may have, as in the original. */
    public static final int MAX_FORKS = 100;

    public Nas {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(ip, "ip");
        options = Map.copyOf(options);
        secretOptions = Map.copyOf(secretOptions);
    }

    /**
     * The text with every secret of this NAS replaced by {@code ******}. A secret of one or two characters is replaced only where it
     * stands as a word, since replacing it everywhere would leave nothing to read.
     *
     * @param text may be null
     */
    public String redact(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String redacted = text;
        for (String secret : readable()) {
            redacted = secret.length() > 2
                    ? redacted.replace(secret, MASK)
                    : Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}])")
                            .matcher(redacted)
                            .replaceAll(MASK);
        }
        return redacted;
    }

    /** The secrets, longest first. Every line of every transcript passes here, hence no streams. */
    private List<String> readable() {
        List<String> secrets = new ArrayList<>(2);
        add(telnetPassword, secrets);
        add(coaPassword, secrets);
        for (Secret secret : secretOptions.values()) {
            add(secret, secrets);
        }
        if (secrets.size() > 1) {
            secrets.sort(Comparator.comparingInt(String::length).reversed());
        }
        return secrets;
    }

    private static void add(Secret secret, List<String> secrets) {
        if (secret != null && secret.trouble().isEmpty() && !secret.reveal().isEmpty()) {
            secrets.add(secret.reveal());
        }
    }

    /** All secrets by what they are called: the column in lower case, or the key of the option. */
    public SortedMap<String, Secret> secrets() {
        SortedMap<String, Secret> secrets = new TreeMap<>(secretOptions);
        if (telnetPassword != null) {
            secrets.put(TELNET_PASSWORD, telnetPassword);
        }
        if (coaPassword != null) {
            secrets.put(COA_PASSWORD, coaPassword);
        }
        return secrets;
    }

    /** Why secrets of this NAS cannot be had now, and what to do, one line each; empty when it can be worked. */
    public List<String> unreadable() {
        return secrets().values().stream()
                .flatMap(secret -> secret.trouble().stream())
                .toList();
    }

    /** The address to connect to: {@link #telnetIp()} where given, else {@link #ip()}. */
    public String managementAddress() {
        return telnetIp == null ? ip : telnetIp;
    }
}
