package org.nasd.api.driver;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

/**
 * The settings in force for a NAS, by the keys of scheme.cfg: common defaults, then the driver's, the scheme's and the NAS's own
 * options, each laid over the one before. Immutable.
 *
 * <p>Getters throw {@link SettingException} for a key that is missing or whose value cannot be read as asked.
 */
public final class Settings {

    /** Defaults of the keys that every driver shares. */
    public static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("charset", "UTF-8"),
            Map.entry("timeout.connect", "5"),
            Map.entry("timeout.login", "10"),
            Map.entry("timeout.command", "30"),
            Map.entry("timeout.idle", "300"),
            Map.entry("timeout.probe", "5"),
            Map.entry("sessions.max", "1"),
            Map.entry("session.concurrency", "1"),
            Map.entry("rate.limit", "0"),
            Map.entry("coalesce", "true"),
            Map.entry(
                    "opposites",
                    "user_redirect:user_redirect_cancel, user_drop:user_accept, user_rate_set:user_rate_set_cancel, "
                            + "own_disabled:own_disabled_cancel"),
            Map.entry("urgent", "user_info, user_test, user_get_mac"));

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * @param layers from the most general to the most particular, over {@link #COMMON}
     */
    @SafeVarargs
    public static Settings of(Map<String, String>... layers) {
        Map<String, String> merged = new HashMap<>(COMMON);
        for (Map<String, String> layer : layers) {
            merged.putAll(layer);
        }
        return new Settings(merged);
    }

    /** All keys and values, sorted by key. */
    public Map<String, String> asMap() {
        return new TreeMap<>(values);
    }

    /** The text of a key, or empty when it is not set or set to nothing. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::trim).filter(v -> !v.isEmpty());
    }

    /** The text of a key that must be there. */
    public String required(String key) {
        return text(key).orElseThrow(() -> new SettingException(key + " is not set"));
    }

    /** A whole number within bounds, both included. */
    public int integer(String key, int min, int max) {
        String value = required(key);
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a whole number from " + min + " to " + max);
        }
        throw wrong(key, value, "a whole number from " + min + " to " + max);
    }

    /** A duration given in seconds, fractions allowed, more than zero and at most a day. */
    public Duration seconds(String key) {
        String value = required(key);
        try {
            double seconds = Double.parseDouble(value);
            if (seconds > 0 && seconds <= 86_400) {
                return Duration.ofNanos(Math.round(seconds * 1e9));
            }
        } catch (NumberFormatException e) {
            throw wrong(key, value, "seconds, more than 0 and at most 86400");
        }
        throw wrong(key, value, "seconds, more than 0 and at most 86400");
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key) {
        String value = required(key);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, value, "true or false");
        };
    }

    /** As {@link #flag(String)}, for a key without a default. */
    public boolean flag(String key, boolean otherwise) {
        return text(key).isPresent() ? flag(key) : otherwise;
    }

    /** One word out of a given set. */
    public String choice(String key, Set<String> allowed) {
        String value = required(key);
        if (!allowed.contains(value)) {
            throw wrong(
                    key,
                    value,
                    "one of " + String.join(", ", allowed.stream().sorted().toList()));
        }
        return value;
    }

    /** A regular expression, or empty when the key is not set. */
    public Optional<Pattern> pattern(String key) {
        return text(key).map(value -> {
            try {
                return Pattern.compile(value);
            } catch (PatternSyntaxException e) {
                throw wrong(key, value, "a regular expression (" + e.getDescription() + " near " + e.getIndex() + ")");
            }
        });
    }

    /** A character set by Java's name. */
    public Charset charset(String key) {
        String value = required(key);
        try {
            return Charset.forName(value);
        } catch (IllegalArgumentException e) {
            throw wrong(key, value, "a character set by Java's name, for example UTF-8 or windows-1251");
        }
    }

    /** Items separated by commas, trimmed, empty ones left out; empty when the key is not set. */
    public List<String> list(String key) {
        return text(key).stream()
                .flatMap(v -> Arrays.stream(v.split(",")))
                .map(String::trim)
                .filter(v -> !v.isEmpty())
                .toList();
    }

    /** The values of {@code prefix.1}, {@code prefix.2} and so on, up to the first number that is missing. */
    public List<String> numbered(String prefix) {
        return IntStream.iterate(1, i -> text(prefix + "." + i).isPresent(), i -> i + 1)
                .mapToObj(i -> required(prefix + "." + i))
                .toList();
    }

    private static SettingException wrong(String key, String value, String allowed) {
        return new SettingException(key + " = " + value + " is not " + allowed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings that && that.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
