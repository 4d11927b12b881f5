package org.nasd.driver.mikrotik.internal.command;

import java.util.List;
import org.nasd.driver.mikrotik.internal.wire.DeviceText;

/** Commands as text that can be read back: in the command line's form and in the API's own. */
public final class CommandText {

    private CommandText() {}

    /** The API's form, for example {@code /queue/simple/remove =comment=crb_10.88.0.15}. */
    public static String api(List<byte[]> words, DeviceText text) {
        StringBuilder line = new StringBuilder(text.decode(words.get(0)));
        for (byte[] word : words.subList(1, words.size())) {
            line.append(' ');
            appendWord(word, 0, text, line);
        }
        return line.toString();
    }

    /** An argument {@code =name=value} in the command line's form {@code name=value}. */
    static void appendArgument(byte[] word, DeviceText text, StringBuilder line) {
        line.append(' ');
        appendWord(word, word[0] == '=' && equalsSign(word) > 0 ? 1 : 0, text, line);
    }

    private static void appendWord(byte[] word, int from, DeviceText text, StringBuilder line) {
        int equals = equalsSign(word);
        if (equals < 0) {
            line.append(text.decode(word, from, word.length));
            return;
        }
        line.append(text.decode(word, from, equals + 1));
        if (equals + 1 < word.length) {
            line.append(Quoting.quote(word, equals + 1, text));
        }
    }

    static String condition(Condition condition, DeviceText text) {
        StringBuilder line = new StringBuilder();
        append(condition, false, text, line);
        return line.toString();
    }

    private static void append(Condition condition, boolean inner, DeviceText text, StringBuilder line) {
        if (condition instanceof Condition.Test test) {
            appendTest(Words.bytes(test.word()), text, line);
        } else if (condition instanceof Condition.Not not) {
            line.append('!');
            append(not.condition(), true, text, line);
        } else if (condition instanceof Condition.And and) {
            appendJoined(and.conditions(), inner, " ", text, line);
        } else if (condition instanceof Condition.Or or) {
            appendJoined(or.conditions(), inner, " or ", text, line);
        }
    }

    private static void appendJoined(
            List<Condition> conditions, boolean inner, String join, DeviceText text, StringBuilder line) {
        line.append(inner ? "(" : "");
        for (int i = 0; i < conditions.size(); i++) {
            line.append(i > 0 ? join : "");
            append(conditions.get(i), true, text, line);
        }
        line.append(inner ? ")" : "");
    }

    private static void appendTest(byte[] word, DeviceText text, StringBuilder line) {
        int equals = equalsSign(word);
        if (equals < 0) {
            line.append(text.decode(word, 1, word.length));
            return;
        }
        boolean order = word[1] == '<' || word[1] == '>';
        line.append(text.decode(word, order ? 2 : 1, equals))
                .append(order ? (char) word[1] : '=')
                .append(Quoting.quote(word, equals + 1, text));
    }

    private static int equalsSign(byte[] word) {
        for (int i = 1; i < word.length; i++) {
            if (word[i] == '=') {
                return i;
            }
        }
        return -1;
    }
}
