package org.nasd.shell.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasd.api.event.FailureReason;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;

/** Reads the words behind a command. */
final class Arguments {

    private Arguments() {}

    /** Words as text; null for none. */
    static List<String> text(List<Object> words) {
        return words == null ? List.of() : words.stream().map(Arguments::word).toList();
    }

    /** The shell makes lists of what stands in brackets; this makes the words of it again. */
    private static String word(Object word) {
        if (word instanceof List<?> list) {
            return list.stream()
                    .map(Arguments::word)
                    .reduce((a, b) -> a + " " + b)
                    .map(s -> "[" + s + "]")
                    .orElse("[]");
        }
        if (word instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> word(e.getKey()) + "=" + word(e.getValue()))
                    .reduce((a, b) -> a + " " + b)
                    .map(s -> "[" + s + "]")
                    .orElse("[]");
        }
        return word == null ? "" : word.toString();
    }

    /**
     * Pairs of key and value. Over SSH the shell tears {@code key='a value'} into three words; they are put together again.
     *
     * @throws OperationException when a word is no pair
     */
    static Map<String, String> pairs(List<String> words) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("=") && !joined.isEmpty() && i + 1 < words.size()) {
                joined.add(joined.remove(joined.size() - 1) + "=" + words.get(++i));
            } else {
                joined.add(word);
            }
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : joined) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new OperationException(Kind.INVALID, "'" + word + "' is no key=value");
            }
            pairs.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return pairs;
    }

    static EventPlace place(String word) {
        return switch (word) {
            case "compact" -> EventPlace.COMPACT;
            case "main" -> EventPlace.MAIN;
            case "failed" -> EventPlace.FAILED;
            default ->
                throw new OperationException(
                        Kind.INVALID, "there is no stack '" + word + "': it is compact, main or failed");
        };
    }

    static long number(String what, String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new OperationException(Kind.INVALID, what + " is a whole number, not '" + word + "'", e);
        }
    }

    /** As {@link #number}; null for null. */
    static Long maybe(String what, String word) {
        return word == null ? null : number(what, word);
    }

    static int small(String what, String word) {
        long number = number(what, word);
        if (number != (int) number) {
            throw new OperationException(Kind.INVALID, what + " cannot be " + word);
        }
        return (int) number;
    }

    /**
     * A span of time as people write it: {@code 90s}, {@code 30m}, {@code 2h}, {@code 7d}; null for null.
     *
     * @throws OperationException when it is none
     */
    static Duration span(String what, String word) {
        if (word == null) {
            return null;
        }
        if (!word.matches("[1-9]\\d{0,5}[smhd]")) {
            throw new OperationException(
                    Kind.INVALID,
                    what + " is a number with s, m, h or d behind it, as in 90s, 30m, 2h, 7d; not '" + word + "'");
        }
        long number = Long.parseLong(word.substring(0, word.length() - 1));
        return switch (word.charAt(word.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** Reasons of failures, separated by commas; none for null. */
    static Set<FailureReason> reasons(String words) {
        Set<FailureReason> reasons = EnumSet.noneOf(FailureReason.class);
        for (String word : words == null ? new String[0] : words.split(",", -1)) {
            reasons.add(reason(word.strip()));
        }
        return reasons;
    }

    private static FailureReason reason(String word) {
        return Arrays.stream(FailureReason.values())
                .filter(reason -> reason.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new OperationException(
                        Kind.INVALID,
                        "there is no reason '" + word + "': it is "
                                + Arrays.stream(FailureReason.values())
                                        .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    /** The first word, which must be there. */
    static String first(List<String> words, String name) {
        if (words.isEmpty()) {
            throw new OperationException(Kind.INVALID, "<" + name + "> is missing");
        }
        return words.get(0);
    }

    /** The words, of which there must be so many as names. */
    static List<String> exactly(List<String> words, String... names) {
        if (words.size() < names.length) {
            throw new OperationException(Kind.INVALID, "<" + names[words.size()] + "> is missing");
        }
        if (words.size() > names.length) {
            throw new OperationException(Kind.INVALID, "'" + words.get(names.length) + "' is too much");
        }
        return words;
    }
}
