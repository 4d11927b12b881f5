package org.nasd.itests.drivers;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nasd.itests.harness.Billing;

/**
 * An event of these tests: how the device takes it, whose it is, and its place among the account's events, from 1. Its text is all that a
 * device gets to see of it.
 */
record Mark(Mood mood, long account, int place) {

    static final String EVENT = "mark";

    /** The event that is never sent a second time where its fate is unknown. */
    static final String ONCE = "once";

    /** How a device takes an event. */
    enum Mood {
        /** Does it. */
        FINE,
        /** Is busy the first time, and does it the second time. */
        LATER,
        /** Refuses it for good. */
        NEVER
    }

    /** One that every device does. */
    static Mark fine(long account, int place) {
        return new Mark(Mood.FINE, account, place);
    }

    /** One of ten is for later, at another place for each account; one of fifty for never. */
    static Mark mixed(long account, int place) {
        if (place % 10 == account % 10) {
            return new Mark(Mood.LATER, account, place);
        }
        boolean never = account % 5 == 2 && place % 10 == (account + 3) % 10;
        return new Mark(never ? Mood.NEVER : Mood.FINE, account, place);
    }

    /** The first ones of an account, by place. */
    static List<Mark> mixedUpTo(long account, int places) {
        return IntStream.rangeClosed(1, places)
                .mapToObj(place -> mixed(account, place))
                .toList();
    }

    /** How its text begins. */
    static String prefix(Mood mood) {
        return mood.name().toLowerCase(Locale.ROOT) + ".";
    }

    String text() {
        return prefix(mood) + account + "." + place;
    }

    /** Reads a text. */
    static Mark of(String text) {
        String[] parts = text.split("\\.", -1);
        return new Mark(
                Mood.valueOf(parts[0].toUpperCase(Locale.ROOT)), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }

    /** What a device sees of it in the end: {@link Sight#brief}, once, or first refused and then done. */
    List<String> sights() {
        return switch (mood) {
            case FINE -> List.of(text());
            case LATER -> List.of(text() + "!", text());
            case NEVER -> List.of(text() + "!");
        };
    }

    /** What a log tells of it in the end, as {@link Tries} read it. */
    List<String> tries() {
        return switch (mood) {
            case FINE -> List.of(text() + " 1 DONE");
            case LATER -> List.of(text() + " 1 POSTPONED", text() + " 2 DONE");
            case NEVER -> List.of(text() + " 1 FAILED");
        };
    }

    /** What a billing asks of nasd to have it. */
    Billing.Request request() {
        return request(EVENT);
    }

    /** The same by an event of another name. */
    Billing.Request request(String event) {
        return new Billing.Request(event, account, "{\"mark\": \"" + text() + "\"}");
    }
}
