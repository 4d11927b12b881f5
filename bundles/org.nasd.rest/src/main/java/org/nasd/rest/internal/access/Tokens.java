package org.nasd.rest.internal.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasd.api.operations.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokens of programs, {@code etc/org.nasd.rest.tokens.cfg}: {@code name = role:SHA-256 of the token}. */
@Component(service = Tokens.class, configurationPid = "org.nasd.rest.tokens")
public final class Tokens {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ENTRY = Pattern.compile("(viewer|operator|admin)\\s*:\\s*([0-9a-fA-F]{64})");

    private final Map<String, Owner> owners = new HashMap<>();

    /**
     * Who presents a token.
     *
     * @param name for the records
     * @param role what it may do
     */
    record Owner(String name, Role role) {}

    @Activate
    public Tokens(Map<String, Object> settings) {
        // A key with a dot is the container's own.
        settings.forEach((key, value) -> {
            if (!key.contains(".")) {
                add(key, String.valueOf(value).trim());
            }
        });
    }

    private void add(String name, String value) {
        Matcher entry = ENTRY.matcher(value);
        if (!NAME.matcher(name).matches() || !entry.matches()) {
            // The value may be a token that somebody wrote down in plain.
            LOG.error(
                    "The token {} in etc/org.nasd.rest.tokens.cfg is not in force: write NAME = ROLE:HASH, with a name of letters, "
                            + "digits, '-' and '_', one of viewer, operator, admin, and the 64 hexadecimal digits of the token's SHA-256",
                    NAME.matcher(name).matches() ? name : "with an unusable name");
            return;
        }
        Role role = Role.valueOf(entry.group(1).toUpperCase(Locale.ROOT));
        owners.put(entry.group(2).toLowerCase(Locale.ROOT), new Owner(name, role));
    }

    Optional<Owner> owner(String token) {
        return Optional.ofNullable(owners.get(sha256(token)));
    }

    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
