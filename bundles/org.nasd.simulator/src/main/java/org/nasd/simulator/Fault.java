package org.nasd.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nasd.simulator.internal.Tokens;

/**
 * A fault rule: which commands, and what happens to them.
 *
 * @param trigger which commands
 * @param effect what happens
 */
public record Fault(Trigger trigger, Effect effect) {

    private static final Set<String> KEYS = Set.of(
            "command",
            "containing",
            "after",
            "every",
            "times",
            "per",
            "share",
            "point",
            "reset",
            "message",
            "category",
            "ms",
            "kind");

    /**
     * Reads a rule as an operator writes it: the effect's name, then {@code key=value} in any order, values with blanks in double
     * quotes. Effects: {@code silence}, {@code mute} (takes effect, no answer), {@code drop point=before|after|mid-word reset=true},
     * {@code error message="..." category=N}, {@code slow ms=N} (a byte), {@code delay ms=N}, {@code garbage
     * kind=huge-length|reserved-length|endless-sentence|endless-records|noise|bad-signature|wrong-source}. For each: {@code command=}, {@code containing=},
     * {@code after=}, {@code every=}, {@code times=}, {@code per=connection}, {@code share=0.1} (by chance).
     *
     * @throws IllegalArgumentException when it cannot be read, saying why
     */
    public static Fault parse(String text) {
        List<String> tokens = Tokens.of(text);
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("fault: nothing given");
        }
        Map<String, String> keys = new HashMap<>();
        for (String token : tokens.subList(1, tokens.size())) {
            int equals = token.indexOf('=');
            if (equals < 1 || !KEYS.contains(token.substring(0, equals))) {
                throw new IllegalArgumentException("fault '" + text + "': '" + token + "' is none of "
                        + KEYS.stream().sorted().toList());
            }
            keys.put(token.substring(0, equals), token.substring(equals + 1));
        }
        return new Fault(trigger(keys), effect(tokens.get(0), keys));
    }

    private static Trigger trigger(Map<String, String> keys) {
        return new Trigger(
                keys.getOrDefault("command", ""),
                keys.getOrDefault("containing", ""),
                number(keys, "after", 0),
                number(keys, "every", 1),
                number(keys, "times", 0),
                keys.getOrDefault("per", "nas").equals("connection"),
                share(keys));
    }

    private static Effect effect(String name, Map<String, String> keys) {
        return switch (name) {
            case "silence" -> new Effect.Silence(false);
            case "mute" -> new Effect.Silence(true);
            case "drop" ->
                new Effect.Drop(
                        constant(Effect.Point.class, keys.getOrDefault("point", "before")),
                        Boolean.parseBoolean(keys.getOrDefault("reset", "false")));
            case "error" ->
                new Effect.Refusal(
                        keys.getOrDefault("message", "failure: internal error"),
                        keys.containsKey("category") ? (int) number(keys, "category", 0) : null);
            case "slow" -> new Effect.Slow(Duration.ofMillis(number(keys, "ms", 1000)));
            case "delay" -> new Effect.Delay(Duration.ofMillis(number(keys, "ms", 1000)));
            case "garbage" -> new Effect.Garbage(constant(Effect.Kind.class, keys.getOrDefault("kind", "huge-length")));
            default ->
                throw new IllegalArgumentException(
                        "fault '" + name + "': known are silence, mute, drop, error, slow, delay, garbage");
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "fault: '" + text + "' is none of "
                            + List.of(type.getEnumConstants())
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'),
                    e);
        }
    }

    private static double share(Map<String, String> keys) {
        String text = keys.getOrDefault("share", "1");
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("fault: share=" + text + " is not a number", e);
        }
    }

    private static long number(Map<String, String> keys, String key, long missing) {
        String text = keys.get(key);
        try {
            return text == null ? missing : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("fault: " + key + "=" + text + " is not a number", e);
        }
    }
}
