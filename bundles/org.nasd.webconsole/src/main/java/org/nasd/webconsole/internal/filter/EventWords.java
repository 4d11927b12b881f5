package org.nasd.webconsole.internal.filter;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasd.api.event.FailureReason;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;

/**
 * Reads the filter line of the events page: {@code nas:m1 cmd:user_redirect user:12 err:"no such item" since:1h reason:refused}. A bare
 * number is an account, any other bare word is looked for in the error.
 */
public final class EventWords {

    private static final Pattern KEYED = Pattern.compile("([a-zA-Z]+):(.*)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\d{1,19}");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");
    private static final String KNOWN = "nas, cmd, user, err, since, reason";

    private final EventPlace place;
    private final Set<FailureReason> reasons = EnumSet.noneOf(FailureReason.class);
    private String nas;
    private Long user;
    private String type;
    private String error;
    private Duration within;

    private EventWords(EventPlace place) {
        this.place = place;
    }

    /**
     * The query that a line stands for.
     *
     * @param cursor where the page begins, or null for the first
     * @throws FilterException when it cannot be understood
     */
    public static EventQuery query(EventPlace place, String line, Long cursor, int limit) {
        EventWords words = new EventWords(place);
        Words.of(line).forEach(words::take);
        return new EventQuery(
                place, words.nas, words.user, words.type, words.error, words.within, words.reasons, cursor, limit);
    }

    private void take(String word) {
        Matcher keyed = KEYED.matcher(word);
        if (keyed.matches()) {
            keyed(keyed.group(1).toLowerCase(Locale.ROOT), keyed.group(2), word);
        } else if (ID.matcher(word).matches()) {
            user = once(user, id(word), "user");
        } else {
            error = once(error, word, "err");
        }
    }

    private void keyed(String key, String value, String word) {
        if (value.isEmpty()) {
            throw new FilterException("what shall " + word + " be? Write for example " + example(key));
        }
        switch (key) {
            case "nas" -> nas = once(nas, value, key);
            case "cmd", "type" -> type = once(type, value, key);
            case "user", "account" -> user = once(user, id(value), key);
            case "err", "error" -> error = once(error, value, key);
            case "since" -> within = once(within, span(value), key);
            case "reason" -> reasons(value);
            default ->
                throw new FilterException("there is no filter " + key + ":, only " + KNOWN
                        + "; to look for this text in errors put it in quotes behind err:");
        }
    }

    private static String example(String key) {
        return switch (key) {
            case "nas" -> "nas:m1";
            case "user", "account" -> "user:12";
            case "err", "error" -> "err:timeout";
            case "since" -> "since:1h";
            case "reason" -> "reason:refused";
            default -> "cmd:user_redirect";
        };
    }

    private static <T> T once(T before, T value, String key) {
        if (before != null) {
            throw new FilterException(key + " can be given only once; an event has only one");
        }
        return value;
    }

    private static Long id(String text) {
        try {
            if (ID.matcher(text).matches()) {
                return Long.valueOf(text);
            }
        } catch (NumberFormatException e) {
            throw new FilterException("no account has so large a number: " + text, e);
        }
        throw new FilterException("an account is a number, not " + text);
    }

    private static Duration span(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches() || Long.parseLong(span.group(1)) == 0) {
            throw new FilterException("since: takes a number and s, m, h or d, for example since:15m, not " + text);
        }
        long number = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private void reasons(String text) {
        if (place != EventPlace.FAILED) {
            throw new FilterException("only failed events have a reason");
        }
        for (String name : text.split(",")) {
            try {
                reasons.add(FailureReason.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new FilterException(
                        "there is no reason " + name
                                + ", only rejected, refused, exhausted, uncertain, poison, cancelled",
                        e);
            }
        }
    }
}
