package org.nasd.driver.mikrotik.internal.command;

import java.util.List;

/** A condition on entries, as it is written. */
sealed interface Condition {

    /** One comparison, as its query word, byte for byte (ISO 8859-1). */
    record Test(String word) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record And(List<Condition> conditions) implements Condition {}

    record Or(List<Condition> conditions) implements Condition {}

    /** Appends the query words of the condition: what is joined comes first, then what joins it. */
    static void append(Condition condition, List<byte[]> words) {
        if (condition instanceof Test test) {
            words.add(Words.bytes(test.word()));
        } else if (condition instanceof Not not) {
            append(not.condition(), words);
            words.add(Words.ascii("?#!"));
        } else if (condition instanceof And and) {
            appendJoined(and.conditions(), "?#&", words);
        } else if (condition instanceof Or or) {
            appendJoined(or.conditions(), "?#|", words);
        }
    }

    /** As {@link #append}, for a whole query: what lies side by side at its end is joined by the router itself. */
    static void appendQuery(Condition condition, List<byte[]> words) {
        if (condition instanceof And and) {
            and.conditions().forEach(each -> append(each, words));
        } else {
            append(condition, words);
        }
    }

    private static void appendJoined(List<Condition> conditions, String join, List<byte[]> words) {
        for (int i = 0; i < conditions.size(); i++) {
            append(conditions.get(i), words);
            if (i > 0) {
                words.add(Words.ascii(join));
            }
        }
    }
}
