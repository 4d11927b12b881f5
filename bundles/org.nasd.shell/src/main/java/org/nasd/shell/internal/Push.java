package org.nasd.shell.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.shell.internal.view.Json;

/**
 * What {@code nas:push} was asked.
 *
 * @param event the event
 * @param timeout how long to wait for its end; zero: not at all
 */
record Push(Event event, Duration timeout) {

    private static final String DEFAULT_SECONDS = "60";
    private static final String WAIT = "--wait";

    /** The words with a number behind every {@code --wait}, so that it can be read like any other option. */
    static List<Object> waiting(List<Object> words) {
        List<Object> complete = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).toString();
            boolean bare = word.equals(WAIT)
                    && (i + 1 == words.size() || !isNumber(words.get(i + 1).toString()));
            complete.add(bare ? WAIT + "=" + DEFAULT_SECONDS : words.get(i));
        }
        return complete;
    }

    /**
     * @param early what stood behind a {@code --wait} in front of the arguments, which may be the first argument itself
     * @param words the arguments
     */
    static Push of(String early, List<String> words, PushCommand options) {
        List<String> all = new ArrayList<>(words);
        String wait = options.wait;
        if (early != null && !isNumber(early)) {
            all.add(0, early);
            wait = early.equals(wait) ? DEFAULT_SECONDS : wait;
        }
        Arguments.exactly(all, "cmd", "user");
        Duration timeout = wait == null ? Duration.ZERO : Duration.ofSeconds(seconds(wait));
        return new Push(event(all.get(0), Arguments.number("the account", all.get(1)), options), timeout);
    }

    private static long seconds(String wait) {
        long seconds = Arguments.number(WAIT, wait);
        if (seconds < 1 || seconds > 86_400) {
            throw new OperationException(Kind.INVALID, WAIT + " is from 1 to 86400 seconds, not " + wait);
        }
        return seconds;
    }

    private static Event event(String type, long user, PushCommand options) {
        Map<String, String> params = options.params == null ? Map.of() : Arguments.pairs(options.params);
        return new Event(
                type,
                user,
                Arguments.maybe("--abonent", options.abonent),
                null,
                options.nasIp,
                Arguments.maybe("--usluga", options.usluga),
                options.acctSession,
                params.isEmpty() ? null : Json.of(params),
                Owner.UNKNOWN);
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d+");
    }
}
